package org.kaskade.importers.git;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// Finds the commit that changed each of many files last, in one walk back from a commit.
///
/// Answers what `git log -1 -- <path>` answers: each path is handed from a commit to the first
/// parent that has the same content; where no parent has, the commit made it so. A commit's tree is
/// compared with its parents' once for all paths, so the time goes with the commits, not with
/// commits times paths.
final class FileHistory implements AutoCloseable {
  private final GitLimits limits;
  private final RevWalk walk;
  private final TreeDifference difference;
  private final @Nullable AnyObjectId known;
  private final Set<ObjectId> shallow;
  private final Set<String> folders = new HashSet<>();
  private final Map<RevCommit, Set<String>> pending = new HashMap<>();
  private final PriorityQueue<RevCommit> queue =
      new PriorityQueue<>(Comparator.comparingInt(RevCommit::getCommitTime).reversed());
  private final Map<String, LastChange> changes = new LinkedHashMap<>();

  private FileHistory(
      ObjectReader reader, GitLimits limits, @Nullable AnyObjectId known, Set<ObjectId> shallow) {
    this.limits = limits;
    this.shallow = shallow;
    this.walk = new RevWalk(reader);
    this.difference = new TreeDifference(reader, Integer.MAX_VALUE);
    this.known = known;
    walk.setRetainBody(true);
  }

  /// @param paths of files of the commit; others are not in the answer
  /// @param known where to stop: paths that are unchanged since are not in the answer
  static Map<String, LastChange> of(
      Repository repository,
      AnyObjectId commit,
      Set<String> paths,
      @Nullable AnyObjectId known,
      GitLimits limits)
      throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        FileHistory history =
            new FileHistory(
                reader, limits, known, repository.getObjectDatabase().getShallowCommits())) {
      history.begin(history.walk.parseCommit(commit), paths);
      history.run();
      return history.changes;
    }
  }

  @Override
  public void close() {
    difference.close();
    walk.close();
  }

  private void begin(RevCommit commit, Set<String> paths) throws IOException {
    for (String path : paths) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        folders.add(path.substring(0, slash));
      }
    }
    Set<String> present = new HashSet<>();
    difference.visit(
        null,
        commit.getTree(),
        folders::contains,
        (path, kind) -> {
          if (paths.contains(path)) {
            present.add(path);
          }
        });
    hand(present, commit);
  }

  private void run() {
    long end = System.nanoTime() + limits.history().toNanos();
    for (int visited = 0; !queue.isEmpty(); visited++) {
      RevCommit commit = queue.remove();
      Set<String> paths = pending.remove(commit);
      if (paths == null || commit.equals(known)) {
        continue;
      }
      if (visited >= limits.historyCommits() || System.nanoTime() - end > 0) {
        record(paths, commit, false);
        continue;
      }
      visit(commit, paths);
    }
  }

  private void visit(RevCommit commit, Set<String> paths) {
    Set<String> rest = paths;
    try {
      for (RevCommit parent : commit.getParents()) {
        walk.parseHeaders(parent);
        Set<String> differing = differing(commit, parent, rest);
        rest.removeAll(differing);
        hand(rest, parent);
        rest = differing;
        if (rest.isEmpty()) {
          return;
        }
      }
      record(rest, commit, !shallow.contains(commit));
    } catch (IOException e) {
      // History ends here: a partial clone, or a damaged repository. What is still here hasn't
      // changed since this commit.
      record(rest, commit, false);
    }
  }

  private Set<String> differing(RevCommit commit, RevCommit parent, Set<String> among)
      throws IOException {
    Set<String> differing = new HashSet<>();
    difference.visit(
        parent.getTree(),
        commit.getTree(),
        folders::contains,
        (path, kind) -> {
          if (among.contains(path)) {
            differing.add(path);
          }
        });
    return differing;
  }

  private void hand(Set<String> paths, RevCommit commit) {
    if (paths.isEmpty()) {
      return;
    }
    Set<String> waiting = pending.get(commit);
    if (waiting == null) {
      pending.put(commit, paths);
      queue.add(commit);
    } else {
      waiting.addAll(paths);
    }
  }

  private void record(Set<String> paths, RevCommit commit, boolean exact) {
    GitCommit.Author author = GitCommit.Author.of(commit);
    LastChange change =
        new LastChange(
            commit.name(),
            author.name(),
            author.email(),
            author.at(),
            GitCommit.summary(commit),
            exact);
    for (String path : paths) {
      changes.put(path, change);
    }
  }
}
