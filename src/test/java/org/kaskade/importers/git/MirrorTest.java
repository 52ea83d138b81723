package org.kaskade.importers.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.importers.git.UnusableSource.Reason;

class MirrorTest {
  @TempDir Path directory;
  private RepositoryFixture remote;
  private SmartHttpServer server;
  private String url;

  @BeforeEach
  void serve() throws IOException {
    remote = new RepositoryFixture(directory.resolve("remote.git"));
    server = new SmartHttpServer();
    url = server.serve("estate.git", remote.path());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void followsTheRemote() throws Exception {
    String first = remote.commit("a.yaml", "one");
    assertThat(newest(null)).isEqualTo(first);
    String second = remote.commit("a.yaml", "two");
    try (GitRepository mirror = open(null)) {
      assertThat(mirror.newest(null).id()).isEqualTo(second);
      assertThat(mirror.newest(null).file("a.yaml").orElseThrow().content())
          .asString()
          .isEqualTo("two");
      assertThat(mirror.changedPaths(first, mirror.newest(null)).orElseThrow()).hasSize(1);
    }
    assertThat(mirrors()).hasSize(1);
  }

  @Test
  void fetchesNothingWhenNothingChanged() throws Exception {
    remote.commit("a", "1");
    newest(null);
    assertThat(server.packs).hasValue(1);
    newest(null);
    assertThat(server.packs).hasValue(1);
  }

  @Test
  void fetchesOnlyTheWantedBranchAndPrunesLostOnes() throws Exception {
    String main = remote.commit("a", "1");
    ObjectId side =
        remote.commitTree(
            "side",
            RepositoryFixture.NOON,
            List.of(),
            inserter ->
                RepositoryFixture.tree(
                    inserter,
                    new byte[] {'s'},
                    org.eclipse.jgit.lib.FileMode.REGULAR_FILE,
                    RepositoryFixture.blob(inserter, "s")));
    assertThat(newest(null)).isEqualTo(main);
    try (GitRepository mirror = open(null)) {
      assertThat(mirror.branches()).containsExactly("main");
      assertThatThrownBy(() -> mirror.resolve(side.name())).isInstanceOf(UnusableSource.class);
    }
    assertThat(newest("side")).isEqualTo(side.name());
    reference("refs/heads/side", null);
    try (GitRepository mirror = open(null)) {
      assertThat(mirror.branches()).containsExactly("main");
    }
  }

  @Test
  void followsForcePushesAndANewDefaultBranch() throws Exception {
    String first = remote.commit("a", "1");
    remote.commit("a", "2");
    newest(null);
    reference("refs/heads/main", first);
    assertThat(newest(null)).isEqualTo(first);
    reference("refs/heads/trunk", first);
    try (Repository repository = Repositories.build(remote.path())) {
      repository.updateRef("HEAD").link("refs/heads/trunk");
    }
    String onTrunk = remote.commit("a", "3");
    assertThat(newest(null)).isEqualTo(onTrunk);
    assertThat(newest("main")).isEqualTo(first);
  }

  @Test
  void findsTagsAndCommits() throws Exception {
    String first = remote.commit("a", "1");
    CommandLineGit.in(remote.path()).run("tag", "-a", "-m", "x", "v1");
    remote.commit("a", "2");
    try (GitRepository mirror = open("v1")) {
      assertThat(mirror.resolve("v1").id()).isEqualTo(first);
    }
    try (GitRepository mirror = open(first.substring(0, 10))) {
      assertThat(mirror.resolve(first.substring(0, 10)).id()).isEqualTo(first);
    }
  }

  @Test
  void findsTheHeadOfAPullRequestByItsWholeName() throws Exception {
    String first = remote.commit("a", "1");
    String second = remote.commit("a", "2");
    reference("refs/pull/12/head", second);
    reference("refs/heads/main", first);

    assertThat(newest(null)).isEqualTo(first);
    try (GitRepository mirror = open("refs/pull/12/head")) {
      assertThat(mirror.resolve("refs/pull/12/head").id()).isEqualTo(second);
    }
    assertThat(newest(null)).isEqualTo(first);
    assertThatThrownBy(() -> open("refs/pull/13/head"))
        .isInstanceOf(UnusableSource.class)
        .hasMessageContaining("refs/pull/13/head");
  }

  @Test
  void readsADetachedHead() throws Exception {
    String first = remote.commit("a", "1");
    remote.commit("a", "2");
    CommandLineGit.in(remote.path()).run("update-ref", "--no-deref", "HEAD", first);
    assertThat(newest(null)).isEqualTo(first);
  }

  @Test
  void namesTheRemotesBranches() throws Exception {
    try (Repository empty = Repositories.build(remote.path())) {
      empty.create(true);
    }
    assertThatThrownBy(() -> newest(null)).hasMessageContaining("is empty");
    assertThatThrownBy(() -> newest("main")).hasMessageContaining("is empty");
    remote.commit("a", "1");
    assertThatThrownBy(() -> newest("mian")).hasMessageContaining("Its branches are ma");
    assertThatThrownBy(() -> newest("deadbeef")).hasMessageContaining("Its branches are ma");
  }

  @Test
  void staysUsableWhenAFetchBreaksOff() throws Exception {
    String first = remote.commit("a", "1");
    newest(null);
    GitWriter.commit(
        remote.path(), large(200_000), "Ada", "", RepositoryFixture.NOON, "Add a large file");
    server.breaksOff = true;
    try (GitRepository reading = new GitRepository(onlyMirror(), "mirror", GitLimits.standard())) {
      assertThatThrownBy(() -> newest(null))
          .isInstanceOfSatisfying(
              UnusableSource.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONNECTION));
      assertThat(reading.newest(null).id()).isEqualTo(first);
    }
    server.breaksOff = false;
    assertThat(newest(null)).isNotEqualTo(first);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void clearsAwayWhatAKilledFetchLeft() throws Exception {
    remote.commit("a", "1");
    newest(null);
    Path mirror = mirrors().getFirst();
    Files.writeString(mirror.resolve("objects/pack/incoming_1.pack"), "half");
    Files.writeString(mirror.resolve("refs/heads/main.lock"), "");
    Files.writeString(mirror.resolve("HEAD.lock"), "");
    String second = remote.commit("a", "2");
    assertThat(newest(null)).isEqualTo(second);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void clonesADamagedMirrorAnew() throws Exception {
    String first = remote.commit("a", "1");
    for (String damage : List.of("HEAD", "config", "objects", "refs/heads/main")) {
      newest(null);
      Path damaged = mirrors().getFirst().resolve(damage);
      if (Files.isDirectory(damaged)) {
        try (Stream<Path> files = Files.walk(damaged)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            file.toFile().setWritable(true);
            Files.delete(file);
          }
        }
      } else {
        Files.writeString(damaged, "[\u0001 nonsense");
      }
      assertThat(newest(null)).as(damage).isEqualTo(first);
      try (GitRepository mirror = open(null)) {
        assertThat(mirror.newest(null).file("a").orElseThrow().content())
            .as(damage)
            .asString()
            .isEqualTo("1");
      }
    }
  }

  @Test
  void endsAFetchAtItsLimits() throws Exception {
    GitWriter.commit(
        remote.path(), large(300_000), "Ada", "", RepositoryFixture.NOON, "Add a large file");
    assertThatThrownBy(() -> newest(limits(100_000, 1 << 30, 10, 60_000), url))
        .hasMessageContaining("more than 100,000 bytes");
    assertThatThrownBy(() -> newest(limits(1 << 30, 100_000, 10, 60_000), url))
        .hasMessageContaining("larger than the limit");
    assertThat(size(directory.resolve("limited"))).isLessThan(200_000);
    CommandLineGit git = CommandLineGit.in(remote.path());
    git.run("branch", "b1");
    git.run("branch", "b2");
    assertThatThrownBy(() -> newest(limits(1 << 30, 1 << 30, 2, 60_000), url))
        .isInstanceOfSatisfying(
            UnusableSource.class, e -> assertThat(e.reason()).isEqualTo(Reason.LIMIT))
        .hasMessageContaining("3 branches and tags");
    assertThatThrownBy(() -> newest(limits(1 << 30, 1 << 30, 10, 0), url))
        .hasMessageContaining("longer than");
  }

  @Test
  void givesUpOnASilentServer() throws Exception {
    remote.commit("a", "1");
    server.hangs = true;
    Instant start = Instant.now();
    assertThatThrownBy(() -> newest(limits(1 << 30, 1 << 30, 10, 60_000), url))
        .hasMessageContaining("doesn't answer in time");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void endsWhenTheThreadIsInterrupted() throws Exception {
    remote.commit("a", "1");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> newest(null)).hasMessageContaining("cancelled");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(newest(null)).isNotEmpty();
  }

  @Test
  void followsRedirectsWithinTheHostOnly() throws Exception {
    String first = remote.commit("a", "1");
    server.redirect("old.git", url);
    assertThat(newest(GitLimits.standard(), server.address("old.git"))).isEqualTo(first);
    try (SmartHttpServer elsewhere = new SmartHttpServer()) {
      elsewhere.serve("estate.git", remote.path());
      for (String target :
          List.of(
              elsewhere.address("estate.git"),
              elsewhere.address("estate.git").replace("127.0.0.1", "localhost"),
              "http://169.254.169.254/estate.git",
              "file://" + remote.path())) {
        server.redirect("away.git", target);
        assertThatThrownBy(() -> newest(GitLimits.standard(), server.address("away.git")))
            .as(target)
            .isInstanceOf(UnusableSource.class);
      }
      assertThat(elsewhere.requests).hasValue(0);
    }
  }

  @Test
  void saysWhyTheRemoteRefuses() throws Exception {
    remote.commit("a", "1");
    assertThatThrownBy(() -> newest(GitLimits.standard(), server.address("none.git")))
        .hasMessageContaining("no such repository");
    server.status = 401;
    assertThatThrownBy(() -> newest(null)).hasMessageContaining("signed in");
    server.status = 500;
    assertThatThrownBy(() -> newest(null)).hasMessageContaining("500");
    server.close();
    assertThatThrownBy(() -> newest(null)).hasMessageContaining("connection failed");
  }

  @Test
  void forgetsAMirror() throws Exception {
    remote.commit("a", "1");
    newest(null);
    new GitRepositories(directory.resolve("data")).forget("test", GitUrl.of(url));
    assertThat(mirrors()).isEmpty();
    new GitRepositories(directory.resolve("data")).forget("test", GitUrl.of(url));
    new GitRepositories(directory.resolve("data"))
        .forget("test", GitUrl.of(remote.path().toString()));
    assertThat(remote.path()).exists();
  }

  @Test
  void staysSmallOverManyFetches() throws Exception {
    String newest = "";
    for (int i = 0; i < 40; i++) {
      newest = remote.commit("a", "version " + i);
      assertThat(newest(null)).isEqualTo(newest);
    }
    try (Stream<Path> packs = Files.list(mirrors().getFirst().resolve("objects/pack"))) {
      assertThat(packs.filter(pack -> pack.toString().endsWith(".pack")).count())
          .isLessThanOrEqualTo(31);
    }
    assertThat(newest(null)).isEqualTo(newest);
  }

  private GitRepository open(@Nullable String revision) {
    return new GitRepositories(directory.resolve("data")).open("test", GitUrl.of(url), revision);
  }

  private String newest(@Nullable String branch) {
    try (GitRepository mirror = open(branch)) {
      return mirror.newest(branch).id();
    }
  }

  private String newest(GitLimits limits, String address) {
    try (GitRepository mirror =
        new GitRepositories(directory.resolve("limited"), limits)
            .open("test", GitUrl.of(address), null)) {
      return mirror.newest(null).id();
    }
  }

  private static GitLimits limits(long pack, long object, int references, int fetchMillis) {
    return new GitLimits(
        pack,
        object,
        references,
        1_000,
        64,
        1_000,
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofMillis(fetchMillis),
        1_000,
        Duration.ofSeconds(5));
  }

  private static Map<String, byte[]> large(int bytes) {
    byte[] content = new byte[bytes];
    new Random(7).nextBytes(content);
    Map<String, byte[]> files = new HashMap<>();
    files.put("large", content);
    files.put("small", "x".getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private void reference(String name, @Nullable String id) throws IOException {
    try (Repository repository = Repositories.build(remote.path())) {
      RefUpdate update = repository.updateRef(name);
      update.setForceUpdate(true);
      if (id == null) {
        update.delete();
      } else {
        update.setNewObjectId(ObjectId.fromString(id));
        update.update();
      }
    }
  }

  private Repository onlyMirror() throws IOException {
    return Repositories.build(mirrors().getFirst());
  }

  private List<Path> mirrors() throws IOException {
    try (Stream<Path> mirrors = Files.list(directory.resolve("data/mirrors"))) {
      return mirrors.toList();
    }
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.walk(mirrors().getFirst())) {
      return files
          .filter(file ->
              file.toString().endsWith(".lock")
                  || file.getFileName().toString().startsWith("incoming_"))
          .toList();
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long size = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }
}
