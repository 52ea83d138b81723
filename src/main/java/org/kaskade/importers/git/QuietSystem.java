package org.kaskade.importers.git;

import java.io.IOException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// Keeps JGit from reading the user's and the system's Git settings, from running `git` to find
/// them, and from writing probe files into repositories to measure their file system.
final class QuietSystem extends SystemReader.Delegate {
  private final StoredConfig nothing = new Nothing();

  private QuietSystem(SystemReader original) {
    super(original);
  }

  /// JGit asks one instance for the whole process.
  static synchronized void install() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof QuietSystem)) {
      SystemReader.setInstance(new QuietSystem(current));
    }
  }

  @Override
  public @Nullable String getenv(String variable) {
    return variable.startsWith("GIT_") ? null : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
    return new Empty(parent, files);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
    return new Empty(parent, files);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
    return new Empty(parent, files);
  }

  @Override
  public StoredConfig getUserConfig() {
    return nothing;
  }

  @Override
  public StoredConfig getSystemConfig() {
    return nothing;
  }

  @Override
  public StoredConfig getJGitConfig() {
    return nothing;
  }

  /// Empty but for the file system's resolution, which JGit would else measure by writing: two
  /// seconds is what it assumes of a file system it knows nothing of.
  private static @Nullable String resolution(String section, @Nullable String name) {
    return section.equals("filesystem")
            && ("timestampResolution".equals(name) || "minRacyThreshold".equals(name))
        ? "2 seconds"
        : null;
  }

  private static final class Nothing extends StoredConfig {
    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      return resolution(section, name);
    }
  }

  private static final class Empty extends FileBasedConfig {
    @SuppressWarnings("NullAway") // JGit takes no file for one that isn't there
    Empty(@Nullable Config parent, FS files) {
      super(parent, null, files);
    }

    @Override
    public void load() throws IOException, ConfigInvalidException {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
