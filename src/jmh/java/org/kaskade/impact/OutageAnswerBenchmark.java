package org.kaskade.impact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.RunningProgram;
import org.kaskade.benchmark.Workbench;

/// The answer to an outage, from its document to its bytes, against the GraphQL engine alone with
/// the same objects ready.
public final class OutageAnswerBenchmark implements Benchmark {
  private static final double GOAL = 1.25;
  private static final int MOST = 5_000;

  /// The clock of a process ticks every 10 ms; a round takes some 20 of these.
  private static final int AFFECTED_PER_ROUND = 60_000;

  private static final int ROUNDS = 40;
  private static final int FAN_OUT = 4;
  private static final List<String> CLASSES =
      List.of("Server", "VirtualMachine", "Application", "Database", "BusinessService");
  private static final List<String> CRITICALITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
  private static final List<String> ENVIRONMENTS = List.of("production", "staging", "development");

  @Override
  public List<BenchmarkLine> run(Workbench workbench) {
    List<BenchmarkLine> lines = new ArrayList<>();
    try (RunningProgram program = RunningProgram.start(MOST)) {
      List<Map<String, Object>> items = new ArrayList<>();
      List<Map<String, Object>> dependencies = new ArrayList<>();
      add(300, items, dependencies);
      add(MOST, items, dependencies);
      program.register(items, dependencies);
      for (int affected : List.of(300, MOST)) {
        lines.add(line(affected, program, workbench));
      }
    }
    return lines;
  }

  private static BenchmarkLine line(int affected, RunningProgram program, Workbench workbench) {
    String document =
        """
        { outageImpact(input: {failed: [{key: "%s"}]}) { affected(first: %d) { nodes {
            ci { key name class environment criticality lifecycle owner } state depth } } } }
        """
            .formatted(key(affected, 0), affected);
    byte[] answer = program.answer(document);
    BareGraphQl bare = BareGraphQl.answering(answer, program.source().schema());
    if (!Arrays.equals(answer, bare.answer(document)) || answer.length < affected * 100) {
      throw new IllegalStateException("the two answers differ, or are too short");
    }
    int answersPerRound = AFFECTED_PER_ROUND / affected;
    PairedRatios ratios =
        PairedRatios.of(
            Collections.nCopies(
                ROUNDS,
                new PairedRatios.Pair(
                    () -> repeat(answersPerRound, () -> bare.answer(document)),
                    () -> repeat(answersPerRound, () -> program.answer(document)))),
            workbench.random(),
            PairedRatios::processNanos);
    return new BenchmarkLine(
        "P9",
        "GraphQL answer of an outage, %,d CIs × 9 fields, %s"
            .formatted(affected, PairedRatios.time(ratios.measuredNanos() / answersPerRound)),
        "bare graphql-java, the same objects ready, and Jackson, %s"
            .formatted(PairedRatios.time(ratios.baselineNanos() / answersPerRound)),
        ratios.asCost(),
        "≤ %.2f ×".formatted(GOAL),
        ratios.isAtMost(GOAL));
  }

  private static void repeat(int times, Runnable work) {
    for (int time = 0; time < times; time++) {
      work.run();
    }
  }

  /// A tree of so many CIs above one, a third of them without an owner of their own.
  private static void add(
      int size, List<Map<String, Object>> items, List<Map<String, Object>> dependencies) {
    for (int number = 0; number < size; number++) {
      Map<String, Object> item = new HashMap<>();
      item.put("key", key(size, number));
      item.put("class", CLASSES.get(number % CLASSES.size()));
      item.put("name", "CI %d of %d".formatted(number, size));
      item.put("environment", ENVIRONMENTS.get(number % ENVIRONMENTS.size()));
      item.put("criticality", CRITICALITIES.get(number % CRITICALITIES.size()));
      if (number % 3 != 0) {
        item.put("owner", "team-" + number % 40);
      }
      items.add(item);
      if (number > 0) {
        dependencies.add(
            Map.of(
                "dependent",
                key(size, number),
                "provider",
                key(size, (number - 1) / FAN_OUT),
                "strength",
                number % 7 == 0 ? "SOFT" : "HARD"));
      }
    }
  }

  private static String key(int size, int number) {
    String ciClass =
        CLASSES
            .get(number % CLASSES.size())
            .replaceAll("(?<=.)(?=[A-Z])", "-")
            .toLowerCase(Locale.ROOT);
    return "%s:benchmark-%d-%d".formatted(ciClass, size, number);
  }
}
