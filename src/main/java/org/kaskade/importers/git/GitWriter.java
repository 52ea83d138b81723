package org.kaskade.importers.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/// Makes commits without a work tree: for repositories that Kaskade itself is the author of.
public final class GitWriter {
  private GitWriter() {}

  /// Commits these files, and no others, on the default branch, after what is there.
  ///
  /// Makes the bare repository, with `main`, when there is none. Makes no commit when the newest
  /// one holds the same files already.
  ///
  /// @param repository folder of the bare repository
  /// @param files content by path
  /// @return the id of the newest commit
  /// @throws IOException when the repository can't be written, or someone else commits meanwhile
  public static String commit(
      Path repository,
      Map<String, byte[]> files,
      String authorName,
      String authorEmail,
      Instant at,
      String message)
      throws IOException {
    PersonIdent author = new PersonIdent(authorName, authorEmail, at, ZoneOffset.UTC);
    return commit(repository, Constants.HEAD, files, author, message);
  }

  /// The same on this branch, which begins at the newest commit of the default branch when there is
  /// none.
  public static String commit(
      Path repository,
      String branch,
      Map<String, byte[]> files,
      String authorName,
      String authorEmail,
      Instant at,
      String message)
      throws IOException {
    PersonIdent author = new PersonIdent(authorName, authorEmail, at, ZoneOffset.UTC);
    return commit(repository, Constants.R_HEADS + branch, files, author, message);
  }

  private static String commit(
      Path repository, String ref, Map<String, byte[]> files, PersonIdent author, String message)
      throws IOException {
    QuietSystem.install();
    try (Repository opened = Repositories.build(repository)) {
      if (!Files.exists(repository.resolve(Constants.HEAD))) {
        opened.create(true);
        opened.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
      }
      return commit(opened, ref, files, author, message).name();
    }
  }

  private static ObjectId commit(
      Repository repository,
      String ref,
      Map<String, byte[]> files,
      PersonIdent author,
      String message)
      throws IOException {
    ObjectId newest = repository.resolve(ref);
    ObjectId parent = newest == null ? repository.resolve(Constants.HEAD) : newest;
    try (ObjectInserter inserter = repository.newObjectInserter();
        RevWalk walk = new RevWalk(repository)) {
      ObjectId tree = tree(inserter, files);
      if (parent != null && walk.parseCommit(parent).getTree().equals(tree)) {
        return parent;
      }
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree);
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage(message);
      if (parent != null) {
        commit.setParentId(parent);
      }
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = repository.updateRef(ref);
      update.setNewObjectId(id);
      update.setExpectedOldObjectId(newest == null ? ObjectId.zeroId() : newest);
      update.disableRefLog();
      RefUpdate.Result result = update.update();
      if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
        throw new IOException(
            "%s was not updated (%s): someone else is writing to it. Try again."
                .formatted(repository.getDirectory(), result));
      }
      return id;
    }
  }

  private static ObjectId tree(ObjectInserter inserter, Map<String, byte[]> files)
      throws IOException {
    DirCacheBuilder builder = DirCache.newInCore().builder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
      builder.add(entry);
    }
    builder.finish();
    return builder.getDirCache().writeTree(inserter);
  }
}
