package org.kaskade.records;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one person said to an approval.
///
/// @param approval its name in the declaration
/// @param voter the name of the person
/// @param seats on whose behalf, e.g. the teams that were asked and that the person belongs to
/// @param approves yes or no
public record Vote(
    String approval,
    String voter,
    List<String> seats,
    boolean approves,
    @Nullable String comment,
    Instant at) {
  public Vote {
    seats = List.copyOf(seats);
  }
}
