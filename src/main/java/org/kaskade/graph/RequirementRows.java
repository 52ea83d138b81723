package org.kaskade.graph;

import java.util.Map;

/// From each CI to what it needs: compressed sparse rows, and above them the rows that changed
/// since they were built.
final class RequirementRows {
  final int[] offsets;
  final int[] entries;
  final NumberColumn types;
  private final Paged<Requirements> changed;

  RequirementRows(int[] offsets, int[] entries, NumberColumn types) {
    this(offsets, entries, types, Paged.empty(offsets.length - 1));
  }

  private RequirementRows(
      int[] offsets, int[] entries, NumberColumn types, Paged<Requirements> changed) {
    this.offsets = offsets;
    this.entries = entries;
    this.types = types;
    this.changed = changed;
  }

  boolean isChanged() {
    return !changed.isEmpty();
  }

  Requirements of(int ci) {
    Requirements row = changed.get(ci);
    return row != null ? row : new Requirements(entries, types, offsets[ci], offsets[ci + 1]);
  }

  /// The rows with these replaced; every number beyond the previous `size` has to be among them.
  RequirementRows with(Map<Integer, Requirements> rows, int size) {
    return new RequirementRows(offsets, entries, types, changed.with(rows, size));
  }
}
