package org.kaskade.graphql;

import org.jspecify.annotations.Nullable;

/// Which part of a list a caller asks for, from the arguments `first` and `after`.
///
/// @param first how many items at most, at least 1
/// @param after the item before the first one; null at the start
public record PageRequest(int first, @Nullable Cursor after, String order) {
  /// What `first` means where the schema states no default, or a caller says null.
  public static final int DEFAULT_FIRST = 50;

  /// Reads the arguments of a connection. How large `first` may be is checked before a controller
  /// runs.
  ///
  /// @param order see {@link Cursor}
  /// @throws RequestRefused when they are no page of a list in this order
  public static PageRequest of(@Nullable Integer first, @Nullable String after, String order) {
    int wanted = first == null ? DEFAULT_FIRST : first;
    if (wanted < 1) {
      throw RequestRefused.invalid(
          "INVALID_PAGE_SIZE", "'first' is %d; give at least 1.".formatted(wanted));
    }
    return new PageRequest(wanted, after == null ? null : Cursor.parse(after, order), order);
  }

  /// How many items to look for: one more than wanted tells whether another page follows.
  public int firstAndOneMore() {
    return first + 1;
  }
}
