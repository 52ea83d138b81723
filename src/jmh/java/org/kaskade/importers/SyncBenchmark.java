package org.kaskade.importers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.RunningProgram;
import org.kaskade.benchmark.Workbench;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.GitFile;
import org.kaskade.importers.git.GitRepositories;
import org.kaskade.importers.git.GitRepository;
import org.kaskade.importers.git.GitUrl;
import org.kaskade.importers.git.GitWriter;
import org.kaskade.importers.git.Globs;
import org.kaskade.store.TestNeo4j;
import org.kaskade.yaml.YamlReader;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Values;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// Syncs of an inventory of Kubernetes manifests, two objects to a file, asked for over HTTP: the
/// first one, one after few files changed, and one after none did.
public final class SyncBenchmark implements Benchmark {
  private static final int MOST = 5_000;
  private static final int CHANGED = 25;
  private static final int ROUNDS = 3;
  private static final int ROWS_PER_TRANSACTION = 5_000;
  private static final String SYNC =
      "mutation($name: ID!) { syncSource(name: $name) { created updated revision { number }"
          + " problems { code } } }";

  @Override
  public List<BenchmarkLine> run(Workbench workbench) throws IOException {
    int size = Math.min(MOST, workbench.graph().size() / 20);
    Path folder = Files.createTempDirectory("kaskade-benchmark");
    try (RunningProgram program = RunningProgram.start(1_000)) {
      Rounds small = new Rounds(program, folder, size);
      // The first round warms up.
      for (int round = 0; round <= ROUNDS; round++) {
        small.run(round);
      }
      Rounds large = new Rounds(program, folder, 10 * size);
      large.run(0);
      return lines(size, small, large);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static List<BenchmarkLine> lines(int size, Rounds small, Rounds large) {
    List<BenchmarkLine> lines = new ArrayList<>();
    PairedRatios first = PairedRatios.ofTimes(small.baseline(), small.firsts());
    lines.add(
        new BenchmarkLine(
            "P10",
            "first sync of %,d files, %s".formatted(size, PairedRatios.time(first.measuredNanos())),
            "the larger of parsing them and writing as much over Bolt, %s"
                .formatted(PairedRatios.time(first.baselineNanos())),
            first.asCost(),
            "≤ 1.6 ×",
            first.isAtMost(1.6)));
    PairedRatios some = PairedRatios.ofTimes(small.firsts(), small.some());
    lines.add(
        new BenchmarkLine(
            "P11",
            "sync of %d changed files of %,d, %s"
                .formatted(CHANGED, size, PairedRatios.time(some.measuredNanos())),
            "the first sync",
            some.asGain(),
            "≥ 20 × faster",
            some.isAtMost(1 / 20.0)));
    PairedRatios grown =
        PairedRatios.ofTimes(new long[] {some.measuredNanos()}, new long[] {large.some()[0]});
    lines.add(
        new BenchmarkLine(
            "P11",
            "the same of %,d files, %s"
                .formatted(10 * size, PairedRatios.time(grown.measuredNanos())),
            "of %,d files".formatted(size),
            grown.asCost(),
            "≤ 1.50 ×",
            grown.isAtMost(1.5)));
    PairedRatios nothing = PairedRatios.ofTimes(small.firsts(), small.nothing());
    lines.add(
        new BenchmarkLine(
            "P12",
            "sync of %,d files when nothing changed, %s"
                .formatted(size, PairedRatios.time(nothing.measuredNanos())),
            "the first sync",
            nothing.asGain(),
            "≥ 100 × faster",
            nothing.isAtMost(1 / 100.0)));
    return lines;
  }

  /// Inventories of one size, each synced three times.
  private static final class Rounds {
    private final RunningProgram program;
    private final Path folder;
    private final int size;
    private final List<long[]> times = new ArrayList<>();

    Rounds(RunningProgram program, Path folder, int size) {
      this.program = program;
      this.folder = folder;
      this.size = size;
    }

    void run(int round) throws IOException {
      String name = "inventory-%d-%d".formatted(size, round);
      Map<String, byte[]> files = new TreeMap<>();
      for (int number = 0; number < size; number++) {
        files.put(path(number), manifest(number, 1));
      }
      commit(name, files, 0);
      program.ask(
          "mutation($input: SourceInput!) { addSource(input: $input) { name } }",
          Map.of(
              "input",
              Map.of(
                  "name",
                  name,
                  "url",
                  folder.resolve(name).toString(),
                  "format",
                  "kubernetes",
                  "options",
                  Map.of("cluster", name))));
      long parse = PairedRatios.time(() -> parse(name), System::nanoTime);
      long write = PairedRatios.time(() -> write(name), System::nanoTime);
      long first = sync(name, 2 * size, 0);
      for (int number = 0; number < CHANGED; number++) {
        int changed = number * (size / CHANGED);
        files.put(path(changed), manifest(changed, 2));
      }
      commit(name, files, 1);
      long some = sync(name, 0, CHANGED);
      long nothing = sync(name, 0, 0);
      times.add(new long[] {Math.max(parse, write), first, some, nothing});
    }

    private long sync(String name, int created, int updated) {
      JsonNode[] report = new JsonNode[1];
      long nanos =
          PairedRatios.time(
              () -> report[0] = program.ask(SYNC, Map.of("name", name)).get("syncSource"),
              System::nanoTime);
      if (report[0].get("created").asInt() != created
          || report[0].get("updated").asInt() != updated
          || !report[0].get("problems").isEmpty()) {
        throw new IllegalStateException("the sync did something else: " + report[0]);
      }
      return nanos;
    }

    private void commit(String name, Map<String, byte[]> files, int number) throws IOException {
      GitWriter.commit(
          folder.resolve(name),
          files,
          "Ada Fern",
          "ada@example.org",
          Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number),
          "Change the inventory");
    }

    private void parse(String name) {
      GitRepositories repositories = new GitRepositories(folder.resolve("mirrors"));
      YamlReader yaml = new YamlReader();
      try (GitRepository repository =
          repositories.open(name, GitUrl.of(folder.resolve(name).toString()), null)) {
        GitCommit commit = repository.newest(null);
        for (GitFile file : commit.files(Globs.of(List.of("**"))).files()) {
          if (yaml.read(file.content()).size() != 2) {
            throw new IllegalStateException(file + " is not what was written");
          }
        }
      } catch (UnreadableFile unreadable) {
        throw new UncheckedIOException(new IOException(unreadable));
      }
    }

    /// As many nodes and relationships as the sync makes CIs, claims and dependencies.
    private void write(String name) {
      try (Session session = TestNeo4j.driver().session();
          Transaction transaction = session.beginTransaction()) {
        transaction
            .run("CREATE CONSTRAINT bare_key IF NOT EXISTS FOR (b:Bare) REQUIRE b.key IS UNIQUE")
            .consume();
        transaction.commit();
      }
      for (int from = 0; from < size; from += ROWS_PER_TRANSACTION) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = from; number < Math.min(size, from + ROWS_PER_TRANSACTION); number++) {
          rows.add(row(name, number));
        }
        write(rows);
      }
    }

