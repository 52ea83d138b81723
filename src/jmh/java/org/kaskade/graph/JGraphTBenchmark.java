package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.Workbench;

/// The typical question, explained, against the plain search of a general graph library, in time
/// and in memory.
public final class JGraphTBenchmark implements Benchmark {
  private static final int FASTER = 8;
  private static final int SMALLER = 10;
  private static final int[] NONE = {};

  @Override
  public List<BenchmarkLine> run(Workbench workbench) {
    DependencyGraph graph = workbench.graph();
    long before = usedBytes();
    Graph<Integer, DefaultEdge> library = library(graph);
    long libraryBytes = usedBytes() - before;
    PlainSearch search = new PlainSearch(graph);
    Questions questions = Questions.typical(graph, search, workbench.random());
    for (int[] starts : questions.batches().getFirst()) {
      if (reach(library, starts) != search.reach(starts)) {
        throw new IllegalStateException("two searches from the same CI disagree");
      }
    }
    Propagation propagation = new Propagation();
    List<PairedRatios.Pair> pairs = new ArrayList<>();
    for (List<int[]> batch : questions.batches()) {
      pairs.add(
          new PairedRatios.Pair(
              () -> batch.forEach(starts -> reach(library, starts)),
              () -> batch.forEach(starts -> propagation.of(graph, starts, NONE))));
    }
    PairedRatios ratios = PairedRatios.of(pairs, workbench.random(), PairedRatios::cpuNanos);
    double share = (double) libraryBytes / StructureBytes.of(graph);
    return List.of(
        new BenchmarkLine(
            "P4",
            "outage, explained, " + questions.described(),
            "JGraphT, breadth-first iterator of a DefaultDirectedGraph",
            ratios.asGain(),
            "≥ %d × faster".formatted(FASTER),
            ratios.isAtMost(1.0 / FASTER)),
        new BenchmarkLine(
            "P4",
            "memory of the structure",
            "JGraphT, the same graph",
            "1/%.0f".formatted(share),
            "≤ 1/%d".formatted(SMALLER),
            share >= SMALLER));
  }

  /// From each provider to its dependents.
  private static Graph<Integer, DefaultEdge> library(DependencyGraph graph) {
    Graph<Integer, DefaultEdge> library = new DefaultDirectedGraph<>(DefaultEdge.class);
    for (int ci = 0; ci < graph.size(); ci++) {
      library.addVertex(ci);
    }
    for (int ci = 0; ci < graph.size(); ci++) {
      for (int dependent : graph.dependentNumbers(ci)) {
        library.addEdge(ci, dependent);
      }
    }
    return library;
  }

  private static int reach(Graph<Integer, DefaultEdge> library, int[] starts) {
    Iterator<Integer> reached = new BreadthFirstIterator<>(library, starts[0]);
    int count = 0;
    while (reached.hasNext()) {
      reached.next();
      count++;
    }
    return count;
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int round = 0; round < 3; round++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
