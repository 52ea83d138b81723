package org.kaskade.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.Workbench;

/// A restart from the snapshot file, against building the graph from dependencies in memory: less
/// than any store can need, which has to send them first.
public final class SnapshotFileBenchmark implements Benchmark {
  private static final int GOAL = 50;
  private static final int ROUNDS = 9;

  @Override
  public List<BenchmarkLine> run(Workbench workbench) throws Exception {
    DependencyGraph graph = workbench.graph();
    Path folder = Files.createTempDirectory("kaskade-benchmark");
    SnapshotFile file = new SnapshotFile(folder.resolve("graph.snapshot"), "benchmark");
    try {
      long before = System.nanoTime();
      file.write(graph, 1);
      long written = System.nanoTime() - before;
      compare(graph, file.read().graph());
      List<Long> loads = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        before = System.nanoTime();
        file.read();
        loads.add(System.nanoTime() - before);
      }
      Collections.sort(loads);
      before = System.nanoTime();
      DependencyGraph built = workbench.estate().graph();
      long building = System.nanoTime() - before;
      compare(graph, built);
      double gain = (double) building / loads.get(ROUNDS / 2);
      return List.of(
          new BenchmarkLine(
              "P8",
              "graph from its file of %,d MB, %s (written in %s)"
                  .formatted(
                      Files.size(file.path()) / 1_000_000,
                      PairedRatios.time(loads.get(ROUNDS / 2)),
                      PairedRatios.time(written)),
              "built from memory, no store: %s".formatted(PairedRatios.time(building)),
              "%.0f/%.0f/%.0f × faster"
                  .formatted(
                      (double) building / loads.getLast(),
                      gain,
                      (double) building / loads.getFirst()),
              "≥ %d × faster".formatted(GOAL),
              gain >= GOAL));
    } finally {
      Files.deleteIfExists(file.path());
      Files.delete(folder);
    }
  }

  private static void compare(DependencyGraph graph, DependencyGraph other) {
    for (int ci = 0; ci < graph.size(); ci += 1 + graph.size() / 1_000) {
      String key = graph.cis.key(ci);
      if (!other.find(key).equals(graph.find(key))
          || !other.dependenciesOf(key).equals(graph.dependenciesOf(key))
          || !other.dependentsOf(key).equals(graph.dependentsOf(key))) {
        throw new IllegalStateException("the graph that was read is another one at " + key);
      }
    }
  }
}
