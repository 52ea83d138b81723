package org.kaskade.drawing;

import java.util.Arrays;

/// Counts how often the lines between two columns cross, in O(lines × log lines).
final class Crossings {
  private Crossings() {}

  /// @param lines place in the left column in the upper, in the right column in the lower 32 bits;
  ///   sorted here
  static long of(long[] lines, int rightSize) {
    Arrays.sort(lines);
    // A Fenwick tree over the right column: for each line, those above it that end below it.
    int[] tree = new int[rightSize + 1];
    long crossings = 0;
    for (int seen = 0; seen < lines.length; seen++) {
      int place = (int) lines[seen] + 1;
      int notBelow = 0;
      for (int at = place; at > 0; at -= at & -at) {
        notBelow += tree[at];
      }
      crossings += seen - notBelow;
      for (int at = place; at <= rightSize; at += at & -at) {
        tree[at]++;
      }
    }
    return crossings;
  }
}
