package org.kaskade.importers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.Outcome;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.GitRepositories;
import org.kaskade.importers.git.GitRepository;
import org.kaskade.importers.git.GitUrl;
import org.kaskade.importers.git.GitWriter;
import org.kaskade.schema.TestSchema;

/// Reading on from a commit, against reading all files of the next.
class ContinuedReadingTest {
  private static final Outcome WRITTEN = new Outcome(null, true, 0, 0, 0, 0, 0, 0, 0, List.of());

  @TempDir Path directory;
  private Instant clock = Instant.parse("2026-03-01T08:00:00Z");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void comesToWhatReadingAllFilesComesTo(long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, String> files = new TreeMap<>(Map.of("start.txt", "web-0 needs web-1"));
    commit(files);
    LastReading last = whole(null).result(WRITTEN, null);
    for (int step = 0; step < 30; step++) {
      for (int commits = random.nextInt(3); commits >= 0; commits--) {
        change(files, random);
        commit(files);
      }
      // Reading on changes what it starts from.
      LastReading before = copy(last);
      SourceReading whole = whole(before);
      SourceReading continued = continued(last).orElseThrow();

      String where = "seed %d, step %d".formatted(seed, step);
      assertThat(spoken(continued.batch())).as(where).isEqualTo(spoken(whole.batch()));
      assertThat(continued.batch().files()).as(where).isEqualTo(whole.batch().files());
      assertThat(new HashSet<>(continued.batch().context()))
          .as(where)
          .isEqualTo(new HashSet<>(whole.batch().context()));
      LastReading next = continued.result(WRITTEN, null);
      LastReading expected = whole.result(WRITTEN, null);
      assertThat(next.report()).as(where).isEqualTo(expected.report());
      assertThat(next.files()).as(where).isEqualTo(expected.files());
      assertThat(next.changes()).as(where).isEqualTo(expected.changes());
      last = next;
    }
  }

  private static void change(Map<String, String> files, Random random) {
    String path = "%s%d.txt".formatted(random.nextBoolean() ? "a/" : "b/", random.nextInt(6));
    switch (random.nextInt(5)) {
      case 0 -> files.remove(path);
      case 1 -> files.put("notes/readme.md", "read " + random.nextInt());
      case 2 -> files.merge(path, "\n", String::concat);
      default ->
          files.put(
              path,
              "web-%d needs web-%d\nweb-%d colour red"
                  .formatted(random.nextInt(5), random.nextInt(8), random.nextInt(5)));
    }
  }

  @Test
  void knowsWhoChangedAFileThatWasChangedAndChangedBack() throws IOException {
    commit(Map.of("a.txt", "web-0", "b.txt", "web-1"));
    LastReading last = whole(null).result(WRITTEN, null);
    commit(Map.of("a.txt", "web-2", "b.txt", "web-1"));
    String back = commit(Map.of("a.txt", "web-0", "b.txt", "web-1"));

    SourceReading continued = continued(last).orElseThrow();

    assertThat(continued.batch().cis())
        .singleElement()
        .satisfies(claim -> assertThat(claim.place().commit()).isEqualTo(back));
  }

  @Test
  void readsAllFilesWhereTheHistoryIsAnother() throws IOException {
    commit(Map.of("a.txt", "web-0"));
    LastReading last = whole(null).result(WRITTEN, null);
    directory = directory.resolve("other");
    commit(Map.of("a.txt", "web-1"));

    assertThat(continued(last)).isEmpty();
  }

  private String commit(Map<String, String> files) throws IOException {
    clock = clock.plusSeconds(3_600);
    Map<String, byte[]> content = new TreeMap<>();
    files.forEach((path, text) -> content.put(path, text.getBytes(UTF_8)));
    return GitWriter.commit(
        directory.resolve("depot.git"), content, "Ada Fern", "ada@example.org", clock, "Change");
  }

  private interface Reading<T> {
    T of(GitCommit commit);
  }

  private <T> T newest(Reading<T> reading) {
    try (GitRepository repository =
        new GitRepositories(directory.resolve("data"))
            .open("depot", GitUrl.of(directory.resolve("depot.git").toString()), null)) {
      return reading.of(repository.newest(null));
    }
  }

  private SourceReading whole(@org.jspecify.annotations.Nullable LastReading last) {
    return newest(commit ->
        WholeReading.of(
            source(),
            commit,
            WholeReading.listing(source(), commit),
            new LineReader(),
            TestSchema.SCHEMA,
            new ParsedContent(),
            last));
  }

  private Optional<SourceReading> continued(LastReading last) {
    return newest(commit ->
        ContinuedReading.of(source(), commit, TestSchema.SCHEMA, new ParsedContent(), last));
  }

  private static LastReading copy(LastReading last) {
    return new LastReading(
        last.settings(),
        last.commit(),
        Map.copyOf(last.changes()),
        Map.copyOf(last.files()),
        last.refused(),
        last.report(),
        last.memory());
  }

  /// Without the order of files, which says nothing.
  private static Object spoken(ClaimBatch batch) {
    return List.of(
        batch.source(),
        batch.scope(),
        new HashSet<>(batch.cis()),
        new HashSet<>(batch.dependencies()));
  }

  private static Source source() {
    return new Source(
        "depot", "x", null, "lines", List.of("**/*.txt"), null, Map.of(), SourceSecrets.NONE, null);
  }

  /// Reads `NAME`, `NAME needs NAME` and `NAME ATTRIBUTE VALUE`.
  private static final class LineReader implements ContinuedReader {
    @Override
    public String format() {
      return "lines";
    }

    @Override
    public KnownInventory begin(Inventory inventory, Findings findings) {
      inventory.files().forEach(file -> read(file, findings));
      return LineReader::update;
    }

    private static Optional<Map<String, Findings>> update(
        List<InventoryFile> changed, Collection<String> gone) {
      Map<String, Findings> found = new TreeMap<>();
      changed.forEach(
          file -> read(file, found.computeIfAbsent(file.path(), path -> new Findings())));
      gone.forEach(path -> found.put(path, new Findings()));
      return Optional.of(found);
    }

    private static void read(InventoryFile file, Findings findings) {
      String[] lines;
      try {
        lines = new String(file.content(), UTF_8).split("\n", -1);
      } catch (UnreadableFile e) {
        throw new AssertionError(e);
      }
      for (int line = 1; line <= lines.length; line++) {
        String[] words = lines[line - 1].split(" ", -1);
        if (words[0].isEmpty()) {
          continue;
        }
        boolean needs = words.length > 1 && Objects.equals(words[1], "needs");
        findings.ci(
            new FoundCi(
                server(words[0]),
                words[0],
                words.length > 1 && !needs ? Map.of(words[1], words[2]) : Map.of(),
                file.path(),
                line));
        if (needs) {
          findings.dependency(
              new FoundDependency(
                  server(words[0]), server(words[2]), "DEPENDS_ON", file.path(), line));
        }
      }
    }

    private static CiRef server(String name) {
      return new CiRef("Server", Map.of("fqdn", name + ".example"));
    }
  }
}
