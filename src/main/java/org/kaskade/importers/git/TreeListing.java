package org.kaskade.importers.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.kaskade.estate.CodePoints;
import org.kaskade.importers.git.UnusableSource.Reason;

/// One walk through a commit's trees. Descends only where the globs could match.
final class TreeListing {
  /// A tree of this size has a million entries.
  private static final int LARGEST_TREE_BYTES = 64 << 20;

  /// Entries looked at for each file that may be found: bounds trees that hold each other often.
  private static final int ENTRIES_PER_FILE = 20;

  private final Repository repository;
  private final ObjectReader reader;
  private final Globs globs;
  private final GitLimits limits;
  private final List<GitFile> files = new ArrayList<>();
  private final List<SkippedPath> skipped = new ArrayList<>();
  private final List<int[]> segments = new ArrayList<>();
  private long entries;

  private TreeListing(Repository repository, ObjectReader reader, Globs globs, GitLimits limits) {
    this.repository = repository;
    this.reader = reader;
    this.globs = globs;
    this.limits = limits;
  }

  static GitListing of(Repository repository, ObjectId root, Globs globs, GitLimits limits) {
    try (ObjectReader reader = repository.newObjectReader()) {
      TreeListing listing = new TreeListing(repository, reader, globs, limits);
      listing.folder("", root);
      listing.files.sort(Comparator.comparing(GitFile::path, CodePoints.ORDER));
      listing.skipped.sort(Comparator.comparing(SkippedPath::path, CodePoints.ORDER));
      return new GitListing(listing.files, listing.skipped);
    }
  }

  static List<TreeEntry> entries(ObjectReader reader, AnyObjectId tree) throws IOException {
    return TreeEntry.parse(
        tree, reader.open(tree, Constants.OBJ_TREE).getBytes(LARGEST_TREE_BYTES));
  }

  private void folder(String prefix, ObjectId tree) {
    List<TreeEntry> found;
    try {
      found = entries(reader, tree);
    } catch (IOException | org.eclipse.jgit.errors.LargeObjectException e) {
      skip(prefix.isEmpty() ? "/" : prefix, SkippedPath.Reason.UNREADABLE_FOLDER);
      return;
    }
    entries += found.size();
    if (entries > (long) limits.files() * ENTRIES_PER_FILE) {
      throw tooMany((long) limits.files() * ENTRIES_PER_FILE, "files and folders where they look");
    }
    Set<String> names = HashSet.newHashSet(found.size());
    for (TreeEntry entry : found) {
      String path = prefix + entry.name();
      segments.add(entry.name().codePoints().toArray());
      if (!entry.isSafe()) {
        if (globs.matches(segments) || globs.mayMatchBelow(segments)) {
          skip(path, SkippedPath.Reason.UNSAFE_NAME);
        }
      } else if (!names.add(entry.name())) {
        skip(path, SkippedPath.Reason.DUPLICATE);
      } else {
        entry(entry, path);
      }
      segments.removeLast();
    }
  }

  private void entry(TreeEntry entry, String path) {
    if (entry.isFolder()) {
      if (globs.mayMatchBelow(segments)) {
        if (segments.size() < limits.depth()) {
          folder(path + "/", entry.id());
        } else {
          skip(path, SkippedPath.Reason.TOO_DEEP);
        }
      }
    } else if (entry.isSubmodule()) {
      if (globs.matches(segments) || globs.mayMatchBelow(segments)) {
        skip(path, SkippedPath.Reason.SUBMODULE);
      }
    } else if (globs.matches(segments)) {
      if (entry.isFile()) {
        files.add(new GitFile(repository, path, entry.id(), limits.fileBytes()));
        if (files.size() > limits.files()) {
          throw tooMany(limits.files(), "files");
        }
      } else if (entry.isSymbolicLink()) {
        skip(path, SkippedPath.Reason.SYMBOLIC_LINK);
      } else {
        skip(path, SkippedPath.Reason.UNSAFE_NAME);
      }
    }
  }

  private void skip(String path, SkippedPath.Reason reason) {
    skipped.add(new SkippedPath(Text.printable(path), reason));
  }

  private static UnusableSource tooMany(long limit, String what) {
    return new UnusableSource(
        Reason.LIMIT,
        "The globs match more than %,d %s. Narrow them, or raise the limit on files."
            .formatted(limit, what));
  }
}
