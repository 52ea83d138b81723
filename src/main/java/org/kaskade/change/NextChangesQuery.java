package org.kaskade.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.ImpactState;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.kaskade.windows.TimeSpan;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers which change reaches some services next.
///
/// What each change does is known already; it is looked through from the first on until each
/// service has one, and the records of those found are read with one query.
@Controller
class NextChangesQuery {
  private static final Duration FAR = Duration.ofDays(366);

  private final ChangeSchedule schedule;
  private final Records records;
  private final ChangeLimits limits;
  private final Clock clock;

  NextChangesQuery(ChangeSchedule schedule, Records records, ChangeLimits limits, Clock clock) {
    this.schedule = schedule;
    this.records = records;
    this.limits = limits;
    this.clock = clock;
  }

  /// @param of key of the CI that it reaches
  record NextChange(String of, KeptRecord change, Instant start, Instant end, ImpactState state) {}

  private record Found(ScheduledChange change, ImpactState state) {}

  @QueryMapping
  List<NextChange> nextChanges(@Argument("of") List<String> keys) {
    if (keys.size() > limits.nextChanges()) {
      throw RequestRefused.limit(
          "TOO_MANY_KEYS",
          "'of' names %,d CIs; give at most %,d (kaskade.limits.next-changes)."
              .formatted(keys.size(), limits.nextChanges()));
    }
    Map<String, Found> next = next(keys);
    Map<String, KeptRecord> kept =
        next.isEmpty()
            ? Map.of()
            : records.find(
                next.values().stream().map(found -> found.change().number()).distinct().toList());
    List<NextChange> answer = new ArrayList<>();
    for (String key : new LinkedHashSet<>(keys)) {
      Found found = next.get(key);
      KeptRecord record = found == null ? null : kept.get(found.change().number());
      if (found != null && record != null) {
        TimeSpan window = found.change().window();
        answer.add(new NextChange(key, record, window.start(), window.end(), found.state()));
      }
    }
    return answer;
  }

  private Map<String, Found> next(List<String> keys) {
    schedule.current();
    CollisionIndex index = schedule.index();
    Set<String> open = new LinkedHashSet<>(keys);
    Map<String, Found> next = new HashMap<>();
    Instant now = clock.instant();
    for (ScheduledChange change : index.running(new TimeSpan(now, now.plus(FAR)))) {
      if (open.isEmpty()) {
        break;
      }
      Map<String, ImpactState> reached = index.worstCase(change.number());
      if (reached != null) {
        open.removeIf(key -> {
          ImpactState state = state(key, change, reached);
          if (state != null) {
            next.put(key, new Found(change, state));
          }
          return state != null;
        });
      }
    }
    return next;
  }

  /// What is changed is out in the worst case, be it a service or not.
  private static @Nullable ImpactState state(
      String key, ScheduledChange change, Map<String, ImpactState> reached) {
    return change.keys().contains(key) ? ImpactState.OUTAGE : reached.get(key);
  }
}
