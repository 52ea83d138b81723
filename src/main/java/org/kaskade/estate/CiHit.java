package org.kaskade.estate;

import org.jspecify.annotations.Nullable;

/// A CI that a search found, and how it matches; null where nothing was typed.
record CiHit(Ci ci, @Nullable CiMatch match) {
  /// How a CI matches, the best first.
  enum CiMatch {
    FORMER_KEY,
    KEY,
    NAME,
    NAME_PREFIX,
    TEXT
  }
}
