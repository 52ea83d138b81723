package org.kaskade.change;

import java.util.List;
import java.util.Map;
import org.kaskade.graph.ImpactState;
import org.kaskade.windows.TimeSpan;

/// What a change touches, and when.
///
/// @param number e.g. `CHG-000001`, unique; empty for one that is only being considered
/// @param changes each CI once
record ScheduledChange(String number, List<ChangedCi> changes, TimeSpan window) {
  ScheduledChange {
    changes = List.copyOf(changes);
  }

  /// All of them are out.
  Map<String, ImpactState> worstCase() {
    return ChangedCi.worstCase(changes);
  }

  /// Those that go down or degrade as planned.
  Map<String, ImpactState> expected() {
    return ChangedCi.expected(changes);
  }

  List<String> keys() {
    return changes.stream().map(ChangedCi::key).toList();
  }
}
