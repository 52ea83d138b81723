package org.kaskade.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.windows.TimeSpan;

/// What is known of a change when it is assessed.
///
/// @param number empty for one that isn't kept
/// @param type STANDARD, NORMAL or EMERGENCY
/// @param changes each CI once, at least one
/// @param start null while it isn't planned
/// @param end null while it isn't planned; after the start
/// @param running whether it is being carried out
record ProposedChange(
    String number,
    String title,
    String type,
    List<ChangedCi> changes,
    @Nullable Instant start,
    @Nullable Instant end,
    String backoutPlan,
    String testEvidence,
    boolean backupConfirmed,
    boolean running) {
  ProposedChange {
    changes = List.copyOf(changes);
  }

  /// The same as one that has to be decided on: who asks about a standard change found no approval
  /// in advance that still holds.
  ProposedChange decidedOn() {
    return type.equals("STANDARD")
        ? new ProposedChange(
            number,
            title,
            "NORMAL",
            changes,
            start,
            end,
            backoutPlan,
            testEvidence,
            backupConfirmed,
            running)
        : this;
  }

  /// When it is planned, if it is.
  @Nullable TimeSpan window() {
    return start == null || end == null ? null : new TimeSpan(start, end);
  }

  List<String> keys() {
    return changes.stream().map(ChangedCi::key).toList();
  }

  /// Its place in the schedule, when it had this window.
  ScheduledChange scheduled(TimeSpan window) {
    return new ScheduledChange(number, changes, window);
  }
}
