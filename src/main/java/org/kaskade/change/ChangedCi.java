package org.kaskade.change;

import org.kaskade.graph.ImpactState;

/// A CI that a change touches.
///
/// @param effect what the change itself does to it while it runs; AT_RISK takes nothing down, so it
///   starts nothing
record ChangedCi(String key, ImpactState effect) {
  /// Whether the CI goes down or works less well as planned.
  boolean startsSomething() {
    return effect.compareTo(ImpactState.DEGRADED) >= 0;
  }
}
