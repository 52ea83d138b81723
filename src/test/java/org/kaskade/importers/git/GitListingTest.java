package org.kaskade.importers.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.UnreadableFile;

class GitListingTest {
  private static final Globs ALL = Globs.of(List.of("**"));
  private static final String LFS_POINTER =
      """
      version https://git-lfs.github.com/spec/v1
      oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
      size 12345
      """;

  @TempDir Path directory;
  private RepositoryFixture fixture;

  @BeforeEach
  void name() {
    fixture = new RepositoryFixture(directory.resolve("estate.git"));
  }

  @Test
  void listsInOrderOfCodePoints() throws Exception {
    fixture.commit(
        "a/b",
        "",
        "a.txt",
        "",
        "a-b",
        "",
        "Z",
        "",
        "\uFB01",
        "",
        "😀",
        "",
        "é",
        "",
        "a'\"$\\x",
        "");
    assertThat(fixture.list("**"))
        .containsExactly("Z", "a'\"$\\x", "a-b", "a.txt", "a/b", "é", "\uFB01", "😀");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void agreesWithGitLsTree(long seed) throws Exception {
    Random random = new Random(seed);
    String[] names = {"a", "b", "a.yaml", "😀", "ä b", "x'y\"", "\uFFFD", "A", ".d"};
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      StringBuilder path = new StringBuilder(names[random.nextInt(names.length)]);
      for (int depth = random.nextInt(4); depth > 0; depth--) {
        path.append('/').append(names[random.nextInt(names.length)]);
      }
      String candidate = path.toString();
      if (files.keySet().stream()
          .noneMatch(f -> f.startsWith(candidate + "/") || candidate.startsWith(f + "/"))) {
        files.put(candidate, ("content " + random.nextInt(5)).getBytes(StandardCharsets.UTF_8));
      }
    }
    GitWriter.commit(
        fixture.path(), files, "Ada", "ada@example.org", RepositoryFixture.NOON, "Random");
    String listed = CommandLineGit.in(fixture.path()).run("ls-tree", "-r", "-z", "HEAD");
    try (GitRepository repository = fixture.open()) {
      List<GitFile> found = repository.newest(null).files(ALL).files();
      assertThat(found.stream().map(f -> "100644 blob " + f.blobId() + "\t" + f.path()).toList())
          .as("seed %d", seed)
          .containsExactlyInAnyOrder(listed.split("\0"));
      assertThat(found).isSortedAccordingTo(Comparator.comparing(GitFile::path, utf8()));
      for (GitFile file : found) {
        assertThat(file.content()).isEqualTo(files.get(file.path()));
        assertThat(file.size()).isEqualTo(file.content().length);
        assertThat(repository.newest(null).file(file.path()).orElseThrow().blobId())
            .isEqualTo(file.blobId());
      }
    }
  }

