package org.kaskade.graph;

import java.util.Map;

/// From each CI to what it needs: compressed sparse rows, and above them the rows that changed
/// since they were built.
final class RequirementRows {
  private final int[] offsets;
  private final int[] entries;
  private final TypeColumn types;
  private final Paged<Requirements> changed;

  RequirementRows(int[] offsets, int[] entries, TypeColumn types) {
    this(offsets, entries, types, Paged.empty(offsets.length - 1));
  }

  private RequirementRows(
      int[] offsets, int[] entries, TypeColumn types, Paged<Requirements> changed) {
    this.offsets = offsets;
    this.entries = entries;
    this.types = types;
    this.changed = changed;
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
