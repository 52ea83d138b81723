package org.kaskade.graph;

import java.util.Arrays;

/// The strongly connected components of rows that lead from dependents to providers, providers
/// first.
///
/// Tarjan's algorithm (SIAM J. Comput. 1(2), 1972) with a stack of its own, since a chain of
/// dependencies may be longer than a thread's stack. Linear in nodes and targets.
final class Components {
  private static final int PLACED = Integer.MAX_VALUE;

  /// The nodes, those of a component next to each other, after those of all components that they
  /// lead to.
  final int[] order;

  /// Where in `order` each component starts, and at last where they end.
  final int[] starts;

  private final int[] offsets;
  private final int[] targets;

  /// Per node when it was discovered, counted from 1; {@link #PLACED} once it is in `order`.
  private final int[] discovered;

  private final int[] lowest;
  private final int[] next;
  private final int[] walk;
  private final int[] open;
  private final IntList ends = new IntList();
  private int walkSize;
  private int openSize;
  private int clock;
  private int ordered;

  /// Row `n` of the targets is `offsets[n]` to `offsets[n + 1]`, exclusive.
  Components(int[] offsets, int[] targets) {
    int size = offsets.length - 1;
    this.offsets = offsets;
    this.targets = targets;
    this.discovered = new int[size];
    this.lowest = new int[size];
    this.next = Arrays.copyOf(offsets, size);
    this.walk = new int[size];
    this.open = new int[size];
    this.order = new int[size];
    ends.add(0);
    for (int root = 0; root < size; root++) {
      if (discovered[root] == 0) {
        walkFrom(root);
      }
    }
    this.starts = ends.toArray();
  }

  private void walkFrom(int root) {
    enter(root);
    while (walkSize > 0) {
      int node = walk[walkSize - 1];
      if (next[node] < offsets[node + 1]) {
        int target = targets[next[node]++];
        if (discovered[target] == 0) {
          enter(target);
        } else {
          // A placed one is later than any.
          lowest[node] = Math.min(lowest[node], discovered[target]);
        }
      } else {
        leave(node);
      }
    }
  }

  private void enter(int node) {
    discovered[node] = lowest[node] = ++clock;
    walk[walkSize++] = node;
    open[openSize++] = node;
  }

  private void leave(int node) {
    walkSize--;
    if (walkSize > 0) {
      int before = walk[walkSize - 1];
      lowest[before] = Math.min(lowest[before], lowest[node]);
    }
    if (lowest[node] == discovered[node]) {
      int member;
      do {
        member = open[--openSize];
        discovered[member] = PLACED;
        order[ordered++] = member;
      } while (member != node);
      ends.add(ordered);
    }
  }
}
