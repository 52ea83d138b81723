package org.kaskade.importers.git;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.UnusableSource.Reason;

/// One commit of an open repository, and the files in it. Any number of threads may read.
public final class GitCommit {
  private static final int LONGEST_SUMMARY = 200;

  private final Repository repository;
  private final GitLimits limits;
  private final ObjectId id;
  private final ObjectId tree;
  private final Author author;
  private final String summary;

  /// Who wrote a commit, as it says itself.
  ///
  /// @param email empty when there is none
  public record Author(String name, String email, Instant at) {
    static Author of(RevCommit commit) {
      PersonIdent author = commit.getAuthorIdent();
      return author == null
          ? new Author("unknown", "", Instant.ofEpochSecond(commit.getCommitTime()))
          : new Author(
              shown(author.getName()), shown(author.getEmailAddress()), author.getWhenAsInstant());
    }

    private static String shown(String text) {
      return Text.cut(Text.printable(text), LONGEST_SUMMARY);
    }
  }

  GitCommit(Repository repository, RevCommit commit, GitLimits limits) {
    this.repository = repository;
    this.limits = limits;
    this.id = commit.toObjectId();
    this.tree = commit.getTree().toObjectId();
    this.author = Author.of(commit);
    this.summary = summary(commit);
  }

  /// The full id, 40 hexadecimal digits.
  public String id() {
    return id.name();
  }

  public Author author() {
    return author;
  }

  /// The message's first line, at most 200 characters.
  public String summary() {
    return summary;
  }

  /// The files that the globs match, regular and executable ones.
  ///
  /// @throws UnusableSource when they are more than the limit
  public GitListing files(Globs globs) {
    return TreeListing.of(repository, tree, globs, limits);
  }

  /// What became of the files that the globs match since an earlier commit.
  ///
  /// @param earlier a full commit id
  /// @return empty where only the whole listing can tell
  public Optional<GitChanges> changesSince(String earlier, Globs globs) {
    return CommitDifference.between(repository, earlier, this, globs, limits);
  }

  /// A regular or executable file by its path, e.g. `apps/web/compose.yaml`.
  public Optional<GitFile> file(String path) {
    if (Stream.of(path.split("/", -1))
        .anyMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."))) {
      return Optional.empty();
    }
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
      if (walk == null
          || !new TreeEntry(path, true, walk.getRawMode(0), walk.getObjectId(0)).isFile()) {
        return Optional.empty();
      }
      return Optional.of(new GitFile(repository, path, walk.getObjectId(0), limits.fileBytes()));
    } catch (IOException | IndexOutOfBoundsException e) {
      // A folder on the way is missing or damaged; the listing reports it.
      return Optional.empty();
    }
  }

  /// Who changed each of these files last, by path.
  ///
  /// Takes one walk over the history, within the limits on it. Paths that the commit doesn't have
  /// are not in the answer.
  public Map<String, LastChange> lastChanges(Set<String> paths) {
    return changes(paths, null);
  }

  /// Who changed each of these files last, of those that changed after an earlier commit.
  ///
  /// For the others the earlier commit's answer still holds. When that commit is gone or isn't an
  /// ancestor, all are in the answer.
  ///
  /// @param earlier a full commit id
  public Map<String, LastChange> lastChangesSince(String earlier, Set<String> paths) {
    return changes(paths, ObjectId.fromString(earlier));
  }

  private Map<String, LastChange> changes(Set<String> paths, @Nullable ObjectId known) {
    try {
      return FileHistory.of(repository, id, paths, known, limits);
    } catch (IOException e) {
      throw new UnusableSource(
          Reason.REPOSITORY,
          "The history of commit %s can't be read from %s: %s. Check the repository with 'git fsck'."
              .formatted(id.name(), repository.getDirectory(), e.getMessage()),
          e);
    }
  }

  /// Who wrote each line of a file of this commit, moves and renames followed.
  ///
  /// Takes a walk over the file's history, and gives up after a minute.
  ///
  /// @throws UnusableSource when it takes too long, or history can't be read
  public FileBlame blame(GitFile file) {
    try {
      return FileBlame.of(repository, id, file.path());
    } catch (IOException e) {
      throw new UnusableSource(
          Reason.REPOSITORY,
          "The history of %s can't be read from %s: %s. Check the repository with 'git fsck'."
              .formatted(file.path(), repository.getDirectory(), e.getMessage()),
          e);
    }
  }

  ObjectId tree() {
    return tree;
  }

  static String summary(RevCommit commit) {
    return Text.cut(Text.printable(commit.getShortMessage()), LONGEST_SUMMARY);
  }

  @Override
  public String toString() {
    return id.name();
  }
}
