package org.kaskade.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.Workbench;

/// The next graph from a revision of 100 dependencies, against a graph built anew from dependencies
/// in memory.
public final class DerivationBenchmark implements Benchmark {
  private static final double GOAL = 20;
  private static final int ROUNDS = 3;
  private static final int REVISIONS = 30;

  private DependencyGraph current = DependencyGraph.builder().build();

  @Override
  public List<BenchmarkLine> run(Workbench workbench) {
    compare(workbench);
    current = workbench.graph();
    List<PairedRatios.Pair> pairs = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<GraphDelta> deltas = new ArrayList<>();
      for (int revision = 0; revision < REVISIONS; revision++) {
        deltas.add(delta(workbench));
      }
      pairs.add(
          new PairedRatios.Pair(
              () -> current = built(workbench), () -> deltas.forEach(delta -> derive(delta))));
    }
    PairedRatios ratios = PairedRatios.of(pairs, workbench.random(), PairedRatios::cpuNanos);
    double share = REVISIONS / ratios.median();
    return List.of(
        new BenchmarkLine(
            "P7",
            "next graph from a revision of 100 dependencies, %s"
                .formatted(PairedRatios.time(ratios.measuredNanos() / REVISIONS)),
            "built anew from memory, %s".formatted(PairedRatios.time(ratios.baselineNanos())),
            "1/%.0f/%.0f/%.0f"
                .formatted(
                    REVISIONS / ratios.ratios().getFirst(),
                    share,
                    REVISIONS / ratios.ratios().getLast()),
            "≤ 1/%.0f".formatted(GOAL),
            share >= GOAL));
  }

  private void derive(GraphDelta delta) {
    current = current.with(delta);
  }

  private static DependencyGraph built(Workbench workbench) {
    return workbench.estate().graph();
  }

  /// What a revision changed stands in the derived graph, and nothing in the one before.
  private static void compare(Workbench workbench) {
    DependencyGraph before = workbench.graph();
    GraphDelta delta = delta(workbench);
    DependencyGraph after = before.with(delta);
    delta
        .dependenciesOf()
        .forEach((dependent, dependencies) -> {
          if (after.dependenciesOf(dependent).size() != dependencies.size()
              || before.dependenciesOf(dependent).size() >= dependencies.size()) {
            throw new IllegalStateException("the derived graph lacks what was changed");
          }
        });
  }

  private static GraphDelta delta(Workbench workbench) {
    Random random = workbench.random();
    List<String> keys = workbench.estate().keys();
    Map<String, List<GraphDependency>> dependencies = new HashMap<>();
    while (dependencies.size() < 100) {
      String dependent = keys.get(random.nextInt(keys.size()));
      String provider = keys.get(random.nextInt(keys.size()));
      if (!dependent.equals(provider)) {
        List<GraphDependency> all = new ArrayList<>(workbench.graph().dependenciesOf(dependent));
        all.add(new GraphDependency(dependent, provider, "BACKED_UP_BY", Strength.SOFT));
        dependencies.put(dependent, all);
      }
    }
    return new GraphDelta(List.of(), List.of(), dependencies);
  }
}
