package org.kaskade.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Criticality;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.ImpactState;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.kaskade.windows.TimeSpan;
import org.springframework.stereotype.Component;

/// Changes for lists: nothing is assessed, what they reach and collide with is known already.
@Component
class ListedChanges {
  private static final Comparator<ListedChange> BY_START =
      Comparator.comparing(
              ListedChange::start, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(ListedChange::number, CodePoints.ORDER);

  private final Records records;
  private final ChangeSchedule schedule;
  private final KeptAssessments kept;

  ListedChanges(Records records, ChangeSchedule schedule, KeptAssessments kept) {
    this.records = records;
    this.schedule = schedule;
    this.kept = kept;
  }

  /// Those whose windows overlap a stretch of time, and those that run over theirs; by start.
  List<ListedChange> within(TimeSpan stretch, Actor who) {
    schedule.current();
    Map<String, KeptRecord> found = new LinkedHashMap<>();
    records
        .overlapping(ChangeRecords.TYPE, "start", "end", stretch.start(), stretch.end())
        .forEach(record -> found.put(record.number(), record));
    List<String> others =
        schedule.index().running(stretch).stream()
            .map(ScheduledChange::number)
            .filter(number -> !found.containsKey(number))
            .toList();
    found.putAll(records.find(others));
    return listed(List.copyOf(found.values()), who);
  }

  /// Those that are being written down and have no window yet; by number.
  List<ListedChange> unplanned(Actor who) {
    return listed(
        records.of(ChangeRecords.TYPE, List.of("new")).stream()
            .filter(record -> ChangeRecords.proposed(record).window() == null)
            .toList(),
        who);
  }

  private List<ListedChange> listed(List<KeptRecord> changes, Actor who) {
    CollisionIndex index = schedule.index();
    DependencyGraph graph = schedule.current().graph();
    Map<String, KeptAssessment> assessed =
        kept.newest(changes.stream().map(KeptRecord::number).toList());
    List<ListedChange> listed = new ArrayList<>();
    for (KeptRecord change : changes) {
      String number = change.number();
      KeptAssessment then = assessed.get(number);
      listed.add(
          new ListedChange(
              change,
              ChangeRecords.proposed(change).window(),
              services(graph, reached(index.worstCase(number), then)),
              index.of(number).stream()
                  .flatMap(pair -> pair.with(number).stream())
                  .distinct()
                  .toList(),
              records.waitingFor(change),
              records.waitsFor(change, who),
              then));
    }
    listed.sort(BY_START);
    return listed;
  }

  /// What it would do now, or, once it is over, what was known when it was submitted.
  private static Map<String, ImpactState> reached(
      @Nullable Map<String, ImpactState> now, @Nullable KeptAssessment then) {
    if (now != null) {
      return now;
    }
    return then == null ? Map.of() : then.states();
  }

  private static List<ReachedService> services(
      DependencyGraph graph, Map<String, ImpactState> states) {
    List<ReachedService> services = new ArrayList<>();
    states.forEach((key, state) ->
        graph
            .find(key)
            .ifPresent(ci ->
                services.add(
                    new ReachedService(
                        key,
                        ci.name(),
                        Criticality.valueOf(ci.criticality()),
                        ci.owner(),
                        state))));
    services.sort(ReachedService.ORDER);
    return services;
  }
}
