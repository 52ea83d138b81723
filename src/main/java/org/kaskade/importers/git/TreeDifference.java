package org.kaskade.importers.git;

import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Finds the files in which two trees differ, without looking into folders that are equal.
final class TreeDifference implements AutoCloseable {
  private final TreeWalk walk;
  private final int depth;

  TreeDifference(ObjectReader reader, int depth) {
    this.walk = new TreeWalk(reader);
    this.depth = depth;
  }

  /// Visits the files that differ.
  ///
  /// @param before null for the empty tree
  /// @param enters whether to look into a folder, by path
  /// @param found takes path and kind; a file that became a folder is deleted
  void visit(
      @Nullable AnyObjectId before,
      AnyObjectId after,
      Predicate<String> enters,
      BiConsumer<String, ChangedPath.Kind> found)
      throws IOException {
    walk.reset();
    walk.setRecursive(false);
    walk.setFilter(before == null ? TreeFilter.ALL : TreeFilter.ANY_DIFF);
    try {
      walk.addTree(after);
      if (before != null) {
        walk.addTree(before);
      }
      while (walk.next()) {
        if (walk.isSubtree()) {
          if (walk.getDepth() < depth && enters.test(walk.getPathString())) {
            enter(before == null);
          }
        } else {
          found.accept(
              walk.getPathString(),
              walk.getRawMode(0) == 0
                  ? ChangedPath.Kind.DELETED
                  : before == null || walk.getRawMode(1) == 0
                      ? ChangedPath.Kind.ADDED
                      : ChangedPath.Kind.MODIFIED);
        }
      }
    } catch (IndexOutOfBoundsException e) {
      // JGit's iterator runs past the end of a damaged tree.
      throw new CorruptObjectException("damaged tree " + after.name(), e);
    }
  }

  /// With a tree that is looked at alone, what can't be read is left out; between two, it would
  /// look like a difference.
  private void enter(boolean lenient) throws IOException {
    try {
      walk.enterSubtree();
    } catch (MissingObjectException | CorruptObjectException | IndexOutOfBoundsException e) {
      if (!lenient) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    walk.close();
  }
}
