package org.kaskade.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.graph.ImpactState;

/// What a change touches, and when.
///
/// @param number e.g. `CHG-000001`, unique; empty for one that is only being considered
/// @param changes each CI once
record ScheduledChange(String number, List<ChangedCi> changes, Window window) {
  ScheduledChange {
    changes = List.copyOf(changes);
  }

  /// All of them are out.
  Map<String, ImpactState> worstCase() {
    Map<String, ImpactState> starts = LinkedHashMap.newLinkedHashMap(changes.size());
    changes.forEach(ci -> starts.put(ci.key(), ImpactState.OUTAGE));
    return starts;
  }

  /// Those that go down or degrade as planned.
  Map<String, ImpactState> expected() {
    Map<String, ImpactState> starts = LinkedHashMap.newLinkedHashMap(changes.size());
    changes.stream()
        .filter(ChangedCi::startsSomething)
        .forEach(ci -> starts.put(ci.key(), ci.effect()));
    return starts;
  }

  List<String> keys() {
    return changes.stream().map(ChangedCi::key).toList();
  }
}
