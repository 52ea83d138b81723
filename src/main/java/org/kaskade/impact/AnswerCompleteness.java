package org.kaskade.impact;

import org.jspecify.annotations.Nullable;
import org.kaskade.graph.Completeness;

/// Whether an answer is all there is, as the API says it.
///
/// @param reason null when it is
/// @param missing what was left out; null when nothing was
record AnswerCompleteness(
    boolean complete, Completeness.@Nullable Reason reason, @Nullable String missing) {
  static AnswerCompleteness of(Completeness completeness) {
    return completeness.complete()
        ? new AnswerCompleteness(true, null, null)
        : new AnswerCompleteness(false, completeness.reason(), completeness.missing());
  }
}
