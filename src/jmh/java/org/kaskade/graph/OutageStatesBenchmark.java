package org.kaskade.graph;

import java.util.ArrayList;
import java.util.List;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.Workbench;

/// The states of an outage, against a plain search of the same rows from the same CIs.
public final class OutageStatesBenchmark implements Benchmark {
  private static final double GOAL = 1.25;
  private static final int[] NONE = {};

  @Override
  public List<BenchmarkLine> run(Workbench workbench) {
    DependencyGraph graph = workbench.graph();
    PlainSearch search = new PlainSearch(graph);
    OutageStates states = new OutageStates(graph);
    List<BenchmarkLine> lines = new ArrayList<>();
    for (Questions questions : Questions.ofAllSizes(graph, search, workbench.random())) {
      questions.batches().stream().limit(3).forEach(batch -> compare(graph, states, batch));
      lines.add(
          questions.againstSearch(
              "P1",
              "outage, states only",
              GOAL,
              search,
              starts -> states.evaluate(starts, NONE),
              workbench.random()));
    }
    return lines;
  }

  /// The explained outage finds the states in another way.
  private static void compare(DependencyGraph graph, OutageStates states, List<int[]> batch) {
    Propagation propagation = new Propagation();
    for (int[] starts : batch) {
      OutageImpact explained = propagation.of(graph, starts, NONE);
      int affected = states.evaluate(starts, NONE);
      boolean same = affected == explained.size();
      for (int place = 0; same && place < affected; place++) {
        int ci = states.ci(place);
        same = states.state(ci) == explained.stateOf(graph.cis.key(ci));
      }
      if (!same) {
        throw new IllegalStateException("two ways to the states of an outage disagree");
      }
    }
  }
}
