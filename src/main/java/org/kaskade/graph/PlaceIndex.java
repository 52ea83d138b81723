package org.kaskade.graph;

import org.jspecify.annotations.Nullable;

/// From the numbers of some CIs to a place or a count each.
///
/// Costs a kilobyte per 256 neighbouring numbers of which one is there, and 1/32 byte per number of
/// the whole graph.
final class PlaceIndex {
  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;

  private final int[] @Nullable [] pages;

  /// @param numbers how many CI numbers were given out
  PlaceIndex(int numbers) {
    pages = new int[(numbers >>> PAGE_BITS) + 1][];
  }

  /// What was put for the CI, or -1.
  int get(int ci) {
    int[] page = pages[ci >>> PAGE_BITS];
    return page == null ? -1 : page[ci & (PAGE - 1)] - 1;
  }

  void put(int ci, int value) {
    int[] page = pages[ci >>> PAGE_BITS];
    if (page == null) {
      page = new int[PAGE];
      pages[ci >>> PAGE_BITS] = page;
    }
    page[ci & (PAGE - 1)] = value + 1;
  }
}
