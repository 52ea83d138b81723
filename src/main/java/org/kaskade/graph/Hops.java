package org.kaskade.graph;

import java.util.Arrays;

/// The depth of each place among the affected CIs: places stand hop by hop, so only where a hop
/// begins is kept, and the few places that were brought nearer afterwards.
final class Hops {
  /// The first place of each hop, ascending; after an empty hop the same place twice.
  private final int[] begins;

  /// The depth of each hop.
  private final int[] depths;

  /// Place in the upper and depth in the lower half, ascending; of several for one place the first,
  /// the smallest depth, holds.
  private final long[] nearer;

  Hops(int[] begins, int[] depths, long[] nearer) {
    this.begins = begins;
    this.depths = depths;
    this.nearer = nearer;
  }

  int depth(int place) {
    if (nearer.length > 0) {
      int found = Arrays.binarySearch(nearer, (long) place << 32);
      int at = found < 0 ? -found - 1 : found;
      if (at < nearer.length && nearer[at] >>> 32 == place) {
        return (int) nearer[at];
      }
    }
    return depths[hop(place)];
  }

  private int hop(int place) {
    int low = 0;
    int high = begins.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (begins[middle] <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// Collects them while the CIs are being reached.
  static final class Collector {
    final IntList begins = new IntList();
    final IntList depths = new IntList();
    private final LongList nearer = new LongList();

    void begin(int place, int depth) {
      begins.add(place);
      depths.add(depth);
    }

    void bringNearer(int place, int depth) {
      nearer.add((long) place << 32 | depth);
    }

    Hops hops() {
      nearer.sort();
      return new Hops(
          begins.toArray(), depths.toArray(), Arrays.copyOf(nearer.values, nearer.size));
    }

    void clear() {
      begins.clear();
      depths.clear();
      nearer.clear();
    }
  }
}
