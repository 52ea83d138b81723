package org.kaskade.graph;

/// CIs with the depth at which they would come to a state; a CI may stand more than once, its
/// smallest depth counts.
final class Seeds {
  private final LongList packed = new LongList();

  void add(int ci, int depth) {
    packed.add((long) depth << 32 | ci);
  }

  /// Puts the nearest first; most often they are in that order already.
  void sort() {
    for (int at = 1; at < packed.size; at++) {
      if (packed.values[at - 1] >>> 32 > packed.values[at] >>> 32) {
        packed.sort();
        return;
      }
    }
  }

  int ci(int at) {
    return (int) packed.values[at];
  }

  int depth(int at) {
    return (int) (packed.values[at] >>> 32);
  }

  int size() {
    return packed.size;
  }

  void clear() {
    packed.clear();
  }
}
