package org.kaskade.graph;

import java.util.ArrayList;
import java.util.List;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.Workbench;

/// An outage with states, depths and weakened groups, from which causes and paths are made when
/// they are asked for, against a plain search of the same rows from the same CIs.
public final class ExplainedOutageBenchmark implements Benchmark {
  private static final double GOAL = 1.5;
  private static final int[] NONE = {};

  @Override
  public List<BenchmarkLine> run(Workbench workbench) {
    DependencyGraph graph = workbench.graph();
    PlainSearch search = new PlainSearch(graph);
    Propagation propagation = new Propagation();
    List<BenchmarkLine> lines = new ArrayList<>();
    for (Questions questions : Questions.ofAllSizes(graph, search, workbench.random())) {
      questions
          .batches()
          .getFirst()
          .forEach(starts -> checkPaths(propagation.of(graph, starts, NONE), search.reach(starts)));
      lines.add(
          questions.againstSearch(
              "P2",
              "outage, explained",
              GOAL,
              search,
              starts -> propagation.of(graph, starts, NONE),
              workbench.random()));
    }
    return lines;
  }

  /// Whoever is affected can be reached, and along as many hops as the depth says.
  private static void checkPaths(OutageImpact impact, int reached) {
    if (impact.size() > reached) {
      throw new IllegalStateException("an outage affects CIs that can't be reached");
    }
    for (AffectedCi one : impact.affected().stream().limit(200).toList()) {
      if (impact.pathTo(one.ci().key()).size() != one.depth() + 1) {
        throw new IllegalStateException("no path of its depth to " + one.ci().key());
      }
    }
  }
}
