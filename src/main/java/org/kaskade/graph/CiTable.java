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
  /// Stands above a CI that was removed; never leaves the table.
  private static final GraphCi GONE = new GraphCi("", "", "", null, "", "", null);

  /// Per place of the hash table the number of a CI of the first version plus 1, or 0.
  final int[] slots;

  /// Place of each CI of the first version among their keys in order.
  final int[] ranks;

  /// The CIs of the first version.
  final CiColumns built;

  /// What stands above them, and those that came later.
  private final Paged<GraphCi> changed;

  private final Map<String, Integer> added;
  private final int size;
  private final int live;

  private CiTable(
      int[] slots,
      int[] ranks,
      CiColumns built,
      Paged<GraphCi> changed,
      Map<String, Integer> added,
      int size,
      int live) {
    this.slots = slots;
    this.ranks = ranks;
    this.built = built;
    this.changed = changed;
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
    return of(slots, KeyRanks.of(cis), CiColumns.of(cis));
  }

  /// The first version, as it was built before.
  static CiTable of(int[] slots, int[] ranks, CiColumns built) {
    int size = built.size();
    return new CiTable(slots, ranks, built, Paged.empty(size), Map.of(), size, size);
  }

  /// The number of the CI with this key, or -1.
  int find(String key) {
    for (int slot = spread(key) & (slots.length - 1);
        slots[slot] != 0;
        slot = (slot + 1) & (slots.length - 1)) {
      int number = slots[slot] - 1;
      if (built.keys().holds(number, key) && isLive(number)) {
        return number;
      }
    }
    return added.getOrDefault(key, -1);
  }

  /// The CI with this number, which is one that was not removed.
  GraphCi get(int ci) {
    GraphCi found = changed.get(ci);
    if (isGone(found)) {
      throw new IllegalStateException("there is no CI number " + ci);
    }
    return found == null ? built.get(ci) : found;
  }

  boolean isChanged() {
    return !changed.isEmpty();
  }

  boolean isLive(int ci) {
    return !isGone(changed.get(ci));
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
        : CodePointOrder.BY_CODE_POINT.compare(key(a), key(b));
  }

  /// The key of the CI with this number, which is one that was not removed.
  String key(int ci) {
    return changed.get(ci) == null ? built.keys().get(ci) : get(ci).key();
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
    Map<Integer, GraphCi> changes = new TreeMap<>();
    Map<String, Integer> nextAdded = new HashMap<>(added);
    int nextSize = size;
    int nextLive = live;
    for (String key : removed) {
      int number = find(key);
      if (number >= 0) {
        changes.put(number, GONE);
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
    return new CiTable(
        slots, ranks, built, changed.with(changes, nextSize), nextAdded, nextSize, nextLive);
  }

  /// All CIs that were not removed, in no order that means anything.
  List<GraphCi> all() {
    List<GraphCi> all = new ArrayList<>(live);
    for (int number = 0; number < size; number++) {
      if (isLive(number)) {
        all.add(get(number));
      }
    }
    return all;
  }

  @SuppressWarnings("ReferenceEquality") // one that looks the same may be in the estate
  private static boolean isGone(@Nullable GraphCi ci) {
    return ci == GONE;
  }

  private static int spread(String key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
