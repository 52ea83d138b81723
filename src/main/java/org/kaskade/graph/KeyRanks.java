package org.kaskade.graph;

import java.util.Arrays;

/// The place of each CI among their keys in order, so that later comparisons are of ints.
final class KeyRanks {
  private KeyRanks() {}

  static int[] of(GraphCi[] cis) {
    Keyed[] keyed = new Keyed[cis.length];
    Arrays.setAll(keyed, number -> new Keyed(cis[number].key(), number));
    Arrays.parallelSort(keyed);
    int[] ranks = new int[cis.length];
    for (int rank = 0; rank < keyed.length; rank++) {
      ranks[keyed[rank].number()] = rank;
    }
    return ranks;
  }

  private record Keyed(String key, int number) implements Comparable<Keyed> {
    @Override
    public int compareTo(Keyed other) {
      return CodePointOrder.BY_CODE_POINT.compare(key, other.key);
    }
  }
}
