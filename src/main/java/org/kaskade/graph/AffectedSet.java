package org.kaskade.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The numbers of the affected CIs, worst state first, with depth, and a hash from number to place
/// that is made when something is first looked up.
final class AffectedSet {
  private final int[] cis;
  private final Hops hops;
  private final int outageEnd;
  private final int degradedEnd;
  private int @Nullable [] slots;

  AffectedSet(int[] cis, Hops hops, int outageEnd, int degradedEnd) {
    this.cis = cis;
    this.hops = hops;
    this.outageEnd = outageEnd;
    this.degradedEnd = degradedEnd;
  }

  int size() {
    return cis.length;
  }

  int count(ImpactState state) {
    return switch (state) {
      case OUTAGE -> outageEnd;
      case DEGRADED -> degradedEnd - outageEnd;
      case AT_RISK -> cis.length - degradedEnd;
      case UNAFFECTED -> 0;
    };
  }

  ImpactState state(int ci) {
    int place = place(ci);
    return place < 0 ? ImpactState.UNAFFECTED : stateAt(place);
  }

  /// Of an affected CI.
  int depth(int ci) {
    return hops.depth(place(ci));
  }

  /// The numbers ordered by state, worst first, then depth, then key.
  int[] ordered(CiTable table) {
    int[] places = byKey(table);
    long[] packed = new long[places.length];
    for (int at = 0; at < places.length; at++) {
      // 2 bits of state, 30 of depth, 31 of the place by key; a depth is less than 2^30, the most
      // CIs there can be.
      long better = places[at] < outageEnd ? 0 : places[at] < degradedEnd ? 1 : 2;
      packed[at] = better << 61 | (long) hops.depth(places[at]) << 31 | at;
    }
    Arrays.sort(packed);
    int[] ordered = new int[places.length];
    for (int at = 0; at < ordered.length; at++) {
      ordered[at] = cis[places[(int) packed[at] & Integer.MAX_VALUE]];
    }
    return ordered;
  }

  private int[] byKey(CiTable table) {
    long[] packed = new long[cis.length];
    for (int place = 0; place < cis.length; place++) {
      if (!table.isRanked(cis[place])) {
        return IntStream.range(0, cis.length)
            .boxed()
            .sorted((a, b) -> table.compare(cis[a], cis[b]))
            .mapToInt(Integer::intValue)
            .toArray();
      }
      packed[place] = (long) table.rank(cis[place]) << 32 | place;
    }
    Arrays.sort(packed);
    return Arrays.stream(packed).mapToInt(one -> (int) one).toArray();
  }

  private ImpactState stateAt(int place) {
    if (place < outageEnd) {
      return ImpactState.OUTAGE;
    }
    return place < degradedEnd ? ImpactState.DEGRADED : ImpactState.AT_RISK;
  }

  private int place(int ci) {
    int[] table = slots();
    int mask = table.length - 1;
    for (int slot = spread(ci) & mask; table[slot] != 0; slot = (slot + 1) & mask) {
      if (cis[table[slot] - 1] == ci) {
        return table[slot] - 1;
      }
    }
    return -1;
  }

  private synchronized int[] slots() {
    int[] table = slots;
    if (table == null) {
      table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, cis.length)) * 4)];
      for (int place = 0; place < cis.length; place++) {
        int slot = spread(cis[place]) & (table.length - 1);
        while (table[slot] != 0) {
          slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = place + 1;
      }
      slots = table;
    }
    return table;
  }

  private static int spread(int ci) {
    int hash = ci * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
