package org.kaskade.change;

import java.util.List;

/// What a change meets in its window.
///
/// @param overlapping the other scheduled changes that share some of it, by start, then number
/// @param pairs with those that it collides with
/// @param larger larger sets that it would be one of
record Clashes(List<ScheduledChange> overlapping, List<Collision> pairs, LargerCollisions larger) {
  /// Of a change without a window.
  static final Clashes NONE =
      new Clashes(List.of(), List.of(), new LargerCollisions(List.of(), true));

  Clashes {
    overlapping = List.copyOf(overlapping);
    pairs = List.copyOf(pairs);
  }
}
