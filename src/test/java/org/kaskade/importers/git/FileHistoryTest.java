package org.kaskade.importers.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileHistoryTest {
  @TempDir Path directory;
  private RepositoryFixture fixture;

  @BeforeEach
  void name() {
    fixture = new RepositoryFixture(directory.resolve("estate.git"));
  }

  @Test
  void namesTheCommitThatChangedAFileLast() throws Exception {
    String first = fixture.commit("a", "1", "b/c", "1");
    String second = fixture.commit("a", "2", "b/c", "1");
    fixture.commit("a", "2", "b/c", "1", "other", "");
    try (GitRepository repository = fixture.open()) {
      Map<String, LastChange> changes =
          repository.newest(null).lastChanges(Set.of("a", "b/c", "b", "none"));
      assertThat(changes).containsOnlyKeys("a", "b/c");
      assertThat(changes.get("a"))
          .isEqualTo(
              new LastChange(
                  second, "Ada", "ada@example.org", RepositoryFixture.NOON, "Change things", true));
      assertThat(changes.get("b/c")).extracting(LastChange::commit).isEqualTo(first);
      assertThat(repository.newest(null).lastChangesSince(first, Set.of("a", "b/c", "other")))
          .containsOnlyKeys("a", "other");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithGitLog(long seed) throws Exception {
    Random random = new Random(seed);
    List<Map<String, String>> contents = new ArrayList<>();
    List<ObjectId> commits = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Map<String, String> files = new TreeMap<>();
      List<ObjectId> parents = new ArrayList<>();
      if (i > 0) {
        int parent = Math.max(0, i - 1 - random.nextInt(4));
        parents.add(commits.get(parent));
        files.putAll(contents.get(parent));
        for (int more = random.nextInt(3); more > 0; more--) {
          int other = random.nextInt(i);
          if (!parents.contains(commits.get(other))) {
            parents.add(commits.get(other));
            contents
                .get(other)
                .forEach((path, content) -> {
                  if (random.nextBoolean()) {
                    files.put(path, content);
                  }
                });
          }
        }
      }
      for (int change = random.nextInt(4); change > 0; change--) {
        String path = "d" + random.nextInt(3) + "/f" + random.nextInt(6);
        if (random.nextInt(5) == 0) {
          files.remove(path);
        } else {
          files.put(path, "content " + random.nextInt(3));
        }
      }
      contents.add(files);
      // Clocks differ: a child may seem older than its parent.
      Instant at = RepositoryFixture.NOON.plusSeconds(i * 60L - random.nextInt(200));
      commits.add(fixture.commitTree("main", at, parents, inserter -> tree(inserter, files)));
    }
    CommandLineGit git = CommandLineGit.in(fixture.path());
    Map<String, String> expected = new TreeMap<>();
    for (String path : contents.getLast().keySet()) {
      expected.put(path, git.run("log", "-1", "--format=%H", "--", path).strip());
    }
    try (GitRepository repository = fixture.open()) {
      GitCommit newest = repository.newest(null);
      Map<String, LastChange> changes = newest.lastChanges(expected.keySet());
      assertThat(changes.values()).allMatch(LastChange::exact);
      assertThat(commits(changes)).as("seed %d", seed).isEqualTo(expected);
      for (int known = 0; known < 60; known += 7) {
        Map<String, String> combined = new TreeMap<>();
        String earlier = commits.get(known).name();
        repository
            .resolve(earlier)
            .lastChanges(expected.keySet())
            .forEach((path, change) -> combined.put(path, change.commit()));
        combined.putAll(commits(newest.lastChangesSince(earlier, expected.keySet())));
        assertThat(combined).as("seed %d, since %d", seed, known).containsAllEntriesOf(expected);
      }
    }
  }

  @Test
  void saysWhereAShallowHistoryEnds() throws Exception {
    fixture.commit("a", "1");
    fixture.commit("a", "1", "b", "1");
    String newest = fixture.commit("a", "1", "b", "2");
    CommandLineGit.in(directory)
        .run("clone", "-q", "--bare", "--depth", "2", "file://" + fixture.path(), "shallow.git");
    try (GitRepository shallow = new RepositoryFixture(directory.resolve("shallow.git")).open()) {
      Map<String, LastChange> changes = shallow.newest(null).lastChanges(Set.of("a", "b"));
      assertThat(changes.get("b"))
          .extracting(LastChange::commit, LastChange::exact)
          .containsExactly(newest, true);
      assertThat(changes.get("a")).extracting(LastChange::exact).isEqualTo(false);
    }
  }

  @Test
  void endsWhereAParentIsMissing() throws Exception {
    ObjectId only =
        fixture.commitTree(
            "main",
            RepositoryFixture.NOON,
            List.of(ObjectId.fromString("3".repeat(40))),
            inserter -> tree(inserter, Map.of("a", "1")));
    try (GitRepository repository = fixture.open()) {
      assertThat(repository.newest(null).lastChanges(Set.of("a")).get("a"))
          .extracting(LastChange::commit, LastChange::exact)
          .containsExactly(only.name(), false);
    }
  }

  @Test
  void endsAtTheLimit() throws Exception {
    fixture.commit("a", "1");
    for (int i = 0; i < 5; i++) {
      fixture.commit("a", "1", "b", "" + i);
    }
    GitLimits few =
        new GitLimits(
            1, 1, 1, 9, 9, 9, Duration.ZERO, Duration.ZERO, Duration.ZERO, 3, Duration.ofHours(1));
    try (GitRepository repository =
        new GitRepositories(directory, few).open("x", GitUrl.of(fixture.path().toString()), null)) {
      assertThat(repository.newest(null).lastChanges(Set.of("a", "b")))
          .hasEntrySatisfying("a", change -> assertThat(change.exact()).isFalse())
          .hasEntrySatisfying("b", change -> assertThat(change.exact()).isTrue());
    }
  }

  /// 3,000 commits over 2,000 files in 100 folders, each changing up to five of them.
  @Test
  void findsTheLastChangesOfAllFilesOfALongHistory() throws Exception {
    Random random = new Random(42);
    Map<String, String> expected = new TreeMap<>();
    fixture.commit("first", "");
    try (Repository repository = Repositories.build(fixture.path());
        ObjectInserter inserter =
            ((ObjectDirectory) repository.getObjectDatabase()).newPackInserter()) {
      List<Map<String, ObjectId>> folders = new ArrayList<>();
      Map<String, ObjectId> root = new TreeMap<>();
      for (int folder = 0; folder < 100; folder++) {
        folders.add(new TreeMap<>());
      }
      ObjectId head = ObjectId.zeroId();
      for (int i = 0; i < 3_000; i++) {
        Set<String> changed = new HashSet<>();
        for (int change = i == 0 ? 2_000 : 1 + random.nextInt(5); change > 0; change--) {
          int file = i == 0 ? change - 1 : random.nextInt(2_000);
          Map<String, ObjectId> folder = folders.get(file % 100);
          String path = "folder%02d/file%04d.yaml".formatted(file % 100, file);
          folder.put(path.substring(9), RepositoryFixture.blob(inserter, "content " + i + path));
          changed.add(path);
          root.put(path.substring(0, 8), folder(inserter, folder, FileMode.REGULAR_FILE));
        }
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(folder(inserter, root, FileMode.TREE));
        if (i > 0) {
          commit.setParentId(head);
        }
        PersonIdent ada = new PersonIdent("Ada", "", RepositoryFixture.NOON, ZoneOffset.UTC);
        commit.setAuthor(ada);
        commit.setCommitter(ada);
        head = inserter.insert(commit);
        for (String path : changed) {
          expected.put(path, head.name());
        }
      }
      inserter.flush();
      RefUpdate update = repository.updateRef("refs/heads/main");
      update.setNewObjectId(head);
      update.setForceUpdate(true);
      update.update();
    }
    GitLimits patient =
        new GitLimits(
            1,
            1,
            1,
            9,
            9,
            9,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            3_000,
            Duration.ofHours(1));
    try (GitRepository repository =
        new GitRepositories(directory, patient)
            .open("x", GitUrl.of(fixture.path().toString()), null)) {
      Map<String, LastChange> changes = repository.newest(null).lastChanges(expected.keySet());
      assertThat(commits(changes)).isEqualTo(expected);
      assertThat(changes.values()).allMatch(LastChange::exact);
    }
  }

  private static ObjectId folder(
      ObjectInserter inserter, Map<String, ObjectId> entries, FileMode mode) throws IOException {
    TreeFormatter tree = new TreeFormatter();
    entries.forEach((name, id) -> tree.append(name, mode, id));
    return inserter.insert(tree);
  }

  private static Map<String, String> commits(Map<String, LastChange> changes) {
    return changes.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().commit(), (a, b) -> a, TreeMap::new));
  }

  private static ObjectId tree(ObjectInserter inserter, Map<String, String> files)
      throws IOException {
    DirCacheBuilder builder = DirCache.newInCore().builder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(RepositoryFixture.blob(inserter, file.getValue()));
      builder.add(entry);
    }
    builder.finish();
    return builder.getDirCache().writeTree(inserter);
  }
}
