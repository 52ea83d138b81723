package org.kaskade.importers.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.UnusableSource.Reason;

/// An open repository. Its commits and files can be read until it is closed, by any thread.
public final class GitRepository implements AutoCloseable {
  private final Repository repository;
  private final String shown;
  private final GitLimits limits;

  GitRepository(Repository repository, String shown, GitLimits limits) {
    this.repository = repository;
    this.shown = shown;
    this.limits = limits;
  }

  /// The newest commit of a branch.
  ///
  /// @param branch null for the repository's default branch: the one that HEAD names, or HEAD's
  ///   commit where it is detached
  /// @throws UnusableSource when there is no such branch, or no commit yet
  public GitCommit newest(@Nullable String branch) {
    return read(revisions -> branch == null ? revisions.head() : revisions.branch(branch));
  }

  /// The commit that a branch, a tag, `HEAD`, or a full or abbreviated commit id means.
  ///
  /// @throws UnusableSource when there is none, or the abbreviation is ambiguous
  public GitCommit resolve(String revision) {
    return read(revisions -> revisions.any(revision));
  }

  /// The names of all branches, in order.
  public List<String> branches() {
    try {
      return new Revisions(repository, shown).branches();
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /// The files in which two commits differ, by path; empty when the earlier one isn't in the
  /// repository any more, or its trees aren't.
  ///
  /// @param earlier a full commit id
  public Optional<List<ChangedPath>> changedPaths(String earlier, GitCommit later) {
    List<ChangedPath> changed = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader);
        TreeDifference difference = new TreeDifference(reader, limits.depth())) {
      RevCommit before = walk.parseCommit(ObjectId.fromString(earlier));
      difference.visit(
          before.getTree(),
          later.tree(),
          folder -> changed.size() <= limits.files(),
          (path, kind) -> changed.add(new ChangedPath(path, kind)));
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(List.copyOf(changed));
  }

  /// Whether a commit's history holds an earlier one; false too when that one isn't in the
  /// repository any more. Walks at most the history since.
  ///
  /// @param earlier a full commit id
  public boolean follows(GitCommit commit, String earlier) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      return walk.isMergedInto(
          walk.parseCommit(ObjectId.fromString(earlier)),
          walk.parseCommit(ObjectId.fromString(commit.id())));
    } catch (IOException gone) {
      return false;
    }
  }

  private interface Search {
    ObjectId in(Revisions revisions) throws IOException;
  }

  private GitCommit read(Search search) {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId id = search.in(new Revisions(repository, shown));
      try {
        return new GitCommit(repository, walk.parseCommit(id), limits);
      } catch (MissingObjectException e) {
        throw new UnusableSource(
            Reason.REPOSITORY,
            "%s lacks commit %s. Check the repository with 'git fsck', or fetch it anew."
                .formatted(shown, id.name()),
            e);
      }
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private UnusableSource damaged(IOException e) {
    return new UnusableSource(
        Reason.REPOSITORY,
        "%s can't be read: %s. Check the repository with 'git fsck'."
            .formatted(shown, e.getMessage()),
        e);
  }

  @Override
  public void close() {
    repository.close();
  }

  @Override
  public String toString() {
    return shown;
  }
}
