package org.kaskade.graph;

import java.util.List;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.Workbench;

/// What the structure of a graph takes per dependency: both directions, types and groups.
public final class GraphMemoryBenchmark implements Benchmark {
  private static final double GOAL = 12;

  @Override
  public List<BenchmarkLine> run(Workbench workbench) {
    int dependencies = workbench.estate().dependencies().size();
    double perDependency = (double) StructureBytes.of(workbench.graph()) / dependencies;
    return List.of(
        new BenchmarkLine(
            "P6",
            "memory of the structure, both directions, types and groups",
            "–",
            "%.1f B per dependency".formatted(perDependency),
            "≤ %.0f B".formatted(GOAL),
            perDependency <= GOAL));
  }
}
