package org.kaskade.importers.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// Whether all objects of a commit are there, its history aside.
final class Completeness {
  private Completeness() {}

  /// @param commit or the tag of one; what is neither counts as whole, and is reported on resolving
  static boolean isWhole(Repository repository, @Nullable ObjectId commit, GitLimits limits) {
    if (commit == null) {
      return true;
    }
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      Set<ObjectId> seen = new HashSet<>();
      Deque<ObjectId> open = new ArrayDeque<>();
      open.add(walk.parseCommit(commit).getTree().toObjectId());
      // Larger ones are refused when their files are listed.
      while (!open.isEmpty() && seen.size() <= limits.files()) {
        for (TreeEntry entry : TreeListing.entries(reader, open.remove())) {
          if ((entry.isFolder() || entry.isFile()) && seen.add(entry.id())) {
            if (!reader.has(entry.id())) {
              return false;
            }
            if (entry.isFolder()) {
              open.add(entry.id());
            }
          }
        }
      }
      return true;
    } catch (IncorrectObjectTypeException e) {
      return true;
    } catch (IOException | LargeObjectException e) {
      return false;
    }
  }
}
