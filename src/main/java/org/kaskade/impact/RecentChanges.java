package org.kaskade.impact;

import java.time.Instant;
import java.util.Optional;

/// Knows what was changed lately: a bean of the module that keeps track of it.
@FunctionalInterface
public interface RecentChanges {
  /// When the CI was last changed, if that was lately.
  Optional<Instant> lastChanged(String key);
}
