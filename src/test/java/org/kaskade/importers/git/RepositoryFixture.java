package org.kaskade.importers.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;

/// Repositories for tests, also such as git itself would not make.
record RepositoryFixture(Path path) {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /// Files as pairs of path and content.
  static Map<String, byte[]> files(String... pairs) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      files.put(pairs[i], pairs[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  String commit(String... pairs) throws IOException {
    return GitWriter.commit(path, files(pairs), "Ada", "ada@example.org", NOON, "Change things");
  }

  GitRepository open() {
    return new GitRepositories(path.resolveSibling("data-" + path.getFileName()))
        .open("test", GitUrl.of(path.toString()), null);
  }

  List<String> list(String... globs) {
    try (GitRepository repository = open()) {
      return repository.newest(null).files(Globs.of(List.of(globs))).files().stream()
          .map(GitFile::path)
          .toList();
    }
  }

  interface Trees {
    ObjectId root(ObjectInserter inserter) throws IOException;
  }

  /// Commits a tree of any kind on a branch, after the given parents.
  ObjectId commitTree(String branch, Instant at, List<ObjectId> parents, Trees trees)
      throws IOException {
    QuietSystem.install();
    try (Repository repository = Repositories.build(path)) {
      if (!Files.exists(path.resolve("HEAD"))) {
        repository.create(true);
        repository.updateRef(Constants.HEAD).link("refs/heads/main");
      }
      try (ObjectInserter inserter = repository.newObjectInserter()) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(trees.root(inserter));
        commit.setParentIds(parents);
        PersonIdent ada = new PersonIdent("Ada", "ada@example.org", at, ZoneOffset.UTC);
        commit.setAuthor(ada);
        commit.setCommitter(ada);
        commit.setMessage("Change a tree");
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        RefUpdate update = repository.updateRef("refs/heads/" + branch);
        update.setNewObjectId(id);
        update.setForceUpdate(true);
        update.update();
        return id;
      }
    }
  }

  static ObjectId blob(ObjectInserter inserter, String content) throws IOException {
    return inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8));
  }

  /// A tree of one entry, whatever its name.
  static ObjectId tree(ObjectInserter inserter, byte[] name, FileMode mode, ObjectId id)
      throws IOException {
    TreeFormatter tree = new TreeFormatter();
    tree.append(name, 0, name.length, mode, id, true);
    return inserter.insert(tree);
  }
}
