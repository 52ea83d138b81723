package org.kaskade.importers.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.git.UnusableSource.Reason;

class GitRepositoryTest {
  @TempDir Path directory;
  private RepositoryFixture fixture;

  @BeforeEach
  void name() {
    fixture = new RepositoryFixture(directory.resolve("estate.git"));
  }

  @Test
  void opensTheDefaultBranch() throws Exception {
    String id = fixture.commit("a.yaml", "one");
    try (GitRepository repository = fixture.open()) {
      GitCommit commit = repository.newest(null);
      assertThat(commit.id()).isEqualTo(id);
      assertThat(commit.author().name()).isEqualTo("Ada");
      assertThat(commit.author().email()).isEqualTo("ada@example.org");
      assertThat(commit.author().at()).isEqualTo(RepositoryFixture.NOON);
      assertThat(commit.summary()).isEqualTo("Change things");
      assertThat(commit.file("a.yaml").orElseThrow().content()).asString().isEqualTo("one");
      assertThat(repository.branches()).containsExactly("main");
    }
  }

  @Test
  void makesNoCommitWithoutAChange() throws Exception {
    assertThat(fixture.commit("a", "1")).isEqualTo(fixture.commit("a", "1"));
    assertThat(fixture.commit("a", "1")).isNotEqualTo(fixture.commit("a", "2"));
  }

  @Test
  void findsBranchesTagsAndAbbreviatedIds() throws Exception {
    String first = fixture.commit("a", "1");
    CommandLineGit git = CommandLineGit.in(fixture.path());
    git.run("tag", "-a", "-m", "annotated", "v1");
    git.run("tag", "-a", "-m", "a tag of a tag", "v1-again", "v1");
    git.run("tag", "light");
    git.run("branch", "feature/x");
    String second = fixture.commit("a", "2");
    git.run("tag", "blob", git.run("rev-parse", "main:a").strip());
    git.run("pack-refs", "--all");
    git.run("gc", "-q");
    try (GitRepository repository = fixture.open()) {
      for (String revision :
          List.of(
              "v1",
              "v1-again",
              "light",
              "feature/x",
              "refs/heads/feature/x",
              "refs/tags/v1",
              first,
              first.substring(0, 12),
              first.substring(0, 12).toUpperCase(java.util.Locale.ROOT))) {
        assertThat(repository.resolve(revision).id()).as(revision).isEqualTo(first);
      }
      assertThat(repository.resolve("HEAD").id()).isEqualTo(second);
      assertThat(repository.newest("feature/x").id()).isEqualTo(first);
      assertThatThrownBy(() -> repository.resolve("blob")).hasMessageContaining("no commit but");
      assertThatThrownBy(() -> repository.newest("v1"))
          .isInstanceOfSatisfying(
              UnusableSource.class, e -> assertThat(e.reason()).isEqualTo(Reason.REVISION));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "mian", "HEAD~1", "main:a", "..", "-x", "a..b", "@{1}", "deadbeef", "\n"})
  void namesTheBranchesWhenThereIsNoneOfThisName(String name) throws Exception {
    fixture.commit("a", "1");
    try (GitRepository repository = fixture.open()) {
      assertThatThrownBy(() -> repository.resolve(name))
          .isInstanceOf(UnusableSource.class)
          .hasMessageContaining("Its branches are main")
          .message()
          .doesNotContain("\n");
      assertThatThrownBy(() -> repository.newest(name)).hasMessageContaining("main");
    }
  }

  @Test
  void listsTheTenMostSimilarBranches() throws Exception {
    String id = fixture.commit("a", "1");
    try (Repository repository = Repositories.build(fixture.path())) {
      for (int i = 0; i < 30; i++) {
        org.eclipse.jgit.lib.RefUpdate update = repository.updateRef("refs/heads/topic-" + i);
        update.setNewObjectId(ObjectId.fromString(id));
        update.update();
      }
    }
    try (GitRepository repository = fixture.open()) {
      assertThatThrownBy(() -> repository.newest("mian"))
          .hasMessageContaining("'mian'")
          .hasMessageContaining("are main, topic-")
          .hasMessageContaining("and 21 more");
    }
  }

