package org.kaskade.graph;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The CIs whose failure may do something else in one graph than in another: those that a CI whose
/// requirements differ needs, directly or not, in either graph.
///
/// Errs on the side of telling too many: a scenario that starts at none of them does exactly the
/// same in both graphs, down to the numbers of groups when one graph is derived from the other.
/// Linear in what the changed CIs need.
public final class Reach {
  private final DependencyGraph before;
  private final DependencyGraph after;
  private final BitSet inBefore;
  private final BitSet inAfter;

  private Reach(DependencyGraph before, DependencyGraph after, Set<String> changed) {
    this.before = before;
    this.after = after;
    this.inBefore = needed(before, changed);
    this.inAfter = needed(after, changed);
  }

  /// Compares two graphs.
  ///
  /// @param changed keys of the CIs that come, go, or whose dependencies were told anew
  public static Reach of(
      DependencyGraph before, DependencyGraph after, Collection<String> changed) {
    Set<String> all = new HashSet<>(changed);
    for (String key : changed) {
      if (before.find(key).isPresent() != after.find(key).isPresent()) {
        addDependents(before, key, all);
        addDependents(after, key, all);
      }
    }
    return new Reach(before, after, all);
  }

  private static void addDependents(DependencyGraph graph, String key, Set<String> all) {
    int ci = graph.cis.find(key);
    if (ci >= 0) {
      graph.dependentNumbers(ci).forEach(dependent -> all.add(graph.cis.key(dependent)));
    }
  }

  private static BitSet needed(DependencyGraph graph, Set<String> changed) {
    BitSet needed = new BitSet(graph.cis.size());
    IntList queue = new IntList();
    for (String key : changed) {
      find(graph.cis.find(key), needed, queue);
    }
    IntList pairs = new IntList();
    for (int at = 0; at < queue.size; at++) {
      pairs.clear();
      int ci = queue.get(at);
      graph.requirements.of(ci).incidences(ci, graph.groups, pairs);
      for (int pair = 0; pair < pairs.size; pair += 2) {
        find(pairs.get(pair), needed, queue);
      }
    }
    return needed;
  }

  private static void find(int ci, BitSet needed, IntList queue) {
    if (ci >= 0 && !needed.get(ci)) {
      needed.set(ci);
      queue.add(ci);
    }
  }

  /// Whether a scenario that starts at these CIs may do something else.
  public boolean concerns(Collection<String> starts) {
    return starts.stream()
        .anyMatch(key -> isIn(before, inBefore, key) || isIn(after, inAfter, key));
  }

  /// Whether the CI with this number is among them.
  boolean holds(int ci) {
    return inBefore.get(ci) || inAfter.get(ci);
  }

  private static boolean isIn(DependencyGraph graph, BitSet reached, String key) {
    int ci = graph.cis.find(key);
    return ci >= 0 && reached.get(ci);
  }
}
