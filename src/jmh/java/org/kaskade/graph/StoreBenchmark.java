package org.kaskade.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.Workbench;
import org.kaskade.store.FilledStore;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;

/// Typical questions, and a restart, against a store that holds the same graph and is asked over
/// Bolt.
public final class StoreBenchmark implements Benchmark {
  private static final int FASTER = 200;
  private static final int FASTER_AT_P10 = 100;
  private static final int FASTER_START = 50;
  private static final int QUESTIONS = 60;
  private static final int LOADS = 9;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int[] NONE = {};
  private static final String REACHED =
      """
      MATCH (:ConfigurationItem {key: $key})<-[:USES*]-(dependent)
      WHERE dependent.key <> $key RETURN count(DISTINCT dependent) AS reached
      """;

  /// Ways to get all CIs and dependencies; the fastest one counts.
  private static final List<List<String>> STREAMS =
      List.of(
          List.of(
              "MATCH (c:ConfigurationItem) RETURN id(c), c.key",
              "MATCH (d)-[r:USES]->(p) RETURN id(d), id(p), r.strength, r.group"),
          List.of(
              "MATCH (c:ConfigurationItem) RETURN id(c), c.key",
              """
              MATCH (d:ConfigurationItem)
              RETURN id(d), [(d)-[r:USES]->(p) | [id(p), r.strength, r.group]]
              """));

  private int timedOut;

  @Override
  public List<BenchmarkLine> run(Workbench workbench) throws Exception {
    long before = System.nanoTime();
    try (FilledStore store = FilledStore.of(workbench.estate())) {
      System.err.println("filled a store in " + PairedRatios.time(System.nanoTime() - before));
      return List.of(questions(workbench, store.driver()), restart(workbench, store.driver()));
    }
  }

  private BenchmarkLine questions(Workbench workbench, Driver driver) {
    DependencyGraph graph = workbench.graph();
    PlainSearch search = new PlainSearch(graph);
    Propagation propagation = new Propagation();
    List<int[]> asked =
        Questions.typical(graph, search, workbench.random()).batches().stream()
            .flatMap(List::stream)
            .limit(QUESTIONS)
            .toList();
    for (int warmUp = 0; warmUp < 20_000; warmUp++) {
      propagation.of(graph, asked.get(warmUp % asked.size()), NONE);
    }
    try (Session session = driver.session()) {
      for (int[] starts : asked.subList(0, 5)) {
        long reached = reached(session, graph.cis.key(starts[0]));
        if (reached >= 0 && reached + 1 != search.reach(starts)) {
          throw new IllegalStateException("the store reaches others than a search does");
        }
      }
      timedOut = 0;
      PairedRatios ratios =
          PairedRatios.of(
              asked.stream()
                  .map(starts ->
                      new PairedRatios.Pair(
                          () -> reached(session, graph.cis.key(starts[0])),
                          () -> propagation.of(graph, starts, NONE)))
                  .toList(),
              workbench.random(),
              System::nanoTime);
      double p10 = 1 / ratios.ratios().get(ratios.ratios().size() * 9 / 10);
      return new BenchmarkLine(
          "P3",
          "outage, explained, %d typical questions (%,d reached), %s"
              .formatted(
                  ratios.ratios().size(),
                  (int) asked.stream().mapToInt(search::reach).average().orElse(0),
                  PairedRatios.time(ratios.measuredNanos())),
          "Cypher <-[:USES*]- count(DISTINCT) over Bolt, per question, %s%s"
              .formatted(
                  PairedRatios.time(ratios.baselineNanos()),
                  timedOut == 0
                      ? ""
                      : ", %d given up after %ds that count as such"
                          .formatted(timedOut, PATIENCE.toSeconds())),
          "%s, p10 %.0f ×".formatted(ratios.asGain(), p10),
          "≥ %d × faster, p10 ≥ %d ×".formatted(FASTER, FASTER_AT_P10),
          ratios.isAtMost(1.0 / FASTER) && p10 >= FASTER_AT_P10);
    }
  }

  /// How many CIs depend on this one, or -1 when it takes too long to count them.
  private long reached(Session session, String key) {
    long before = System.nanoTime();
    try {
      return session
          .run(
              REACHED,
              Map.of("key", key),
              TransactionConfig.builder().withTimeout(PATIENCE).build())
          .single()
          .get("reached")
          .asLong();
    } catch (Neo4jException failure) {
      if (System.nanoTime() - before < PATIENCE.toNanos()) {
        throw failure;
      }
      timedOut++;
      return -1;
    }
  }

  private static BenchmarkLine restart(Workbench workbench, Driver driver) throws Exception {
    DependencyGraph graph = workbench.graph();
    Path folder = Files.createTempDirectory("kaskade-benchmark");
    SnapshotFile file = new SnapshotFile(folder.resolve("graph.snapshot"), "benchmark");
    try {
      file.write(graph, 1);
      List<Long> loads = new ArrayList<>();
      for (int load = 0; load < LOADS; load++) {
        long before = System.nanoTime();
        file.read();
        loads.add(System.nanoTime() - before);
      }
      loads.sort(null);
      // Each twice: the first time plans the query and fills the page cache.
      List<Long> streams =
          IntStream.range(0, 2 * STREAMS.size())
              .mapToObj(at -> stream(driver, STREAMS.get(at % STREAMS.size()), graph))
              .sorted()
              .toList();
      double gain = (double) streams.getFirst() / loads.get(LOADS / 2);
      return new BenchmarkLine(
          "P8",
          "graph from its file, " + PairedRatios.time(loads.get(LOADS / 2)),
          "its CIs and dependencies streamed over Bolt, the best of %d, %s"
              .formatted(streams.size(), PairedRatios.time(streams.getFirst())),
          "%.0f/%.0f/%.0f × faster"
              .formatted(
                  (double) streams.getFirst() / loads.getLast(),
                  gain,
                  (double) streams.getFirst() / loads.getFirst()),
          "≥ %d × faster".formatted(FASTER_START),
          gain >= FASTER_START);
    } finally {
      Files.deleteIfExists(file.path());
      Files.delete(folder);
    }
  }

  private static long stream(Driver driver, List<String> queries, DependencyGraph graph) {
    long before = System.nanoTime();
    long rows = 0;
    SessionConfig large = SessionConfig.builder().withFetchSize(100_000).build();
    for (String query : queries) {
      try (Session session = driver.session(large)) {
        rows += session.run(query).stream().mapToLong(row -> row.size()).sum();
      }
    }
    if (rows < 2L * graph.size()) {
      throw new IllegalStateException("the store holds less than the graph");
    }
    return System.nanoTime() - before;
  }
}
