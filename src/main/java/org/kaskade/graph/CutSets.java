package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The minimal sets of at most three CIs whose joint outage is the outage of another one.
///
/// Sets of one are the single points of failure. For the others these are set aside, CIs that do
/// the same harm are taken together ({@link FailureModes}), and only those are combined that meet
/// in a group ({@link ModeCombinations}); every set of modes then stands for all sets with one CI
/// of each. That is the minimisation of MOCUS (Fussell, Vesely 1972) on equivalence classes. Costs
/// what the single points cost, one evaluation per combination tried, and what is listed.
///
/// @param of the CI in question, in none of the sets
/// @param sets smaller ones first, then by the keys of their members in order
/// @param completeness when incomplete, each set is minimal and brings the CI down, others may too
public record CutSets(GraphCi of, List<CutSet> sets, Completeness completeness) {
  /// How many members a set may have at most.
  public static final int LARGEST = 3;

  /// CIs that bring another one down together.
  ///
  /// @param members by key
  public record CutSet(List<GraphCi> members) {}

  /// Finds them.
  ///
  /// @param maxSize how many members a set may have, 1 to {@link #LARGEST}
  /// @param first how many sets to list at most, at least 1
  /// @throws UnknownCi when no CI has the key
  /// @throws IllegalArgumentException when a number is out of bounds
  public static CutSets of(
      DependencyGraph graph, String key, int maxSize, int first, Patience patience) {
    if (maxSize < 1 || maxSize > LARGEST) {
      throw new IllegalArgumentException(
          "'maxSize' is %d; give 1 to %d".formatted(maxSize, LARGEST));
    }
    if (first < 1) {
      throw new IllegalArgumentException("'first' is %d; give at least 1".formatted(first));
    }
    int ci = graph.number(key);
    FailureModes modes = new FailureModes(graph, ci, patience);
    Listing listing = new Listing(graph, modes, first);
    for (int single : modes.singlePoints) {
      listing.add(single);
    }
    Completeness completeness =
        modes.complete
            ? Completeness.FULL
            : patience.exhausted("sets that act through groups may be missing");
    if (maxSize > 1 && !listing.truncated) {
      ModeCombinations combinations = new ModeCombinations(modes, maxSize, patience);
      listing.expand(combinations.pairs, 0, -1);
      listing.expand(combinations.triples, 0, -1);
      if (completeness.complete()) {
        completeness = combinations.completeness();
      }
    }
    if (listing.truncated && completeness.complete()) {
      completeness = Completeness.bounded("there are more than the first %,d".formatted(first));
    }
    return new CutSets(graph.cis.get(ci), listing.sets, completeness);
  }

  /// Lists sets of CIs in order, up to a bound.
  private static final class Listing {
    private final DependencyGraph graph;
    private final FailureModes modes;
    private final int first;
    private final int[] modeOf;
    private final List<GraphCi> prefix = new ArrayList<>();
    private final List<CutSet> sets = new ArrayList<>();
    private boolean truncated;

    Listing(DependencyGraph graph, FailureModes modes, int first) {
      this.graph = graph;
      this.modes = modes;
      this.first = first;
      modeOf = new int[modes.cis.length];
      for (int mode = 0; mode < modes.modes.length; mode++) {
        for (int place : modes.modes[mode]) {
          modeOf[place] = mode;
        }
      }
    }

    void add(int ci) {
      prefix.add(graph.cis.get(ci));
      add();
      prefix.removeLast();
    }

    private void add() {
      if (sets.size() == first) {
        truncated = true;
      } else {
        sets.add(new CutSet(List.copyOf(prefix)));
      }
    }

    /// Lists, in order, all sets with one CI of each mode, behind the prefix: the smallest of the
    /// remaining CIs first, one after `after`.
    void expand(List<int[]> combinations, int used, int after) {
      Map<Integer, List<int[]>> byMode = new HashMap<>();
      for (int[] combination : combinations) {
        for (int at = used; at < combination.length; at++) {
          int[] chosen = combination.clone();
          chosen[at] = combination[used];
          chosen[used] = combination[at];
          byMode.computeIfAbsent(chosen[used], _ -> new ArrayList<>()).add(chosen);
        }
      }
      int[] places =
          byMode.keySet().stream()
              .flatMapToInt(mode -> Arrays.stream(modes.modes[mode]))
              .filter(place -> place > after)
              .sorted()
              .toArray();
      for (int place : places) {
        List<int[]> chosen = byMode.getOrDefault(modeOf[place], List.of());
        prefix.add(graph.cis.get(modes.cis[place]));
        if (chosen.getFirst().length == used + 1) {
          add();
        } else {
          expand(chosen, used + 1, place);
        }
        prefix.removeLast();
        if (truncated) {
          return;
        }
      }
    }
  }
}
