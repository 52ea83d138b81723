package org.kaskade.graph;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;

/// Prints how the explained outage compares with a plain breadth-first search of the same rows, and
/// the next revision's graph with one built anew. Ratios are of CPU time, variants alternate.
///
/// `java -Xmx6g -cp <test classpath> org.kaskade.graph.GraphRatios [CIs]`
final class GraphRatios {
  private final LayeredEstate estate;
  private final DependencyGraph graph;
  private final Random random = new Random(7);
  private final long[] visited;
  private final int[] queue;

  private GraphRatios(int size) {
    estate = new LayeredEstate(1, size, 5);
    graph = estate.graph();
    visited = new long[(size >>> 6) + 1];
    queue = new int[size];
  }

  public static void main(String[] arguments) {
    GraphRatios ratios =
        new GraphRatios(arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]));
    System.out.printf(
        "%,d CIs, %,d dependencies, %,d groups%n",
        ratios.graph.size(), ratios.estate.dependencies().size(), ratios.graph.groups.size());
    ratios.outage("outage of 200 CIs", 200, 400);
    ratios.outage("typical question", 1, 1500);
    ratios.derivation();
  }

  private void outage(String name, int starts, int rounds) {
    Propagation propagation = new Propagation();
    List<Double> ratios = new ArrayList<>();
    long searched = 0;
    long affected = 0;
    long plainTime = 0;
    long explainedTime = 0;
    for (int round = 0; round < rounds; round++) {
      int[] start = random.ints(starts, 0, graph.size()).distinct().toArray();
      int reached = search(start);
      if (starts == 1 && (reached < 50 || reached > 5000)) {
        round--;
        continue;
      }
      int repeats = Math.max(1, 20_000 / reached);
      IntSupplier plain = () -> search(start);
      IntSupplier explained = () -> propagation.of(graph, start, new int[0]).size();
      boolean plainFirst = random.nextBoolean();
      long first = time(plainFirst ? plain : explained, repeats);
      long second = time(plainFirst ? explained : plain, repeats);
      long plainNanos = plainFirst ? first : second;
      long explainedNanos = plainFirst ? second : first;
      if (round >= rounds / 3) {
        ratios.add((double) explainedNanos / plainNanos);
        searched += reached;
        affected += explained.getAsInt();
        plainTime += plainNanos / repeats;
        explainedTime += explainedNanos / repeats;
      }
    }
    ratios.sort(null);
    System.out.printf(
        "%s: explained / plain search = %.2f min, %.2f median, %.2f max; %,d searched, %,d affected, %,d us, %,d us%n",
        name,
        ratios.getFirst(),
        ratios.get(ratios.size() / 2),
        ratios.getLast(),
        searched / ratios.size(),
        affected / ratios.size(),
        plainTime / ratios.size() / 1000,
        explainedTime / ratios.size() / 1000);
  }

  private int search(int[] starts) {
    int[] offsets = graph.dependents.offsets;
    int[] entries = graph.dependents.entries;
    int[] groups = graph.groups.terms;
    int tail = 0;
    for (int start : starts) {
      visited[start >>> 6] |= 1L << start;
      queue[tail++] = start;
    }
    for (int head = 0; head < tail; head++) {
      int ci = queue[head];
      for (int at = offsets[ci]; at < offsets[ci + 1]; at++) {
        int entry = entries[at];
        int next = Entry.number(Entry.isGroup(entry) ? groups[2 * Entry.number(entry)] : entry);
        if ((visited[next >>> 6] & 1L << next) == 0) {
          visited[next >>> 6] |= 1L << next;
          queue[tail++] = next;
        }
      }
    }
    for (int at = 0; at < tail; at++) {
      visited[queue[at] >>> 6] = 0;
    }
    return tail;
  }

  private void derivation() {
    DependencyGraph current = graph;
    List<Long> derived = new ArrayList<>();
    long anew = time(() -> estate.graph().size(), 1);
    for (int revision = 0; revision < 200; revision++) {
      GraphDelta delta = delta(current);
      DependencyGraph before = current;
      DependencyGraph[] after = new DependencyGraph[1];
      derived.add(
          time(
              () -> {
                after[0] = before.with(delta);
                return after[0].size();
              },
              1));
      current = after[0];
    }
    derived.sort(null);
    System.out.printf(
        "next revision of 100 dependencies: %,d us median, %,d us max; built anew %,d us; 1/%d%n",
        derived.get(100) / 1000, derived.getLast() / 1000, anew / 1000, anew / derived.get(100));
  }

  private GraphDelta delta(DependencyGraph current) {
    Map<String, List<GraphDependency>> dependencies = new HashMap<>();
    for (int change = 0; change < 100; change++) {
      String dependent = estate.keys().get(random.nextInt(estate.keys().size()));
      String provider = estate.keys().get(random.nextInt(estate.keys().size()));
      List<GraphDependency> all = new ArrayList<>(current.dependenciesOf(dependent));
      all.add(new GraphDependency(dependent, provider, "USES", Strength.SOFT));
      dependencies.put(dependent, all);
    }
    return new GraphDelta(List.of(), List.of(), dependencies);
  }

  private static long time(IntSupplier work, int repeats) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    int sum = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      sum += work.getAsInt();
    }
    long nanos = threads.getCurrentThreadCpuTime() - before;
    if (sum == Integer.MIN_VALUE) {
      throw new IllegalStateException();
    }
    return Math.max(1, nanos);
  }
}
