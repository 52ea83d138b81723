package org.kaskade.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.Workbench;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphDelta;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.LayeredEstate;
import org.kaskade.graph.OutagePropagation;
import org.kaskade.windows.TimeSpan;

/// How long collisions among 10,000 scheduled changes of an estate of 100,000 CIs are out of date
/// after a new change and after a revision, against working out each overlapping pair anew.
public final class CollisionsBenchmark implements Benchmark {
  private static final int CIS = 100_000;
  private static final int CHANGES = 10_000;
  private static final int DAYS = 30;
  private static final int NEW_CHANGES = 300;
  private static final int COMPARED = 5;
  private static final int REVISIONS = 9;
  private static final long GOAL = Duration.ofSeconds(1).toNanos();
  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

  @Override
  public List<BenchmarkLine> run(Workbench workbench) {
    int size = Math.min(CIS, workbench.graph().size());
    int changes = Math.max(10, CHANGES * size / CIS);
    Random random = workbench.random();
    LayeredEstate estate = new LayeredEstate(7, size, 5);
    Set<String> services = new HashSet<>(estate.keys().subList(0, size / 50));
    DependencyGraph graph = estate.graph();
    List<ScheduledChange> scheduled = new ArrayList<>();
    for (int number = 0; number < changes; number++) {
      scheduled.add(change(number, estate.keys(), random));
    }
    CollisionIndex index = new CollisionIndex(graph, ci -> services.contains(ci.key()));
    long first = PairedRatios.time(() -> index.put(scheduled), System::nanoTime);

    List<Long> naive = new ArrayList<>();
    for (int number = 0; number < COMPARED; number++) {
      ScheduledChange change = change(changes + number, estate.keys(), random);
      Map<String, Set<String>> expected = new HashMap<>();
      naive.add(
          PairedRatios.time(
              () -> expected.putAll(naive(graph, services, scheduled, change)), System::nanoTime));
      Map<String, Set<String>> found = new HashMap<>();
      index
          .considered(change, 0)
          .pairs()
          .forEach(pair -> found.put(pair.with(change.number()).first(), pair.services()));
      if (!found.equals(expected)) {
        throw new IllegalStateException("two ways to the collisions of a change disagree");
      }
    }
    long[] added = new long[NEW_CHANGES];
    for (int at = 0; at < NEW_CHANGES; at++) {
      ScheduledChange change = change(changes + at, estate.keys(), random);
      added[at] = PairedRatios.time(() -> index.put(List.of(change)), System::nanoTime);
    }
    long[] followed = new long[REVISIONS];
    DependencyGraph newest = graph;
    for (int at = 0; at < REVISIONS; at++) {
      Map<String, List<GraphDependency>> told = told(newest, estate.keys(), random);
      DependencyGraph next = newest.with(new GraphDelta(List.of(), List.of(), told));
      followed[at] = PairedRatios.time(() -> index.follow(next, told.keySet()), System::nanoTime);
      newest = next;
    }
    int pairs = index.within(new TimeSpan(START, START.plus(Duration.ofDays(2 * DAYS)))).size();
    String what = "%,d changes on %,d CIs, %,d pairs collide".formatted(changes, size, pairs);
    long naiveMedian = naive.stream().sorted().toList().get(naive.size() / 2);
    return List.of(
        new BenchmarkLine(
            "P15",
            "collisions after a new change; " + what,
            "each overlapping pair worked out anew, %s; none differs"
                .formatted(PairedRatios.time(naiveMedian)),
            minMedianMax(added),
            "≤ 1 s",
            added[added.length - 1] <= GOAL),
        new BenchmarkLine(
            "P15",
            "collisions after a revision of 100 dependencies; " + what,
            "all of them for the first time, %s".formatted(PairedRatios.time(first)),
            minMedianMax(followed),
            "≤ 1/2 of that",
            2 * followed[followed.length / 2] <= first));
  }

