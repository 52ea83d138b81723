package org.kaskade.graph;

import java.util.Arrays;

/// An order of CIs in which providers stand before their dependents, and the members of one cycle
/// next to each other: the topological order of the strongly connected components.
///
/// An impact then runs through memory mostly forwards. Tarjan's algorithm (SIAM J. Comput. 1(2),
/// 1972) with a stack of its own, since a chain of dependencies may be longer than a thread's
/// stack. Linear in CIs and dependencies.
final class Numbering {
  private static final int UNSEEN = 0;

  private final int[] offsets;
  private final int[] providers;

  private final int[] discovered;
  private final int[] lowest;
  private final int[] nextProvider;
  private final boolean[] placed;
  private final int[] walk;
  private final int[] open;
  private final int[] order;
  private int walkSize;
  private int openSize;
  private int clock;
  private int ordered;

  private Numbering(int[] offsets, int[] providers) {
    int size = offsets.length - 1;
    this.offsets = offsets;
    this.providers = providers;
    this.discovered = new int[size];
    this.lowest = new int[size];
    this.nextProvider = Arrays.copyOf(offsets, size);
    this.placed = new boolean[size];
    this.walk = new int[size];
    this.open = new int[size];
    this.order = new int[size];
  }

  /// All rows of the graph in that order; row `d` holds the providers of `d`.
  static int[] providersFirst(int[] offsets, int[] providers) {
    Numbering numbering = new Numbering(offsets, providers);
    for (int root = 0; root < offsets.length - 1; root++) {
      if (numbering.discovered[root] == UNSEEN) {
        numbering.walkFrom(root);
      }
    }
    return numbering.order;
  }

  private void walkFrom(int root) {
    enter(root);
    while (walkSize > 0) {
      int dependent = walk[walkSize - 1];
      if (nextProvider[dependent] < offsets[dependent + 1]) {
        int provider = providers[nextProvider[dependent]++];
        if (discovered[provider] == UNSEEN) {
          enter(provider);
        } else if (!placed[provider]) {
          lowest[dependent] = Math.min(lowest[dependent], discovered[provider]);
        }
      } else {
        leave(dependent);
      }
    }
  }

  private void enter(int ci) {
    discovered[ci] = lowest[ci] = ++clock;
    walk[walkSize++] = ci;
    open[openSize++] = ci;
  }

  private void leave(int ci) {
    walkSize--;
    if (walkSize > 0) {
      int dependent = walk[walkSize - 1];
      lowest[dependent] = Math.min(lowest[dependent], lowest[ci]);
    }
    if (lowest[ci] == discovered[ci]) {
      int member;
      do {
        member = open[--openSize];
        placed[member] = true;
        order[ordered++] = member;
      } while (member != ci);
    }
  }
}
