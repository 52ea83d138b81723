package org.kaskade.graph;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Prints how the estate-wide component failure impact analysis compares with one plain
/// breadth-first search of all rows, and with one propagation per CI, sampled. Ratios are of CPU
/// time, variants alternate; the sampled CIs are compared first.
///
/// `java -Xmx6g -cp <test classpath> org.kaskade.graph.CriticalComponentsRatios [CIs [rounds]]`
final class CriticalComponentsRatios {
  private static final int SAMPLES = 3000;

  private CriticalComponentsRatios() {}

  public static void main(String[] arguments) {
    int size = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    int rounds = arguments.length < 2 ? 15 : Integer.parseInt(arguments[1]);
    LayeredEstate estate = new LayeredEstate(1, size, 5);
    DependencyGraph graph = estate.graph();
    List<String> services = estate.keys().subList(0, Math.min(512, size / 50));
    Random random = new Random(7);
    List<String> samples =
        random.ints(SAMPLES, 0, size).mapToObj(estate.keys()::get).distinct().toList();
    System.out.printf(
        "%,d CIs, %,d dependencies, %,d groups, %d services%n",
        graph.size(), estate.dependencies().size(), graph.groups.size(), services.size());
    System.out.printf(
        "%,d CIs sampled, %d differ%n", samples.size(), mismatches(graph, services, samples));

    List<Double> searches = new ArrayList<>();
    List<Double> fixpoints = new ArrayList<>();
    for (int round = 0; round < rounds + 5; round++) {
      boolean plainFirst = random.nextBoolean();
      long first = time(plainFirst ? () -> search(graph) : () -> all(graph, services));
      long second = time(plainFirst ? () -> all(graph, services) : () -> search(graph));
      long sampled = time(() -> propagate(graph, samples));
      double plain = plainFirst ? first : second;
      double all = plainFirst ? second : first;
      if (round >= 5) {
        searches.add(all / plain);
        fixpoints.add((double) sampled / samples.size() * size / all);
        if (round == 5) {
          System.out.printf(
              "one search %.0f ms, all CIs %.0f ms, one propagation %.1f us%n",
              plain / 1e6, all / 1e6, sampled / 1e3 / samples.size());
        }
      }
    }
    print("all CIs / one search", searches);
    print("one propagation per CI / all CIs", fixpoints);
  }

  private static void print(String what, List<Double> ratios) {
    ratios.sort(null);
    System.out.printf(
        "%s: %.2f min, %.2f median, %.2f max%n",
        what, ratios.getFirst(), ratios.get(ratios.size() / 2), ratios.getLast());
  }

  private static int all(DependencyGraph graph, List<String> services) {
    return CriticalComponents.of(graph, services, _ -> 1, Patience.endless())
        .completeness()
        .missing()
        .length();
  }

  private static int mismatches(
      DependencyGraph graph, List<String> services, List<String> samples) {
    CriticalComponents critical =
        CriticalComponents.of(graph, services, _ -> 1, Patience.endless());
    OutageStates states = new OutageStates(graph);
    int mismatches = 0;
    for (String key : samples) {
      states.evaluateOutages(graph.number(key));
      Set<String> expected = new HashSet<>(services);
      expected.removeIf(service -> !states.isOut(graph.number(service)));
      Set<String> found = new HashSet<>();
      critical.takenDownBy(key).forEach(service -> found.add(service.key()));
      mismatches += found.equals(expected) ? 0 : 1;
    }
    return mismatches;
  }

  private static int propagate(DependencyGraph graph, List<String> samples) {
    OutageStates states = new OutageStates(graph);
    int out = 0;
    for (String key : samples) {
      out += states.evaluateOutages(graph.number(key));
    }
    return out;
  }

  /// Visits every CI and every entry of the rows once.
  private static int search(DependencyGraph graph) {
    int size = graph.cis.size();
    long[] visited = new long[(size >>> 6) + 1];
    int[] queue = new int[size];
    int[] offsets = graph.dependents.offsets;
    int[] entries = graph.dependents.entries;
    int[] groups = graph.groups.dependents;
    int head = 0;
    int tail = 0;
    for (int root = 0; root < size; root++) {
      if ((visited[root >>> 6] & 1L << root) == 0) {
        visited[root >>> 6] |= 1L << root;
        queue[tail++] = root;
      }
      while (head < tail) {
        int ci = queue[head++];
        for (int at = offsets[ci]; at < offsets[ci + 1]; at++) {
          int entry = entries[at];
          int next = Entry.number(Entry.isGroup(entry) ? groups[Entry.number(entry)] : entry);
          if ((visited[next >>> 6] & 1L << next) == 0) {
            visited[next >>> 6] |= 1L << next;
            queue[tail++] = next;
          }
        }
      }
    }
    return tail;
  }

  private static long time(java.util.function.IntSupplier work) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    if (work.getAsInt() == Integer.MIN_VALUE) {
      throw new IllegalStateException();
    }
    return Math.max(1, threads.getCurrentThreadCpuTime() - before);
  }
}
