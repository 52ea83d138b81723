package org.kaskade.importers.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.util.FS;
import org.kaskade.importers.git.UnusableSource.Reason;

/// Opens repositories on this machine's disk in place, without looking at a working file.
final class Repositories {
  private Repositories() {}

  /// @param path of a work tree (with a `.git` folder, or a `.git` file as in further work trees)
  ///   or of a bare repository
  static Repository openLocal(Path path, String shown) {
    if (!Files.isDirectory(path)) {
      throw new UnusableSource(
          Reason.REPOSITORY,
          "%s is not there, or is no folder. Name the folder of a Git repository."
              .formatted(shown));
    }
    try {
      File directory = FileKey.resolve(path.toFile(), FS.DETECTED);
      if (directory == null) {
        throw new RepositoryNotFoundException(path.toFile());
      }
      Repository repository = build(directory.toPath());
      String format = repository.getConfig().getString("extensions", null, "objectformat");
      if (format != null && !format.equals("sha1")) {
        repository.close();
        throw new UnusableSource(
            Reason.REPOSITORY,
            "%s names its objects by %s, which Kaskade can't read yet: only sha1."
                .formatted(shown, Text.printable(format)));
      }
      return repository;
    } catch (RepositoryNotFoundException e) {
      throw new UnusableSource(
          Reason.REPOSITORY,
          "%s is not a Git repository: it has no .git and is no bare one. Name a repository's own folder, not one inside it."
              .formatted(shown),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableSource(
          Reason.REPOSITORY,
          "%s can't be opened: %s. Check that the server may read it, and that git can."
              .formatted(shown, Text.printable(String.valueOf(e.getMessage()))),
          e);
    }
  }

  /// @param directory with HEAD and config; need not exist yet
  static Repository build(Path directory) throws IOException {
    return new RepositoryBuilder().setGitDir(directory.toFile()).build();
  }
}
