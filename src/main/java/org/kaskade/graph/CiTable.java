package org.kaskade.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The CIs by number and by key.
///
/// A number stays with its CI from one derived graph to the next; that of a removed CI is not used
/// again.
final class CiTable {
  /// Per place of the hash table the number of a CI plus 1, or 0.
  private final int[] slots;

  /// Place of each CI of the first version among their keys in order.
  private final int[] ranks;

  private final Paged<GraphCi> cis;
  private final Map<String, Integer> added;
  private final int size;
  private final int live;

  private CiTable(
      int[] slots,
      int[] ranks,
      Paged<GraphCi> cis,
      Map<String, Integer> added,
      int size,
      int live) {
    this.slots = slots;
    this.ranks = ranks;
    this.cis = cis;
    this.added = added;
    this.size = size;
    this.live = live;
  }

  /// Numbers the CIs as they stand; their keys are distinct.
  static CiTable of(GraphCi[] cis) {
    int[] slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, cis.length)) * 4)];
    for (int ci = 0; ci < cis.length; ci++) {
      int slot = spread(cis[ci].key()) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = ci + 1;
    }
    int[] ranks = KeyRanks.of(cis);
    return new CiTable(slots, ranks, Paged.of(cis), Map.of(), cis.length, cis.length);
  }

  /// The number of the CI with this key, or -1.
  int find(String key) {
    for (int slot = spread(key) & (slots.length - 1);
        slots[slot] != 0;
        slot = (slot + 1) & (slots.length - 1)) {
      int number = slots[slot] - 1;
      GraphCi ci = cis.get(number);
      if (ci != null && ci.key().equals(key)) {
        return number;
      }
    }
    return added.getOrDefault(key, -1);
  }

  /// The CI with this number, which is one that was not removed.
  GraphCi get(int ci) {
    GraphCi found = cis.get(ci);
    if (found == null) {
      throw new IllegalStateException("there is no CI number " + ci);
    }
    return found;
  }

  boolean isLive(int ci) {
    return cis.get(ci) != null;
  }

  /// Numbers given out so far, those of removed CIs included.
  int size() {
    return size;
  }

  /// CIs that were not removed.
  int live() {
    return live;
  }

  /// Compares two CIs by their keys.
  int compare(int a, int b) {
    return isRanked(a) && isRanked(b)
        ? Integer.compare(ranks[a], ranks[b])
        : CodePointOrder.BY_CODE_POINT.compare(get(a).key(), get(b).key());
  }

  /// Whether {@link #rank} knows the CI: it does those that were there when the table was built.
  boolean isRanked(int ci) {
    return ci < ranks.length;
  }

  int rank(int ci) {
    return ranks[ci];
  }

  /// The table without the removed and with the upserted CIs; no key is both.
  CiTable with(Set<String> removed, List<GraphCi> upserted) {
    Map<Integer, @Nullable GraphCi> changes = new TreeMap<>();
    Map<String, Integer> nextAdded = new HashMap<>(added);
    int nextSize = size;
    int nextLive = live;
    for (String key : removed) {
      int number = find(key);
      if (number >= 0) {
        changes.put(number, null);
        nextAdded.remove(key);
        nextLive--;
      }
    }
    for (GraphCi ci : upserted) {
      int number = find(ci.key());
      if (number < 0) {
        number = nextAdded.getOrDefault(ci.key(), -1);
      }
      if (number < 0) {
        number = nextSize++;
        nextAdded.put(ci.key(), number);
        nextLive++;
      }
      changes.put(number, ci);
    }
    return new CiTable(slots, ranks, cis.with(changes, nextSize), nextAdded, nextSize, nextLive);
  }

  /// All CIs that were not removed, in no order that means anything.
  List<GraphCi> all() {
    List<GraphCi> all = new ArrayList<>(live);
    for (int number = 0; number < size; number++) {
      GraphCi ci = cis.get(number);
      if (ci != null) {
        all.add(ci);
      }
    }
    return all;
  }

  private static int spread(String key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