    private static void write(List<Map<String, Object>> rows) {
      try (Session session = TestNeo4j.driver().session();
          Transaction transaction = session.beginTransaction()) {
        transaction
            .run(
                """
                UNWIND $rows AS row
                MERGE (w:Bare {key: row.workload}) SET w += row.workloadValues
                MERGE (s:Bare {key: row.service}) SET s += row.serviceValues
                MERGE (f:Bare {key: row.file})
                MERGE (f)-[a:SAYS]->(w) SET a.values = row.claim
                MERGE (f)-[b:SAYS]->(s) SET b.values = row.claim
                MERGE (s)-[:EXPOSES]->(w)
                """,
                Values.parameters("rows", rows))
            .consume();
        transaction
            .run(
                """
                UNWIND $rows AS row
                MATCH (w:Bare {key: row.workload})
                MERGE (s:Bare {key: row.calls})
                MERGE (w)-[:CALLS]->(s)
                """,
                Values.parameters("rows", rows))
            .consume();
        transaction.commit();
      }
    }

    private Map<String, Object> row(String name, int number) {
      Map<String, Object> row = new TreeMap<>();
      row.put("workload", name + "/workload/" + number);
      row.put("service", name + "/service/" + number);
      row.put("calls", name + "/service/" + calls(number));
      row.put("file", name + "/" + path(number));
      row.put("claim", new String(manifest(number, 1), StandardCharsets.UTF_8).substring(0, 300));
      row.put(
          "workloadValues",
          Map.of("name", "web" + number, "namespace", "default", "images", "web:1", "kind", "d"));
      row.put("serviceValues", Map.of("name", "web" + number, "namespace", "default", "port", 80));
      return row;
    }

    private int calls(int number) {
      return (number * 7 + 1) % size;
    }

    private static String path(int number) {
      return "team-%d/web%d.yaml".formatted(number / 50, number);
    }

    private byte[] manifest(int number, int version) {
      return """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web%1$d
        namespace: default
        labels: {team: team-%2$d}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web%1$d}}
        template:
          metadata: {labels: {app: web%1$d}}
          spec:
            containers:
              - name: main
                image: registry.example.org/web:%4$d
                resources: {limits: {cpu: "1", memory: 512Mi}}
                env:
                  - {name: TARGET, value: "http://web%3$d.default:80/"}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web%1$d, namespace: default}
      spec:
        selector: {app: web%1$d}
        ports: [{port: 80, targetPort: 8080}]
      """
          .formatted(number, number / 50, calls(number), version)
          .getBytes(StandardCharsets.UTF_8);
    }

    private long[] column(int column) {
      // Of a single round, even that counts.
      return times.stream().skip(times.size() > 1 ? 1 : 0).mapToLong(t -> t[column]).toArray();
    }

    long[] baseline() {
      return column(0);
    }

    long[] firsts() {
      return column(1);
    }

    long[] some() {
      return column(2);
    }

    long[] nothing() {
      return column(3);
    }
  }
}
