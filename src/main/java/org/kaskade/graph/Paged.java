package org.kaskade.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An immutable sparse array whose next version shares all pages that did not change.
///
/// A version with `c` changes costs one copy of the page table (a reference per 512 places) and at
/// most `c` copies of a page.
final class Paged<T> {
  private static final int PAGE_BITS = 9;
  private static final int PAGE = 1 << PAGE_BITS;

  private final @Nullable Object[] @Nullable [] pages;

  private Paged(@Nullable Object[] @Nullable [] pages) {
    this.pages = pages;
  }

  /// Places 0..size-1, all of them absent.
  static <T> Paged<T> empty(int size) {
    return new Paged<>(new Object[pageCount(size)][]);
  }

  @SuppressWarnings("unchecked") // only T goes in
  @Nullable T get(int at) {
    @Nullable Object[] page = pages[at >>> PAGE_BITS];
    return page == null ? null : (T) page[at & (PAGE - 1)];
  }

  /// Whether no place ever had a value.
  boolean isEmpty() {
    return Arrays.stream(pages).allMatch(Objects::isNull);
  }

  /// The version with these values at these places, for places 0..size-1.
  Paged<T> with(Map<Integer, ? extends @Nullable T> changes, int size) {
    @Nullable Object[] @Nullable [] next =
        Arrays.copyOf(pages, Math.max(pages.length, pageCount(size)));
    BitSet own = new BitSet();
    changes.forEach((at, value) -> {
      int number = at >>> PAGE_BITS;
      @Nullable Object[] page = next[number];
      if (page == null) {
        page = new @Nullable Object[PAGE];
      } else if (!own.get(number)) {
        page = page.clone();
      }
      own.set(number);
      next[number] = page;
      page[at & (PAGE - 1)] = value;
    });
    return new Paged<>(next);
  }

  private static int pageCount(int size) {
    return (size + PAGE - 1) >>> PAGE_BITS;
  }
}
