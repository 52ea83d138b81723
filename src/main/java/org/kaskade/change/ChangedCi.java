package org.kaskade.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// What starts when all of them are out, in their order.
  static Map<String, ImpactState> worstCase(List<ChangedCi> changes) {
    Map<String, ImpactState> starts = LinkedHashMap.newLinkedHashMap(changes.size());
    changes.forEach(ci -> starts.put(ci.key(), ImpactState.OUTAGE));
    return starts;
  }

  /// What starts as planned, in their order.
  static Map<String, ImpactState> expected(List<ChangedCi> changes) {
    Map<String, ImpactState> starts = LinkedHashMap.newLinkedHashMap(changes.size());
    changes.stream()
        .filter(ChangedCi::startsSomething)
        .forEach(ci -> starts.put(ci.key(), ci.effect()));
    return starts;
  }
}
