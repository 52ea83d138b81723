package org.kaskade.importers.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Opens the repositories that sources name: local ones in place, remote ones as bare mirrors under
/// the data directory.
///
/// Without credentials given, it reads public repositories by https, and private ones by ssh with
/// the keys in the `.ssh` folder of the server's user. Known hosts are always those of that folder.
public final class GitRepositories {
  private final Path mirrors;
  private final GitLimits limits;
  private final ConcurrentHashMap<Path, ReentrantLock> fetching = new ConcurrentHashMap<>();

  public GitRepositories(Path dataDirectory) {
    this(dataDirectory, GitLimits.standard());
  }

  public GitRepositories(Path dataDirectory, GitLimits limits) {
    this.mirrors = dataDirectory.resolve("mirrors");
    this.limits = limits;
    QuietSystem.install();
  }

  /// Opens a repository; of a remote one, fetches what the revision needs first.
  ///
  /// Fetching takes up to the limit; interrupting the thread ends it. Others who read the same
  /// mirror go on meanwhile.
  ///
  /// @param source the source's name; sources do not share mirrors
  /// @param revision the branch, tag or commit that will be read; null for the default branch
  /// @throws UnusableSource when it can't be opened or fetched
  public GitRepository open(String source, GitUrl url, @Nullable String revision) {
    return open(source, url, revision, GitCredentials.NONE);
  }

  /// The same for a repository that asks who reads it.
  public GitRepository open(
      String source, GitUrl url, @Nullable String revision, GitCredentials credentials) {
    if (url.isLocal()) {
      return new GitRepository(
          Repositories.openLocal(url.path(), url.toString()), url.toString(), limits);
    }
    Path mirror = mirror(source, url);
    ReentrantLock lock = fetching.computeIfAbsent(mirror, _ -> new ReentrantLock());
    lock.lock();
    try {
      return new GitRepository(
          new Mirror(mirror, url, limits, credentials).fetched(revision), url.toString(), limits);
    } finally {
      lock.unlock();
    }
  }

  /// Opens what is on this machine's disk already: a local repository, or a mirror as the last
  /// fetch left it. Empty when there is none; nothing is fetched.
  ///
  /// @throws UnusableSource when a local repository can't be opened
  public Optional<GitRepository> onDisk(String source, GitUrl url) {
    if (url.isLocal()) {
      return Optional.of(open(source, url, null));
    }
    Path mirror = mirror(source, url);
    if (!Files.isRegularFile(mirror.resolve("HEAD"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new GitRepository(Repositories.build(mirror), url.toString(), limits));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /// Deletes the mirror of a source that is no more; does nothing to a local repository.
  public void forget(String source, GitUrl url) {
    if (url.isLocal()) {
      return;
    }
    Path mirror = mirror(source, url);
    ReentrantLock lock = fetching.computeIfAbsent(mirror, _ -> new ReentrantLock());
    lock.lock();
    try {
      Mirror.delete(mirror);
    } finally {
      lock.unlock();
    }
  }

  private Path mirror(String source, GitUrl url) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((source + "\n" + url).getBytes(StandardCharsets.UTF_8));
      return mirrors.resolve(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
