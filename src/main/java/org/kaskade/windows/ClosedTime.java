package org.kaskade.windows;

import org.jspecify.annotations.Nullable;

/// Time in which something must not be changed.
///
/// @param number of the record that says so
/// @param name its title
/// @param key of the CI or service it holds for; null for all
public record ClosedTime(
    TimeSpan time, Kind kind, String number, String name, @Nullable String key) {
  /// Why it is closed.
  public enum Kind {
    /// Nothing may be changed.
    BLACKOUT,
    /// The CI has maintenance windows, and this is outside of them.
    OUTSIDE_WINDOW
  }

  /// Its name for people; that of a blackout with the number to look it up by.
  public String title() {
    return switch (kind) {
      case BLACKOUT -> "%s (%s)".formatted(name, number);
      case OUTSIDE_WINDOW -> name;
    };
  }
}
