package org.kaskade.benchmark;

import java.util.List;
import org.kaskade.ProcessMemoryBenchmark;
import org.kaskade.change.CollisionsBenchmark;
import org.kaskade.estate.RegistrationBenchmark;
import org.kaskade.graph.CriticalComponentsBenchmark;
import org.kaskade.graph.DerivationBenchmark;
import org.kaskade.graph.ExplainedOutageBenchmark;
import org.kaskade.graph.GraphMemoryBenchmark;
import org.kaskade.graph.JGraphTBenchmark;
import org.kaskade.graph.OutageStatesBenchmark;
import org.kaskade.graph.SnapshotFileBenchmark;
import org.kaskade.graph.StoreBenchmark;
import org.kaskade.impact.OutageAnswerBenchmark;
import org.kaskade.importers.SyncBenchmark;

/// Runs all benchmarks and prints the table: `src/jmh/run [--size CIs]`.
public final class Benchmarks {
  private static final int DEFAULT_SIZE = 1_000_000;

  private static final List<Benchmark> ALL =
      List.of(
          new OutageStatesBenchmark(),
          new ExplainedOutageBenchmark(),
          new JGraphTBenchmark(),
          new CriticalComponentsBenchmark(),
          new GraphMemoryBenchmark(),
          new DerivationBenchmark(),
          new SnapshotFileBenchmark(),
          new StoreBenchmark(),
          new OutageAnswerBenchmark(),
          new CollisionsBenchmark(),
          new SyncBenchmark(),
          new RegistrationBenchmark(),
          new ProcessMemoryBenchmark());

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    Workbench workbench = Workbench.ofSize(size(arguments));
    System.out.printf(
        "%,d CIs, %,d dependencies, Java %s, %d processors; ratios are min/median/max%n",
        workbench.graph().size(),
        workbench.estate().dependencies().size(),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    System.out.println("P<n> what | baseline | measured | goal | verdict");
    for (Benchmark benchmark : ALL) {
      benchmark.run(workbench).forEach(System.out::println);
    }
    // The shared store of the tests has threads that go on.
    System.exit(0);
  }

  private static int size(String[] arguments) {
    if (arguments.length == 0) {
      return DEFAULT_SIZE;
    }
    if (arguments.length == 2 && arguments[0].equals("--size")) {
      return Integer.parseInt(arguments[1]);
    }
    throw new IllegalArgumentException("usage: src/jmh/run [--size CIs]");
  }
}
