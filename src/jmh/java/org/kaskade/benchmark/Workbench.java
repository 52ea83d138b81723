package org.kaskade.benchmark;

import java.util.Random;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.LayeredEstate;

/// The estate that all benchmarks of a run measure.
///
/// @param random for what a benchmark chooses; seeded, and consumed in the order of the benchmarks
public record Workbench(LayeredEstate estate, DependencyGraph graph, Random random) {
  /// An estate of so many CIs with five requirements each, the same on every run.
  static Workbench ofSize(int cis) {
    LayeredEstate estate = new LayeredEstate(1, cis, 5);
    return new Workbench(estate, estate.graph(), new Random(7));
  }
}
