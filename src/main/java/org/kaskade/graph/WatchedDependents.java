package org.kaskade.graph;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// The watched CIs that need a CI, directly or not: worked out once for each that is asked for, and
/// kept, some 100 bytes each as a rule.
///
/// One thread at a time.
final class WatchedDependents {
  private final DependencyGraph graph;
  private final BitSet isWatched;
  private final Map<Integer, int[]> known = new HashMap<>();

  /// @param isWatched not changed afterwards
  WatchedDependents(DependencyGraph graph, BitSet isWatched) {
    this.graph = graph;
    this.isWatched = isWatched;
  }

  /// Those of one CI, itself included.
  int[] of(int ci) {
    return known.computeIfAbsent(ci, this::reached);
  }

  private int[] reached(int start) {
    BitSet seen = new BitSet(graph.cis.size());
    IntList queue = new IntList();
    IntList found = new IntList();
    seen.set(start);
    queue.add(start);
    for (int at = 0; at < queue.size; at++) {
      int ci = queue.get(at);
      if (isWatched.get(ci)) {
        found.add(ci);
      }
      for (int entry : graph.dependents.of(ci)) {
        int dependent =
            Entry.isGroup(entry)
                ? Entry.number(graph.groups.dependent(Entry.number(entry)))
                : Entry.number(entry);
        if (!seen.get(dependent)) {
          seen.set(dependent);
          queue.add(dependent);
        }
      }
    }
    return found.toArray();
  }
}