  /// Sorts the times.
  private static String minMedianMax(long[] nanos) {
    Arrays.sort(nanos);
    return "%s/%s/%s"
        .formatted(
            PairedRatios.time(nanos[0]),
            PairedRatios.time(nanos[nanos.length / 2]),
            PairedRatios.time(nanos[nanos.length - 1]));
  }

  /// Most changes touch a few CIs for one to four hours of a night; some many, and some for days.
  private static ScheduledChange change(int number, List<String> keys, Random random) {
    int cis = random.nextInt(20) == 0 ? 50 : 1 + random.nextInt(5);
    Map<String, ChangedCi> changed = new LinkedHashMap<>();
    for (int ci = 0; ci < cis; ci++) {
      String key = keys.get(random.nextInt(keys.size()));
      changed.put(key, new ChangedCi(key, List.of(ImpactState.values()).get(random.nextInt(4))));
    }
    Duration length =
        random.nextInt(50) == 0
            ? Duration.ofDays(1 + random.nextInt(3))
            : Duration.ofMinutes(60 + random.nextInt(180));
    Instant night = START.plus(Duration.ofDays(random.nextInt(DAYS)));
    Instant start =
        night.plus(
            Duration.ofMinutes(
                random.nextInt(4) == 0 ? random.nextInt(1440) : random.nextInt(300)));
    return new ScheduledChange(
        "CHG-%06d".formatted(number),
        List.copyOf(changed.values()),
        new TimeSpan(start, start.plus(length)));
  }

  /// A hundred dependencies told anew, each with another provider.
  private static Map<String, List<GraphDependency>> told(
      DependencyGraph graph, List<String> keys, Random random) {
    Map<String, List<GraphDependency>> told = new TreeMap<>();
    int dependencies = 0;
    while (dependencies < 100) {
      String dependent = keys.get(random.nextInt(keys.size() / 2));
      List<GraphDependency> known = new ArrayList<>(graph.dependenciesOf(dependent));
      if (known.isEmpty() || told.containsKey(dependent)) {
        continue;
      }
      GraphDependency last = known.removeLast();
      String provider = keys.get(keys.size() / 2 + random.nextInt(keys.size() / 2));
      if (!provider.equals(dependent)) {
        known.add(
            new GraphDependency(
                dependent, provider, last.type(), last.strength(), last.group(), last.need()));
      }
      told.put(dependent, known);
      dependencies += known.size();
    }
    return told;
  }

  private static Map<String, Set<String>> naive(
      DependencyGraph graph,
      Set<String> services,
      List<ScheduledChange> scheduled,
      ScheduledChange change) {
    OutagePropagation propagation = new OutagePropagation();
    Map<String, Set<String>> found = new HashMap<>();
    for (ScheduledChange other : scheduled) {
      if (other.window().overlaps(change.window())) {
        Set<String> worse = new HashSet<>();
        List<Function<ScheduledChange, Map<String, ImpactState>>> cases =
            List.of(ScheduledChange::worstCase, ScheduledChange::expected);
        for (Function<ScheduledChange, Map<String, ImpactState>> one : cases) {
          Map<String, ImpactState> together = new HashMap<>(one.apply(change));
          one.apply(other)
              .forEach(
                  (key, state) -> together.merge(key, state, (a, b) -> a.compareTo(b) > 0 ? a : b));
          Map<String, ImpactState> first = propagation.statesOf(graph, one.apply(change));
          Map<String, ImpactState> second = propagation.statesOf(graph, one.apply(other));
          propagation
              .statesOf(graph, together)
              .forEach((key, state) -> {
                if (services.contains(key)
                    && state.compareTo(first.getOrDefault(key, ImpactState.UNAFFECTED)) > 0
                    && state.compareTo(second.getOrDefault(key, ImpactState.UNAFFECTED)) > 0) {
                  worse.add(key);
                }
              });
        }
        if (!worse.isEmpty()) {
          found.put(other.number(), worse);
        }
      }
    }
    return found;
  }
}
