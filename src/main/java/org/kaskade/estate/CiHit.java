package org.kaskade.estate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A CI that a search found, and how it matches; null where nothing was typed.
record CiHit(Ci ci, @Nullable CiMatch match) {
  /// How a CI matches, the best first.
  enum CiMatch {
    FORMER_KEY(0),
    KEY(1),
    NAME(2),
    NAME_PREFIX(3),
    TEXT(4);

    /// What hits are ordered by in the store.
    private final int rank;

    CiMatch(int rank) {
      this.rank = rank;
    }

    int rank() {
      return rank;
    }

    static CiMatch of(int rank) {
      return Arrays.stream(values()).filter(match -> match.rank == rank).findFirst().orElse(TEXT);
    }
  }
}