  @Test
  void saysWhatIsWrongWithTheFolder() throws Exception {
    assertThatThrownBy(fixture::open).hasMessageContaining("is not there");
    Files.createDirectory(fixture.path());
    assertThatThrownBy(fixture::open).hasMessageContaining("is not a Git repository");
    try (Repository empty = Repositories.build(fixture.path())) {
      empty.create(true);
    }
    try (GitRepository repository = fixture.open()) {
      assertThatThrownBy(() -> repository.newest(null)).hasMessageContaining("is empty");
      assertThatThrownBy(() -> repository.newest("main")).hasMessageContaining("is empty");
    }
  }

  @Test
  void saysThatTheRepositoryVanished() throws Exception {
    fixture.commit("a", "1");
    try (GitRepository repository = fixture.open()) {
      Mirror.delete(fixture.path());
      assertThatThrownBy(() -> repository.newest(null))
          .isInstanceOf(UnusableSource.class)
          .hasMessageContaining("not there any more");
    }
  }

  @Test
  void refusesAnotherHashThanSha1() {
    CommandLineGit git = CommandLineGit.in(directory);
    git.run("init", "-q", "--bare", "--object-format=sha256", "estate.git");
    assertThatThrownBy(fixture::open).isInstanceOf(UnusableSource.class);
  }

  @Test
  void opensWorkTreesOfAllKindsWithoutReadingWorkingFiles() throws Exception {
    CommandLineGit git = CommandLineGit.in(directory);
    git.run("init", "-q", "work");
    Path work = directory.resolve("work");
    Files.writeString(work.resolve("a.yaml"), "committed");
    CommandLineGit inside = CommandLineGit.in(work);
    inside.run("add", ".");
    inside.run("commit", "-q", "-m", "one");
    inside.run("worktree", "add", "-q", "-b", "side", "../other");
    CommandLineGit other = CommandLineGit.in(directory.resolve("other"));
    Files.writeString(directory.resolve("other/b.yaml"), "side");
    other.run("add", ".");
    other.run("commit", "-q", "-m", "two");
    inside.run("checkout", "-q", "--detach");
    Files.writeString(work.resolve("a.yaml"), "not committed");
    try (GitRepository repository = new RepositoryFixture(work).open()) {
      assertThat(repository.newest(null).file("a.yaml").orElseThrow().content())
          .asString()
          .isEqualTo("committed");
    }
    RepositoryFixture worktree = new RepositoryFixture(directory.resolve("other"));
    assertThat(worktree.list("**")).containsExactly("a.yaml", "b.yaml");
    try (GitRepository repository = worktree.open()) {
      assertThat(repository.newest("side").id()).isEqualTo(repository.newest(null).id());
    }
  }

  @Test
  void findsBranchesThatOnlyTheRemoteOfACloneHas() throws Exception {
    fixture.commit("a", "1");
    CommandLineGit git = CommandLineGit.in(directory);
    git.run("-C", "estate.git", "branch", "stage");
    git.run("clone", "-q", fixture.path().toString(), "clone");
    try (GitRepository clone = new RepositoryFixture(directory.resolve("clone")).open()) {
      assertThat(clone.newest("origin/stage").id()).isEqualTo(clone.newest(null).id());
    }
  }

  @Test
  void readsObjectsOfAlternates() throws Exception {
    fixture.commit("a", "1");
    CommandLineGit.in(directory)
        .run("clone", "-q", "--shared", "--bare", fixture.path().toString(), "shared.git");
    try (GitRepository shared = new RepositoryFixture(directory.resolve("shared.git")).open()) {
      assertThat(shared.newest(null).file("a").orElseThrow().content()).asString().isEqualTo("1");
    }
  }

