package org.kaskade.benchmark;

/// One line of the table.
///
/// @param goal which goal: `P1`, for example
/// @param what was measured, and of what size
/// @param baseline what it is compared to, with what that took
/// @param measured min/median/max of the paired ratio, or the amount
/// @param wanted the goal in words
/// @param isMet whether the median meets it
public record BenchmarkLine(
    String goal, String what, String baseline, String measured, String wanted, boolean isMet) {
  @Override
  public String toString() {
    return "%s %s | %s | %s | %s | %s"
        .formatted(goal, what, baseline, measured, wanted, isMet ? "ok" : "falls short");
  }
}
