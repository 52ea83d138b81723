package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/// Which CIs alone take down which of up to 512 services: component failure impact analysis of the
/// whole estate.
///
/// First which single CIs break each group is solved ({@link SingleFailures}), then sets of
/// services are passed from dependents to providers once, 512 bits at a time, so each CI gets
/// exactly the services that its outage alone takes down: no sampling, no depth limit, exact with
/// cycles. Linear in the dependencies of what the services need HARD times 512/64 words, and in
/// what the members of each group there need not in common; 64 bytes per CI needed. Immutable.
public final class CriticalComponents {
  /// How many services one answer may look at.
  public static final int MOST_SERVICES = 512;

  /// A CI and what it alone takes down.
  ///
  /// @param services that its outage takes down, itself included if it is one; heaviest first, then
  ///   by key
  /// @param weight the sum of their weights
  public record Component(GraphCi ci, List<GraphCi> services, long weight) {}

  /// A service and how exposed it is.
  ///
  /// @param components how many CIs besides itself take it down alone
  public record Exposure(GraphCi service, int components) {}

  private final DependencyGraph graph;

  /// Heaviest first; bit `b` of a set stands for service `b`.
  private final int[] services;

  private final long[] weights;
  private final SingleFailures failures;

  /// Per component, at `component * words`, the services that it takes down.
  private final long[] sets;

  private final int words;
  private final Completeness completeness;

  private CriticalComponents(
      DependencyGraph graph, int[] services, long[] weights, int asked, Patience patience) {
    this.graph = graph;
    this.services = services;
    this.weights = weights;
    this.words = (services.length + 63) >>> 6;
    this.failures = new SingleFailures(Cone.hard(graph, services), patience);
    this.sets = new long[failures.cone.size() * words];
    sweep();
    if (!failures.complete()) {
      completeness = patience.exhausted("outages that act through groups may be missing");
    } else if (services.length < asked) {
      completeness =
          Completeness.bounded(
              "of %,d services the %,d heaviest were looked at".formatted(asked, services.length));
    } else {
      completeness = Completeness.FULL;
    }
  }

  /// Works out what every CI takes down of these services; of more than {@link #MOST_SERVICES} the
  /// heaviest, of equally heavy ones those with the smallest keys.
  ///
  /// @param weight how much a service counts, for example by its criticality; not negative
  /// @throws UnknownCi when no CI has one of the keys
  public static CriticalComponents of(
      DependencyGraph graph,
      Collection<String> services,
      ToLongFunction<GraphCi> weight,
      Patience patience) {
    int[] asked =
        services.stream()
            .map(graph::number)
            .distinct()
            .sorted(
                Comparator.comparingLong((Integer ci) -> -weight.applyAsLong(graph.cis.get(ci)))
                    .thenComparing(graph.cis::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] heaviest = Arrays.copyOf(asked, Math.min(asked.length, MOST_SERVICES));
    long[] weights =
        Arrays.stream(heaviest).mapToLong(ci -> weight.applyAsLong(graph.cis.get(ci))).toArray();
    return new CriticalComponents(graph, heaviest, weights, asked.length, patience);
  }

  private void sweep() {
    for (int bit = 0; bit < services.length; bit++) {
      int component = failures.component(failures.cone.place(services[bit]));
      sets[component * words + (bit >>> 6)] |= 1L << bit;
    }
    IntList providers = new IntList();
    for (int slot = failures.order.length - 1; slot >= 0; slot--) {
      int component = failures.component(failures.order[slot]);
      if (component != slot) {
        continue;
      }
      providers.clear();
      failures.providers(component, providers);
      for (int at = 0; at < providers.size; at++) {
        int from = component * words;
        int to = providers.get(at) * words;
        for (int word = 0; word < words; word++) {
          sets[to + word] |= sets[from + word];
        }
      }
    }
  }

  /// Whether all services were looked at, and all that takes them down was found; what is listed
  /// takes them down in any case.
  public Completeness completeness() {
    return completeness;
  }

  /// The services that the CI's outage alone takes down, itself included if it is one; heaviest
  /// first, then by key.
  ///
  /// @throws UnknownCi when no CI has the key
  public List<GraphCi> takenDownBy(String key) {
    int place = failures.cone.place(graph.number(key));
    return place < 0 ? List.of() : takenDownFrom(place);
  }

  /// How many CIs take down at least one service.
  public int size() {
    int size = 0;
    for (int place = 0; place < failures.cone.size(); place++) {
      size += count(place) > 0 ? 1 : 0;
    }
    return size;
  }

  /// How exposed each service is that was looked at; heaviest first, then by key. Linear in what
  /// they need, times 512/64 words.
  public List<Exposure> exposures() {
    int[] components = new int[services.length];
    for (int place = 0; place < failures.cone.size(); place++) {
      int set = failures.component(place) * words;
      for (int word = 0; word < words; word++) {
        for (long left = sets[set + word]; left != 0; left &= left - 1) {
          components[(word << 6) + Long.numberOfTrailingZeros(left)]++;
        }
      }
    }
    List<Exposure> exposures = new ArrayList<>();
    for (int bit = 0; bit < services.length; bit++) {
      exposures.add(new Exposure(graph.cis.get(services[bit]), components[bit] - 1));
    }
    return exposures;
  }

  /// The CIs that take down most services first, of those that take down equally many the heaviest
  /// services, then by key; O(n log n) in what the services need.
  ///
  /// @param first how many at most
  public List<Component> ranked(int first) {
    List<Ranked> ranked = new ArrayList<>();
    for (int place = 0; place < failures.cone.size(); place++) {
      int count = count(place);
      if (count > 0) {
        ranked.add(new Ranked(place, count, weight(place)));
      }
    }
    ranked.sort(
        Comparator.comparingInt(Ranked::count)
            .thenComparingLong(Ranked::weight)
            .reversed()
            .thenComparing(Ranked::place, this::compareKeys));
    return ranked.stream()
        .limit(first)
        .map(one ->
            new Component(
                graph.cis.get(failures.cone.cis[one.place()]),
                takenDownFrom(one.place()),
                one.weight()))
        .toList();
  }

  private int compareKeys(int a, int b) {
    return graph.cis.compare(failures.cone.cis[a], failures.cone.cis[b]);
  }

  private List<GraphCi> takenDownFrom(int place) {
    List<GraphCi> taken = new ArrayList<>();
    int set = failures.component(place) * words;
    for (int bit = 0; bit < services.length; bit++) {
      if ((sets[set + (bit >>> 6)] & 1L << bit) != 0) {
        taken.add(graph.cis.get(services[bit]));
      }
    }
    return taken;
  }

  private int count(int place) {
    int count = 0;
    int set = failures.component(place) * words;
    for (int word = 0; word < words; word++) {
      count += Long.bitCount(sets[set + word]);
    }
    return count;
  }

  private long weight(int place) {
    long weight = 0;
    int set = failures.component(place) * words;
    for (int bit = 0; bit < services.length; bit++) {
      if ((sets[set + (bit >>> 6)] & 1L << bit) != 0) {
        weight += weights[bit];
      }
    }
    return weight;
  }

  private record Ranked(int place, int count, long weight) {}
}
