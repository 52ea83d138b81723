package org.kaskade.change;

import java.time.Duration;
import java.time.Instant;

/// A span of time, its end not included.
record Window(Instant start, Instant end) {
  Window {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "the window ends at %s, not after %s".formatted(end, start));
    }
  }

  boolean overlaps(Window other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  boolean contains(Window other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  /// What both have in common; only of windows that overlap.
  Window overlap(Window other) {
    return new Window(
        start.isAfter(other.start) ? start : other.start,
        end.isBefore(other.end) ? end : other.end);
  }

  Duration length() {
    return Duration.between(start, end);
  }
}
