package org.kaskade.change;

import org.jspecify.annotations.Nullable;

/// A span in which something must not be changed.
///
/// @param name of the blackout or of the maintenance window that is left
/// @param ci key of the CI or service it holds for; null for all
record ClosedTime(Window window, Kind kind, String name, @Nullable String ci) {
  /// Why it is closed.
  enum Kind {
    /// Nobody may change anything.
    BLACKOUT,
    /// The CI has maintenance windows, and this is between them.
    OUTSIDE_WINDOW
  }
}
