package org.kaskade.windows;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.springframework.stereotype.Component;

/// The changes to come: those that are asked for, approved, scheduled or in progress, with their
/// times.
@Component
public class ForwardSchedule {
  /// The record type, as `cmdb-schema/records` names it.
  private static final String CHANGE = "Change";

  private static final List<String> TO_COME = List.of("waiting", "active");

  private final Records records;

  ForwardSchedule(Records records) {
    this.records = records;
  }

  /// A change and when it runs.
  public record Entry(KeptRecord change, TimeSpan time) {}

  /// Those that run within a stretch of time, by start, then number.
  ///
  /// @param keys of CIs, one of which they change; any when empty
  public List<Entry> within(TimeSpan stretch, Set<String> keys) {
    return records.of(CHANGE, TO_COME).stream()
        .filter(change ->
            keys.isEmpty()
                || change.linked("changes").stream().anyMatch(end -> keys.contains(end.to())))
        .flatMap(change -> time(change).map(time -> new Entry(change, time)).stream())
        .filter(entry -> entry.time().overlaps(stretch))
        .sorted(
            Comparator.<Entry, Instant>comparing(entry -> entry.time().start())
                .thenComparing(entry -> entry.change().number()))
        .toList();
  }

  /// None while nobody said when. One that began earlier than planned runs from then.
  static Optional<TimeSpan> time(KeptRecord change) {
    Optional<Instant> end = change.instant("end");
    Optional<Instant> start = change.instant("actualStart").or(() -> change.instant("start"));
    return start.flatMap(
        from -> end.filter(to -> to.isAfter(from)).map(to -> new TimeSpan(from, to)));
  }
}