  private static Comparator<String> utf8() {
    return (a, b) ->
        java.util.Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void followsNeitherSymbolicLinksNorSubmodules() throws Exception {
    fixture.commitTree(
        "main",
        RepositoryFixture.NOON,
        List.of(),
        inserter -> {
          TreeFormatter tree = new TreeFormatter();
          tree.append("file", FileMode.REGULAR_FILE, RepositoryFixture.blob(inserter, "x"));
          tree.append("link", FileMode.SYMLINK, RepositoryFixture.blob(inserter, "/etc/passwd"));
          tree.append("run", FileMode.EXECUTABLE_FILE, RepositoryFixture.blob(inserter, "y"));
          tree.append("sub", FileMode.GITLINK, ObjectId.fromString("1".repeat(40)));
          return inserter.insert(tree);
        });
    try (GitRepository repository = fixture.open()) {
      GitCommit commit = repository.newest(null);
      GitListing listing = commit.files(ALL);
      assertThat(listing.files()).extracting(GitFile::path).containsExactly("file", "run");
      assertThat(listing.skipped())
          .containsExactly(
              new SkippedPath("link", SkippedPath.Reason.SYMBOLIC_LINK),
              new SkippedPath("sub", SkippedPath.Reason.SUBMODULE));
      assertThat(commit.file("link")).isEmpty();
      assertThat(commit.file("sub/file")).isEmpty();
      assertThat(commit.files(Globs.of(List.of("file"))).skipped()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a/b", "a\nb", "a\u0007b"})
  void skipsNamesThatNoFileShouldHave(String name) throws Exception {
    fixture.commitTree(
        "main",
        RepositoryFixture.NOON,
        List.of(),
        inserter ->
            RepositoryFixture.tree(
                inserter,
                name.getBytes(StandardCharsets.UTF_8),
                FileMode.REGULAR_FILE,
                RepositoryFixture.blob(inserter, "x")));
    try (GitRepository repository = fixture.open()) {
      GitListing listing = repository.newest(null).files(ALL);
      assertThat(listing.files()).isEmpty();
      assertThat(listing.skipped())
          .singleElement()
          .satisfies(s -> assertThat(s.path()).doesNotContain("\n", "\u0007"))
          .extracting(SkippedPath::reason)
          .isEqualTo(SkippedPath.Reason.UNSAFE_NAME);
    }
  }

  @Test
  void skipsNamesThatAreNotUtf8AndDuplicates() throws Exception {
    fixture.commitTree(
        "main",
        RepositoryFixture.NOON,
        List.of(),
        inserter -> {
          ObjectId blob = RepositoryFixture.blob(inserter, "x");
          TreeFormatter tree = new TreeFormatter();
          tree.append(new byte[] {'a', (byte) 0xff}, FileMode.REGULAR_FILE, blob);
          tree.append("b", FileMode.REGULAR_FILE, blob);
          tree.append("b", FileMode.REGULAR_FILE, RepositoryFixture.blob(inserter, "y"));
          return inserter.insert(tree);
        });
    try (GitRepository repository = fixture.open()) {
      GitListing listing = repository.newest(null).files(ALL);
      assertThat(listing.skipped())
          .containsExactly(
              new SkippedPath("a\\xff", SkippedPath.Reason.UNSAFE_NAME),
              new SkippedPath("b", SkippedPath.Reason.DUPLICATE));
      assertThat(listing.files()).singleElement().extracting(GitFile::size).isEqualTo(1L);
    }
  }

  @Test
  void skipsFoldersBelowTheLimitOnDepth() throws Exception {
    fixture.commit("d/".repeat(63) + "f", "", "e/".repeat(64) + "f", "");
    try (GitRepository repository = fixture.open()) {
      GitListing listing = repository.newest(null).files(ALL);
      assertThat(listing.files()).singleElement().hasToString("d/".repeat(63) + "f");
      assertThat(listing.skipped())
          .singleElement()
          .extracting(SkippedPath::reason)
          .isEqualTo(SkippedPath.Reason.TOO_DEEP);
    }
  }

  @Test
  void survivesTreesThatHoldEachOtherOften() throws Exception {
    fixture.commitTree(
        "main",
        RepositoryFixture.NOON,
        List.of(),
        inserter -> {
          TreeFormatter leaf = new TreeFormatter();
          for (int i = 0; i < 10; i++) {
            leaf.append("f" + i, FileMode.REGULAR_FILE, RepositoryFixture.blob(inserter, "x"));
          }
          ObjectId tree = inserter.insert(leaf);
          for (int level = 0; level < 20; level++) {
            TreeFormatter folder = new TreeFormatter();
            for (int i = 0; i < 10; i++) {
              folder.append("d" + i, FileMode.TREE, tree);
            }
            tree = inserter.insert(folder);
          }
          return tree;
        });
    try (GitRepository repository = fixture.open()) {
      assertThatThrownBy(() -> repository.newest(null).files(ALL))
          .isInstanceOfSatisfying(
              UnusableSource.class,
              e -> assertThat(e.reason()).isEqualTo(UnusableSource.Reason.LIMIT));
      assertThatThrownBy(() -> repository.newest(null).files(Globs.of(List.of("**/none"))))
          .isInstanceOf(UnusableSource.class);
      assertThat(repository.newest(null).files(Globs.of(List.of("d0/d1/*"))).files()).isEmpty();
    }
  }

  @Test
  void survivesDamagedTrees() throws Exception {
    fixture.commitTree(
        "main",
        RepositoryFixture.NOON,
        List.of(),
        inserter -> {
          ObjectId damaged =
              inserter.insert(
                  Constants.OBJ_TREE, "100644 half".getBytes(StandardCharsets.US_ASCII));
          TreeFormatter tree = new TreeFormatter();
          tree.append("a", FileMode.REGULAR_FILE, RepositoryFixture.blob(inserter, "x"));
          tree.append("b", FileMode.TREE, damaged);
          tree.append("c", FileMode.TREE, ObjectId.fromString("2".repeat(40)));
          return inserter.insert(tree);
        });
    try (GitRepository repository = fixture.open()) {
      GitCommit commit = repository.newest(null);
      assertThat(commit.files(ALL).files()).singleElement().hasToString("a");
      assertThat(commit.files(ALL).skipped())
          .containsExactly(
              new SkippedPath("b/", SkippedPath.Reason.UNREADABLE_FOLDER),
              new SkippedPath("c/", SkippedPath.Reason.UNREADABLE_FOLDER));
      assertThat(commit.file("b/half")).isEmpty();
      assertThat(commit.file("c/x")).isEmpty();
      assertThat(commit.lastChanges(Set.of("a", "b/half", "c/x"))).containsOnlyKeys("a");
    }
  }

  @Test
  void readsWhatIsThereWhenOtherBlobsAreMissing() throws Exception {
    fixture.commit("a", "here", "b", "gone");
    String blob;
    try (GitRepository repository = fixture.open()) {
      blob = repository.newest(null).file("b").orElseThrow().blobId();
    }
    Files.delete(
        fixture.path().resolve("objects").resolve(blob.substring(0, 2)).resolve(blob.substring(2)));
    try (GitRepository repository = fixture.open()) {
      GitCommit commit = repository.newest(null);
      assertThat(commit.files(ALL).files()).hasSize(2);
      assertThat(commit.file("a").orElseThrow().content()).asString().isEqualTo("here");
      assertThat(commit.file("b").orElseThrow().size()).isZero();
      assertThat(code(commit.file("b"))).isEqualTo("MISSING_OBJECT");
    }
  }

  @Test
  void reportsADamagedBlob() throws Exception {
    fixture.commit("b", "damaged soon");
    try (Stream<Path> objects = Files.walk(fixture.path().resolve("objects"))) {
      String blob;
      try (GitRepository repository = fixture.open()) {
        blob = repository.newest(null).file("b").orElseThrow().blobId();
      }
      Path object =
          objects.filter(p -> p.toString().endsWith(blob.substring(2))).findFirst().orElseThrow();
      Files.delete(object);
      Files.write(object, new byte[] {0x78, 1, 2, 3, 4, 5});
    }
    try (GitRepository repository = fixture.open()) {
      assertThat(code(repository.newest(null).file("b"))).isEqualTo("MISSING_OBJECT");
    }
  }

  @Test
  void refusesLargeFilesAndLfsPointers() throws Exception {
    GitWriter.commit(
        fixture.path(),
        java.util.Map.of(
            "large",
            new byte[(10 << 20) + 1],
            "fits",
            new byte[10 << 20],
            "pointer",
            LFS_POINTER.getBytes(StandardCharsets.UTF_8),
            "talks",
            ("# " + LFS_POINTER).getBytes(StandardCharsets.UTF_8)),
        "Ada",
        "ada@example.org",
        RepositoryFixture.NOON,
        "Add large files");
    try (GitRepository repository = fixture.open()) {
      GitCommit commit = repository.newest(null);
      assertThat(code(commit.file("large"))).isEqualTo("FILE_TOO_LARGE");
      assertThat(commit.file("fits").orElseThrow().content()).hasSize(10 << 20);
      assertThat(code(commit.file("pointer"))).isEqualTo("LFS_POINTER");
      assertThat(commit.file("talks").orElseThrow().content()).isNotEmpty();
    }
  }

  @Test
  void refusesMoreFilesThanTheLimit() throws IOException {
    fixture.commit("a", "", "b", "", "c", "");
    GitLimits limits =
        new GitLimits(
            1, 1, 1, 2, 64, 10, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, Duration.ZERO);
    try (GitRepository repository =
        new GitRepositories(directory, limits)
            .open("x", GitUrl.of(fixture.path().toString()), null)) {
      assertThatThrownBy(() -> repository.newest(null).files(ALL)).hasMessageContaining("2 files");
      assertThat(repository.newest(null).files(Globs.of(List.of("[ab]"))).files()).hasSize(2);
    }
  }

  @Test
  void looksUpOnlyPathsInsideTheRepository() throws Exception {
    fixture.commit("a/b", "");
    try (GitRepository repository = fixture.open()) {
      GitCommit commit = repository.newest(null);
      for (String path : List.of("", "/", "a", "a/", "/a/b", "a/../a/b", "./a/b", "a//b", "x")) {
        assertThat(commit.file(path)).as(path).isEmpty();
      }
      assertThat(commit.file("a/b")).isPresent();
    }
  }

  private static String code(Optional<GitFile> file) {
    try {
      file.orElseThrow().content();
      return "readable";
    } catch (UnreadableFile e) {
      return e.code();
    }
  }
}
