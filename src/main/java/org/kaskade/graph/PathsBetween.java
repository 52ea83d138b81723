package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// The shortest ways on which one CI needs another: simple paths from dependent to provider, in any
/// strength.
///
/// Yen's algorithm (Management Science 17(11), 1971) with Lawler's partition (18(7), 1972), so no
/// path is looked for twice: one search ({@link Detour}) per hop of each path found, in the worst
/// case linear in the dependencies of what the dependent needs.
///
/// @param paths those with fewer hops first, then by the keys of their CIs in order
/// @param completeness when incomplete, these are the first, and there may be more
public record PathsBetween(List<Path> paths, Completeness completeness) {
  /// A way from a dependent to a provider.
  ///
  /// @param hops from the dependent on, at least one
  public record Path(List<Hop> hops) {}

  /// One step of a way.
  ///
  /// @param provider where it leads to
  /// @param dependencies all that lead there from the CI before, by type and group, singles first;
  ///   at least one
  public record Hop(GraphCi provider, List<GraphDependency> dependencies) {}

  /// Finds them.
  ///
  /// @param first how many paths to answer at most, at least 1
  /// @throws UnknownCi when no CI has one of the keys
  /// @throws IllegalArgumentException when both keys are the same, or `first` is below 1
  public static PathsBetween of(
      DependencyGraph graph, String dependent, String provider, int first, Patience patience) {
    if (first < 1) {
      throw new IllegalArgumentException("'first' is %d; give at least 1".formatted(first));
    }
    int from = graph.number(dependent);
    int to = graph.number(provider);
    if (from == to) {
      throw new IllegalArgumentException(
          "no path leads from '%s' to itself; give two CIs".formatted(dependent));
    }
    Between between = new Between(graph, from, to);
    if (between.goal == Between.NONE) {
      return new PathsBetween(List.of(), Completeness.FULL);
    }
    List<int[]> found = new ArrayList<>();
    Completeness completeness = search(between, first, patience, found);
    return new PathsBetween(
        found.stream().map(way -> describe(graph, between, way)).toList(), completeness);
  }

  private static Completeness search(
      Between between, int first, Patience patience, List<int[]> found) {
    Detour detour = new Detour(between);
    TreeSet<Way> candidates =
        new TreeSet<>(
            Comparator.comparingInt((Way way) -> way.places.length)
                .thenComparing(way -> way.places, Arrays::compare));
    int[] shortest = detour.find(between.start, new BitSet(), new BitSet());
    if (shortest != null) {
      candidates.add(new Way(shortest, 0));
    }
    while (true) {
      Way next = candidates.pollFirst();
      if (next == null) {
        return Completeness.FULL;
      }
      if (found.size() == first) {
        return Completeness.bounded("there are more than the first %,d".formatted(first));
      }
      found.add(next.places);
      patience.report(found.size(), first);
      for (int branch = next.branch; branch < next.places.length - 1; branch++) {
        if (patience.isOver()) {
          return patience.exhausted("paths after these may be missing");
        }
        branchOff(next, branch, found, detour, candidates);
      }
    }
  }

  /// Looks for the best path that follows this one up to a place, and leaves there to where no path
  /// found so far goes.
  private static void branchOff(
      Way way, int branch, List<int[]> found, Detour detour, TreeSet<Way> candidates) {
    BitSet avoided = new BitSet();
    for (int at = 0; at < branch; at++) {
      avoided.set(way.places[at]);
    }
    BitSet avoidedFirst = new BitSet();
    for (int[] other : found) {
      if (other.length > branch + 1
          && Arrays.equals(other, 0, branch + 1, way.places, 0, branch + 1)) {
        avoidedFirst.set(other[branch + 1]);
      }
    }
    int[] rest = detour.find(way.places[branch], avoided, avoidedFirst);
    if (rest != null) {
      int[] places = Arrays.copyOf(way.places, branch + rest.length);
      System.arraycopy(rest, 0, places, branch, rest.length);
      candidates.add(new Way(places, branch));
    }
  }

  private static Path describe(DependencyGraph graph, Between between, int[] way) {
    List<Hop> hops = new ArrayList<>();
    for (int at = 1; at < way.length; at++) {
      GraphCi provider = graph.cis.get(between.cis[way[at]]);
      hops.add(
          new Hop(
              provider,
              graph.dependenciesOf(between.cis[way[at - 1]]).stream()
                  .filter(one -> one.provider().equals(provider.key()))
                  .toList()));
    }
    return new Path(hops);
  }

  /// A path by places, and the place in it up to which other paths found are the same.
  private static final class Way {
    private final int[] places;
    private final int branch;

    Way(int[] places, int branch) {
      this.places = places;
      this.branch = branch;
    }
  }
}