  @Test
  void writesNothingIntoALocalRepository() throws Exception {
    fixture.commit("a", "1", "b/c", "2");
    Map<String, FileTime> before = snapshot();
    try (GitRepository repository = fixture.open()) {
      GitCommit commit = repository.newest(null);
      for (GitFile file : commit.files(Globs.of(List.of("**"))).files()) {
        assertThat(file.content()).isNotEmpty();
      }
      assertThat(commit.lastChanges(java.util.Set.of("a", "b/c"))).hasSize(2);
    }
    assertThat(snapshot()).isEqualTo(before);
    assertThat(directory.resolve("data-estate.git")).doesNotExist();
  }

  @Test
  void runsNothingThatTheRepositoryNames() throws Exception {
    fixture.commit("a", "1", ".gitattributes", "* filter=evil diff=evil");
    Path trace = directory.resolve("trace");
    Files.writeString(
        fixture.path().resolve("config"),
        """
        [core]
          repositoryformatversion = 0
          bare = true
          fsmonitor = touch %1$s
          sshCommand = touch %1$s
          alternateRefsCommand = touch %1$s
          hooksPath = %2$s
        [filter "evil"]
          smudge = touch %1$s
          clean = touch %1$s
        [diff "evil"]
          textconv = touch %1$s
        """
            .formatted(trace, directory));
    assertThat(fixture.list("**")).containsExactly(".gitattributes", "a");
    try (GitRepository repository = fixture.open()) {
      assertThat(repository.newest(null).file("a").orElseThrow().content())
          .asString()
          .isEqualTo("1");
    }
    assertThat(trace).doesNotExist();
  }

  @Test
  void findsWhatChangedBetweenCommits() throws Exception {
    String first = fixture.commit("same", "1", "changed", "1", "gone/a", "1", "kind", "file");
    fixture.commit("same", "1", "changed", "2", "new/b", "1", "kind/inside", "x");
    try (GitRepository repository = fixture.open()) {
      GitCommit newest = repository.newest(null);
      assertThat(repository.changedPaths(first, newest).orElseThrow())
          .containsExactlyInAnyOrder(
              new ChangedPath("changed", ChangedPath.Kind.MODIFIED),
              new ChangedPath("gone/a", ChangedPath.Kind.DELETED),
              new ChangedPath("kind", ChangedPath.Kind.DELETED),
              new ChangedPath("kind/inside", ChangedPath.Kind.ADDED),
              new ChangedPath("new/b", ChangedPath.Kind.ADDED));
      assertThat(repository.changedPaths(newest.id(), newest)).hasValue(List.of());
      assertThat(repository.changedPaths("0".repeat(39) + "1", newest)).isEmpty();
    }
  }

  @Test
  void readsInManyThreads() throws Exception {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      pairs.addAll(List.of("f" + i, "content " + i));
    }
    fixture.commit(pairs.toArray(String[]::new));
    try (GitRepository repository = fixture.open()) {
      List<GitFile> files = repository.newest(null).files(Globs.of(List.of("**"))).files();
      assertThat(
              files.parallelStream()
                  .filter(file -> {
                    try {
                      return new String(file.content(), java.nio.charset.StandardCharsets.UTF_8)
                          .equals("content " + file.path().substring(1));
                    } catch (org.kaskade.importers.UnreadableFile e) {
                      return false;
                    }
                  })
                  .count())
          .isEqualTo(300);
    }
  }

  private Map<String, FileTime> snapshot() throws IOException {
    Map<String, FileTime> snapshot = new TreeMap<>();
    try (Stream<Path> files = Files.walk(fixture.path())) {
      for (Path file : files.toList()) {
        snapshot.put(file.toString(), Files.getLastModifiedTime(file));
      }
    }
    return snapshot;
  }
}
