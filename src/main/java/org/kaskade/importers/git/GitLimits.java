package org.kaskade.importers.git;

import java.time.Duration;

/// How much of a repository is read at most, so that no repository can exhaust the server.
///
/// @param packBytes received by one fetch, after decompression by HTTP
/// @param objectBytes of one fetched object once inflated; bounds the heap that a fetch needs
/// @param references branches and tags of a remote
/// @param files of one commit that match a source's globs
/// @param depth of folders
/// @param fileBytes of one file
/// @param connect how long a connection may take to be made
/// @param read how long the remote may be silent
/// @param fetch how long one fetch may take
/// @param historyCommits visited to find who changed the files last
/// @param history how long that may take
public record GitLimits(
    long packBytes,
    long objectBytes,
    int references,
    int files,
    int depth,
    int fileBytes,
    Duration connect,
    Duration read,
    Duration fetch,
    int historyCommits,
    Duration history) {

  /// What is right for all but the largest repositories.
  public static GitLimits standard() {
    return new GitLimits(
        2L << 30,
        256L << 20,
        50_000,
        200_000,
        64,
        10 << 20,
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(600),
        20_000,
        Duration.ofSeconds(5));
  }

  /// The same with other times.
  public GitLimits within(Duration newConnect, Duration newRead, Duration newFetch) {
    return new GitLimits(
        packBytes,
        objectBytes,
        references,
        files,
        depth,
        fileBytes,
        newConnect,
        newRead,
        newFetch,
        historyCommits,
        history);
  }
}
