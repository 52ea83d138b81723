package org.kaskade.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;

/// Questions of one kind: which CIs fail together, and how many a plain search reaches from them.
///
/// They are asked in batches that together reach so much that a clock sees it, and no batch comes
/// twice, so that neither caches nor branch predictors know the way.
record Questions(String kind, List<List<int[]>> batches, long asked, long reached) {
  private static final int REACHED_PER_BATCH = 20_000;
  private static final int QUESTIONS_PER_BATCH = 64;
  private static final int ATTEMPTS = 1_000;

  /// One CI that 50 to 5,000 depend on, as most questions are.
  static Questions typical(DependencyGraph graph, PlainSearch search, Random random) {
    return of("typical question", 1, 5_000, 300, graph, search, random);
  }

  /// What all sizes are measured with.
  static List<Questions> ofAllSizes(DependencyGraph graph, PlainSearch search, Random random) {
    return List.of(
        typical(graph, search, random),
        of("outage of 10 CIs", 10, Integer.MAX_VALUE, 150, graph, search, random),
        of("outage of 200 CIs", 200, Integer.MAX_VALUE, 90, graph, search, random));
  }

  private static Questions of(
      String kind,
      int starts,
      int most,
      int batchCount,
      DependencyGraph graph,
      PlainSearch search,
      Random random) {
    List<List<int[]>> batches = new ArrayList<>();
    long asked = 0;
    long reached = 0;
    while (batches.size() < batchCount) {
      List<int[]> batch = new ArrayList<>();
      int inBatch = 0;
      while (inBatch < REACHED_PER_BATCH && batch.size() < QUESTIONS_PER_BATCH) {
        int[] question = question(starts, most, graph, search, random);
        batch.add(question);
        inBatch += search.reach(question);
      }
      batches.add(batch);
      asked += batch.size();
      reached += inBatch;
    }
    return new Questions(kind, batches, asked, reached);
  }

  private static int[] question(
      int starts, int most, DependencyGraph graph, PlainSearch search, Random random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int[] question = random.ints(starts, 0, graph.size()).distinct().toArray();
      int reach = search.reach(question);
      if (reach >= 50 && reach <= most) {
        return question;
      }
    }
    throw new IllegalStateException(
        "no %d CIs that 50 to %,d depend on; take a larger estate".formatted(starts, most));
  }

  /// The line of one goal: these questions answered, against a plain search from the same CIs.
  ///
  /// @param what is measured
  /// @param atMost how many times what the search takes
  /// @param answer answers the question of the CIs with these numbers
  BenchmarkLine againstSearch(
      String goal,
      String what,
      double atMost,
      PlainSearch search,
      Consumer<int[]> answer,
      Random random) {
    PairedRatios ratios =
        PairedRatios.of(
            batches.stream()
                .map(batch ->
                    new PairedRatios.Pair(
                        () -> batch.forEach(search::reach), () -> batch.forEach(answer)))
                .toList(),
            random,
            PairedRatios::cpuNanos);
    return new BenchmarkLine(
        goal,
        what + ", " + described(),
        "plain search of the same rows",
        ratios.asCost(),
        "≤ %.2f ×".formatted(atMost),
        ratios.isAtMost(atMost));
  }

  /// The kind, with how many CIs a question reaches on average.
  String described() {
    return "%s (%,d reached)".formatted(kind, reached / asked);
  }
}
