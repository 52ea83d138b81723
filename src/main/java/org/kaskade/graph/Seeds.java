package org.kaskade.graph;

/// CIs with the depth at which they would come to a state; a CI may stand more than once, its
/// smallest depth counts.
final class Seeds {
  private final LongList packed = new LongList();

  /// Those that came after one that is farther away; most often there are few.
  private final LongList late = new LongList();

  private int farthest;

  void add(int ci, int depth) {
    long seed = (long) depth << 32 | ci;
    if (depth < farthest) {
      late.add(seed);
    } else {
      farthest = depth;
      packed.add(seed);
    }
  }

  /// Puts the nearest first; before, only whether there are any can be asked.
  void sort() {
    if (late.size == 0) {
      return;
    }
    late.sort();
    int from = packed.size - 1;
    for (int at = 0; at < late.size; at++) {
      packed.add(0);
    }
    int lateFrom = late.size - 1;
    for (int to = packed.size - 1; lateFrom >= 0; to--) {
      boolean isLate = from < 0 || packed.values[from] >>> 32 <= late.values[lateFrom] >>> 32;
      packed.values[to] = isLate ? late.values[lateFrom--] : packed.values[from--];
    }
    late.clear();
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
    late.clear();
    farthest = 0;
  }
}
