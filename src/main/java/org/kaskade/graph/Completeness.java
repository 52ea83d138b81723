package org.kaskade.graph;

/// Whether an answer is all there is, and if not, why and what it lacks.
///
/// @param missing a sentence about what was left out; empty when nothing was
public record Completeness(Reason reason, String missing) {
  /// What ended the search for an answer.
  public enum Reason {
    /// Nothing was left to find.
    COMPLETE,
    /// Its time was up.
    TIME_LIMIT,
    /// Nobody waited for it any more.
    CANCELLED,
    /// It reached the number of results, or of steps, that it was bounded to.
    COUNT_LIMIT
  }

  static final Completeness FULL = new Completeness(Reason.COMPLETE, "");

  static Completeness bounded(String missing) {
    return new Completeness(Reason.COUNT_LIMIT, missing);
  }

  /// Whether nothing was left out.
  public boolean complete() {
    return reason == Reason.COMPLETE;
  }
}
