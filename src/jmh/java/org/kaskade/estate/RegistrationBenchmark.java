package org.kaskade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.RunningProgram;
import org.kaskade.benchmark.Workbench;
import org.kaskade.store.TestNeo4j;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Values;
import tools.jackson.databind.JsonNode;

/// One call of `registerAssets` over HTTP, with two dependencies to each CI, against a bare loop of
/// the driver that merges the same rows into the same store.
public final class RegistrationBenchmark implements Benchmark {
  private static final int MOST = 10_000;
  private static final int ROUNDS = 5;
  private static final int ROWS_PER_QUERY = 5_000;

  @Override
  public List<BenchmarkLine> run(Workbench workbench) {
    int size = Math.min(MOST, workbench.graph().size() / 10);
    long[][] times = new long[4][ROUNDS];
    try (RunningProgram program = RunningProgram.start(1_000)) {
      try (Session session = TestNeo4j.driver().session()) {
        session
            .run("CREATE CONSTRAINT bare_key IF NOT EXISTS FOR (b:Bare) REQUIRE b.key IS UNIQUE")
            .consume();
      }
      // The first two rounds warm up.
      for (int round = -2; round < ROUNDS; round++) {
        String name = "benchmark-" + (round + 2);
        boolean bareFirst = workbench.random().nextBoolean();
        for (int again = 0; again < 2; again++) {
          boolean isNew = again == 0;
          Runnable bare = () -> merge(name, size);
          Runnable call = () -> register(program, name, size, isNew);
          long one = PairedRatios.time(bareFirst ? bare : call, System::nanoTime);
          long other = PairedRatios.time(bareFirst ? call : bare, System::nanoTime);
          if (round >= 0) {
            times[2 * again][round] = bareFirst ? one : other;
            times[2 * again + 1][round] = bareFirst ? other : one;
          }
        }
      }
    }
    return List.of(
        line("for the first time", size, PairedRatios.ofTimes(times[0], times[1]), 50),
        line("when nothing changed", size, PairedRatios.ofTimes(times[2], times[3]), 90));
  }

  private static BenchmarkLine line(String when, int size, PairedRatios ratios, int percent) {
    return new BenchmarkLine(
        "P13",
        "registerAssets, %,d CIs and %,d dependencies %s, %s"
            .formatted(size, 2 * size, when, PairedRatios.time(ratios.measuredNanos())),
        "bare driver loop of UNWIND … MERGE, %s"
            .formatted(PairedRatios.time(ratios.baselineNanos())),
        "%.0f/%.0f/%.0f %% of its rate"
            .formatted(
                100 / ratios.ratios().getLast(),
                100 / ratios.median(),
                100 / ratios.ratios().getFirst()),
        "≥ %d %%".formatted(percent),
        ratios.isAtMost(100.0 / percent));
  }

  private static void register(RunningProgram program, String name, int size, boolean isNew) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      items.add(
          Map.of(
              "key",
              key(name, number),
              "class",
              "Server",
              "name",
              name + number,
              "environment",
              "production",
              "attributes",
              Map.of(
                  "ipAddress",
                  "10.0.0.1",
                  "role",
                  "web",
                  "operatingSystem",
                  "Debian",
                  "cpuCores",
                  4,
                  "memory",
                  16.0)));
    }
    JsonNode answer =
        program
            .ask(
                "mutation($input: RegisterAssetsInput!) { registerAssets(input: $input)"
                    + " { created unchanged dependenciesAdded errors { message } } }",
                Map.of(
                    "input",
                    Map.of(
                        "source", name, "items", items, "dependencies", dependencies(name, size))))
            .get("registerAssets");
    if (answer.get(isNew ? "created" : "unchanged").asInt() != size) {
      throw new IllegalStateException("the call did something else: " + answer);
    }
  }

  private static void merge(String name, int size) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      items.add(
          Map.of(
              "key",
              key(name, number),
              "values",
              Map.of(
                  "name",
                  name + number,
                  "environment",
                  "production",
                  "ipAddress",
                  "10.0.0.1",
                  "role",
                  "web",
                  "operatingSystem",
                  "Debian",
                  "cpuCores",
                  4,
                  "memory",
                  16.0)));
    }
    try (Session session = TestNeo4j.driver().session();
        Transaction transaction = session.beginTransaction()) {
      inParts(
          transaction,
          "UNWIND $rows AS row MERGE (b:Bare {key: row.key}) SET b += row.values",
          items);
      inParts(
          transaction,
          """
          UNWIND $rows AS row
          MATCH (x:Bare {key: row.dependent}) MATCH (y:Bare {key: row.provider})
          MERGE (x)-[:DEPENDS_ON]->(y)
          """,
          dependencies(name, size));
      transaction.commit();
    }
  }

  /// Two to each CI.
  private static List<Map<String, Object>> dependencies(String name, int size) {
    List<Map<String, Object>> dependencies = new ArrayList<>();
    for (int number = 0; number < 2 * size; number++) {
      dependencies.add(
          Map.of(
              "dependent",
              key(name, number % size),
              "provider",
              key(name, provider(number, size))));
    }
    return dependencies;
  }

  private static void inParts(
      Transaction transaction, String query, List<Map<String, Object>> rows) {
    for (int from = 0; from < rows.size(); from += ROWS_PER_QUERY) {
      List<Map<String, Object>> some =
          rows.subList(from, Math.min(rows.size(), from + ROWS_PER_QUERY));
      transaction.run(query, Values.parameters("rows", some)).consume();
    }
  }

  private static String key(String name, int number) {
    return "server:%s-%d".formatted(name, number);
  }

  /// Never the dependent itself.
  private static int provider(int number, int size) {
    return (int) ((number + 1 + number * 7L % (size - 1)) % size);
  }
}
