package org.kaskade.graph;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From each CI to what needs it: compressed sparse rows of {@link Entry}s, and above them the rows
/// that changed since they were built.
final class DependentRows {
  final int[] offsets;
  final int[] entries;
  private final Paged<int[]> changed;
  private final boolean unchanged;

  DependentRows(int[] offsets, int[] entries) {
    this(offsets, entries, Paged.empty(offsets.length - 1));
  }

  private DependentRows(int[] offsets, int[] entries, Paged<int[]> changed) {
    this.offsets = offsets;
    this.entries = entries;
    this.changed = changed;
    this.unchanged = changed.isEmpty();
  }

  boolean isChanged() {
    return !unchanged;
  }

  /// The row that stands above the one in `entries`; null where that one holds.
  int @Nullable [] changed(int ci) {
    return unchanged ? null : changed.get(ci);
  }

  int[] of(int ci) {
    int[] row = changed.get(ci);
    return row != null ? row : Arrays.copyOfRange(entries, offsets[ci], offsets[ci + 1]);
  }

  /// The rows with these replaced; every number beyond the previous `size` has to be among them.
  DependentRows with(Map<Integer, int[]> rows, int size) {
    return new DependentRows(offsets, entries, changed.with(rows, size));
  }

  /// Turns the rows of requirements around.
  static DependentRows of(RequirementRows requirements, GroupTable groups, int size) {
    int[] offsets = new int[size + 1];
    IntList pairs = new IntList();
    for (int dependent = 0; dependent < size; dependent++) {
      pairs.clear();
      requirements.of(dependent).incidences(dependent, groups, pairs);
      for (int at = 0; at < pairs.size; at += 2) {
        offsets[pairs.get(at) + 1]++;
      }
    }
    Arrays.parallelPrefix(offsets, Integer::sum);
    int[] entries = new int[offsets[size]];
    int[] next = Arrays.copyOf(offsets, size);
    for (int dependent = 0; dependent < size; dependent++) {
      pairs.clear();
      requirements.of(dependent).incidences(dependent, groups, pairs);
      for (int at = 0; at < pairs.size; at += 2) {
        entries[next[pairs.get(at)]++] = pairs.get(at + 1);
      }
    }
    for (int ci = 0; ci < size; ci++) {
      rareLast(entries, offsets[ci], offsets[ci + 1]);
    }
    return new DependentRows(offsets, entries);
  }

  /// Puts groups and what is needed SOFT behind the HARD singles: a processor guesses better what
  /// comes next.
  private static void rareLast(int[] entries, int from, int to) {
    if (to - from > 1) {
      flipSigns(entries, from, to);
      Arrays.sort(entries, from, to);
      flipSigns(entries, from, to);
    }
  }

  private static void flipSigns(int[] entries, int from, int to) {
    for (int at = from; at < to; at++) {
      entries[at] ^= Entry.SOFT;
    }
  }
}
