package org.kaskade.estate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One atomic change of the estate. Numbers are gapless and rise by one; 0 is the empty estate
/// before the first.
public record Revision(
    int number,
    Instant at,
    String actor,
    String origin,
    @Nullable String message,
    @Nullable String commit) {
  /// The empty estate.
  public static final Revision NONE =
      new Revision(0, Instant.EPOCH, "kaskade", "start", null, null);
}
