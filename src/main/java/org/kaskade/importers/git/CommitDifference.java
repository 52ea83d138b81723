package org.kaskade.importers.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Compares a commit with one of its ancestors, at a cost that goes with what changed.
final class CommitDifference {
  /// Beyond this many commits, reading everything takes no longer.
  private static final int MOST_COMMITS = 1_000;

  private CommitDifference() {}

  /// Compares the files that the globs match.
  ///
  /// @param earlier a full commit id
  /// @return empty when that is no ancestor, or lies far back, and when anything but plain files
  ///   differs: the whole listing tells about those
  static Optional<GitChanges> between(
      Repository repository, String earlier, GitCommit later, Globs globs, GitLimits limits) {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader);
        TreeDifference difference = new TreeDifference(reader, Integer.MAX_VALUE)) {
      RevCommit from = walk.parseCommit(ObjectId.fromString(earlier));
      RevCommit to = walk.parseCommit(ObjectId.fromString(later.id()));
      if (!walk.isMergedInto(from, to)) {
        return Optional.empty();
      }
      Set<String> touched = new HashSet<>();
      walk.reset();
      walk.markStart(to);
      walk.markUninteresting(from);
      int commits = 0;
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        if (++commits > MOST_COMMITS) {
          return Optional.empty();
        }
        for (RevCommit parent : commit.getParents()) {
          walk.parseHeaders(parent);
          difference.visit(
              parent.getTree(),
              commit.getTree(),
              folder -> true,
              (path, kind) -> {
                if (globs.matches(path)) {
                  touched.add(path);
                }
              });
        }
      }
      boolean ordinary =
          touched.stream().allMatch(path -> isOrdinary(path, limits))
              && onlyFiles(reader, from.getTree(), touched)
              && onlyFiles(reader, to.getTree(), touched);
      return ordinary
          ? Optional.of(changes(new GitCommit(repository, from, limits), later, touched))
          : Optional.empty();
    } catch (IOException damagedOrShallow) {
      return Optional.empty();
    }
  }

  /// Whether nothing about a path needs to be told to people.
  private static boolean isOrdinary(String path, GitLimits limits) {
    String[] names = path.split("/", -1);
    return names.length < limits.depth()
        && path.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD')
        && Stream.of(names)
            .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
  }

  /// Whether each path is a file, a folder or nothing, so no symbolic link and no submodule.
  private static boolean onlyFiles(ObjectReader reader, RevTree tree, Set<String> paths)
      throws IOException {
    for (String path : paths) {
      try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
        if (walk != null
            && !walk.isSubtree()
            && !FileMode.REGULAR_FILE.equals(walk.getRawMode(0))
            && !FileMode.EXECUTABLE_FILE.equals(walk.getRawMode(0))) {
          return false;
        }
      }
    }
    return true;
  }

  private static GitChanges changes(GitCommit before, GitCommit after, Set<String> touched) {
    List<GitFile> files = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    int added = 0;
    for (String path : touched) {
      Optional<GitFile> was = before.file(path);
      Optional<GitFile> is = after.file(path);
      if (is.isPresent()) {
        if (was.isEmpty()) {
          added++;
        }
        if (was.isEmpty() || !was.get().blobId().equals(is.get().blobId())) {
          files.add(is.get());
        }
      } else if (was.isPresent()) {
        gone.add(path);
      }
    }
    return new GitChanges(touched, files, added, gone);
  }
}
