package org.kaskade.impact;

import java.time.Duration;

/// How long a service may be out within 30 days and still be as available as promised.
public final class ErrorBudget {
  /// What it is counted over.
  public static final Duration PERIOD = Duration.ofDays(30);

  private ErrorBudget() {}

  /// How long something is out in 30 days that is available for a share of time.
  ///
  /// @param percent of time, from 0 to 100
  /// @return to the second
  public static Duration at(double percent) {
    return Duration.ofSeconds(Math.round(PERIOD.toSeconds() * (100 - percent) / 100));
  }
}
