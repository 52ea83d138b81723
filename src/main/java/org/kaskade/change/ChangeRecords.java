package org.kaskade.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.ImpactState;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordLink;
import org.kaskade.windows.TimeSpan;

/// Reads changes out of records.
final class ChangeRecords {
  /// The record type.
  static final String TYPE = "Change";

  static final String IN_PROGRESS = "IN_PROGRESS";

  /// How long a change that should be over is taken to go on.
  private static final Duration OVERTIME = Duration.ofMinutes(15);

  private static final Set<String> CARRIED_OUT = Set.of("COMPLETED", "FAILED", "CLOSED");
  private static final Set<String> WENT_WRONG = Set.of("FAILED", "BACKED_OUT");

  private ChangeRecords() {}

  static ProposedChange proposed(KeptRecord record) {
    return new ProposedChange(
        record.number(),
        record.text("title").orElse(""),
        record.text("type").orElse("NORMAL"),
        changes(record),
        record.instant("start").orElse(null),
        record.instant("end").orElse(null),
        record.text("backoutPlan").orElse(""),
        record.text("testEvidence").orElse(""),
        Boolean.TRUE.equals(record.fields().get("backupConfirmed")),
        record.state().equals(IN_PROGRESS));
  }

  private static List<ChangedCi> changes(KeptRecord record) {
    Map<String, ChangedCi> changes = new LinkedHashMap<>();
    for (RecordLink link : record.linked("changes")) {
      Object effect = link.fields().get("effect");
      changes.put(
          link.to(),
          new ChangedCi(
              link.to(),
              effect == null ? ImpactState.UNAFFECTED : ImpactState.valueOf(effect.toString())));
    }
    return new ArrayList<>(changes.values());
  }

  /// Its place in the schedule, if it has one: a window, and a state of a kind that counts. One in
  /// progress has one in any case, from when it began until it is over, for a while at least.
  static Optional<ScheduledChange> scheduled(KeptRecord record, Set<String> counts, Instant now) {
    ProposedChange change = proposed(record);
    if (change.running()) {
      Instant begun = record.instant("actualStart").orElse(record.stateSince());
      Instant start = earlier(change.start(), begun);
      Instant end = later(change.end(), later(now, start).plus(OVERTIME));
      return Optional.of(change.scheduled(new TimeSpan(start, end)));
    }
    TimeSpan window = change.window();
    return window == null || !counts.contains(record.stateKind())
        ? Optional.empty()
        : Optional.of(change.scheduled(window));
  }

  /// What it is for those who look back, once it began.
  static Optional<PastChange> past(KeptRecord record) {
    boolean running = record.state().equals(IN_PROGRESS);
    boolean over =
        CARRIED_OUT.contains(record.state())
            && (!record.state().equals("CLOSED") || record.text("outcome").isPresent());
    if (!running && !over) {
      return Optional.empty();
    }
    String outcome = record.text("outcome").orElse(record.state());
    Instant at =
        record
            .instant(running ? "actualStart" : "actualEnd")
            .or(() -> running ? record.instant("start") : record.instant("end"))
            .orElse(record.stateSince());
    return Optional.of(
        new PastChange(
            record.number(),
            at,
            over,
            WENT_WRONG.contains(outcome),
            record.linked("changes").stream().map(RecordLink::to).distinct().toList()));
  }

  private static Instant earlier(@Nullable Instant a, Instant b) {
    return a != null && a.isBefore(b) ? a : b;
  }

  private static Instant later(@Nullable Instant a, Instant b) {
    return a != null && a.isAfter(b) ? a : b;
  }
}
