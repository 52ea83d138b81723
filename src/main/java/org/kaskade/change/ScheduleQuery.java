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
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.impact.ProbableCause;
import org.kaskade.impact.Snapshot;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.kaskade.windows.TimeSpan;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers what collides in the schedule, when changes could run instead, and what was changed
/// lately.
@Controller
class ScheduleQuery {
  private static final Duration FAR = Duration.ofDays(36_500);

  private final ChangeSchedule schedule;
  private final SlotSearch search;
  private final ChangeInput inputs;
  private final ShownCollisions shown;
  private final Records records;
  private final ChangeLimits limits;
  private final Clock clock;

  ScheduleQuery(
      ChangeSchedule schedule,
      SlotSearch search,
      ChangeInput inputs,
      ShownCollisions shown,
      Records records,
      ChangeLimits limits,
      Clock clock) {
    this.schedule = schedule;
    this.search = search;
    this.inputs = inputs;
    this.shown = shown;
    this.records = records;
    this.limits = limits;
    this.clock = clock;
  }

  @QueryMapping
  Connection<ShownCollisions.Together> collisions(
      @Argument @Nullable Instant from,
      @Argument @Nullable Instant to,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    Snapshot snapshot = schedule.current();
    return Connection.pageOf(
            schedule.index().within(window(from, to)),
            PageRequest.of(first, after, "collisions"),
            snapshot.revision().number(),
            pair -> String.join(" ", pair.changes()))
        .map(shown::shown);
  }

  @QueryMapping
  ShownCollisions.Sets collidingSets(
      @Argument @Nullable Instant from, @Argument @Nullable Instant to) {
    schedule.current();
    CollisionIndex index = schedule.index();
    return shown.shown(index.larger(index.within(window(from, to)), limits.collidingSets()));
  }

  private TimeSpan window(@Nullable Instant from, @Nullable Instant to) {
    Instant start = from == null ? clock.instant() : from;
    Instant end = to == null ? start.plus(FAR) : to;
    if (!start.isBefore(end)) {
      throw RequestRefused.invalid(
          "INVALID_WINDOW",
          "'to' is %s, which is not after 'from', %s. Give a later 'to', or an earlier 'from'."
              .formatted(end, start));
    }
    return new TimeSpan(start, end);
  }

  @QueryMapping
  SlotSearch.Found nextSafeSlots(
      @Argument Map<String, Object> input,
      @Argument @Nullable Duration duration,
      @Argument @Nullable Integer first) {
    ProposedChange change = inputs.read(input);
    TimeSpan window = change.window();
    Duration length = duration != null ? duration : window == null ? null : window.length();
    if (length == null || !length.isPositive()) {
      throw RequestRefused.invalid(
          "UNKNOWN_DURATION",
          "How long the change takes isn't said. Give 'start' and 'end', or a 'duration' of more than nothing, e.g. PT2H.");
    }
    return search.next(change, length, most(first));
  }

  @SchemaMapping(typeName = "Change", field = "nextSafeSlots")
  SlotSearch.@Nullable Found nextSafeSlots(KeptRecord change, @Argument @Nullable Integer first) {
    ProposedChange proposed = ChangeRecords.proposed(change);
    TimeSpan window = proposed.window();
    return window == null ? null : search.next(proposed, window.length(), most(first));
  }

  private int most(@Nullable Integer first) {
    int most = first == null ? 5 : first;
    if (most < 1 || most > limits.safeSlots()) {
      throw RequestRefused.limit(
          "FIRST_OUT_OF_RANGE",
          "'first' is %d; give 1 to %d (kaskade.limits.safe-slots)."
              .formatted(most, limits.safeSlots()));
    }
    return most;
  }

  @SchemaMapping(typeName = "SafeSlots", field = "slots")
  List<SafeSlots.Slot> slots(SlotSearch.Found found) {
    return found.slots().slots();
  }

  @SchemaMapping(typeName = "SafeSlots", field = "blocked")
  List<SafeSlots.Blocked> blocked(SlotSearch.Found found) {
    return found.slots().blocked();
  }

  @SchemaMapping(typeName = "BlockedTime", field = "sentence")
  String sentence(SafeSlots.Blocked blocked, @Argument @Nullable String language) {
    String wanted = blocked.reasons().get(language == null ? "en" : language);
    return wanted == null ? blocked.reasons().getOrDefault("en", "") : wanted;
  }

  @BatchMapping(typeName = "BlockedTime", field = "with")
  Map<SafeSlots.Blocked, @Nullable KeptRecord> with(List<SafeSlots.Blocked> blocked) {
    Map<String, KeptRecord> found =
        records.find(
            blocked.stream()
                .map(SafeSlots.Blocked::change)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList());
    Map<SafeSlots.Blocked, @Nullable KeptRecord> with = new HashMap<>();
    blocked.forEach(one -> with.put(one, found.get(one.change())));
    return with;
  }

  @BatchMapping(typeName = "CollidingChanges", field = "changes")
  Map<ShownCollisions.Together, List<KeptRecord>> changes(
      List<ShownCollisions.Together> collisions) {
    Set<String> numbers = new LinkedHashSet<>();
    collisions.forEach(one -> numbers.addAll(one.collision().changes()));
    Map<String, KeptRecord> found = records.find(List.copyOf(numbers));
    Map<ShownCollisions.Together, List<KeptRecord>> changes = new HashMap<>();
    collisions.forEach(one -> changes.put(one, there(one.collision().changes(), found)));
    return changes;
  }

  @BatchMapping(typeName = "ProbableCause", field = "recentChanges")
  Map<ProbableCause, List<KeptRecord>> recentChanges(List<ProbableCause> causes) {
    Instant since = clock.instant().minus(ChangeSchedule.RECENT);
    Map<ProbableCause, List<String>> numbers = new HashMap<>();
    Set<String> all = new LinkedHashSet<>();
    for (ProbableCause cause : causes) {
      List<String> recent =
          schedule.history().recent(cause.ci().key(), since).stream()
              .map(PastChange::number)
              .toList();
      numbers.put(cause, recent);
      all.addAll(recent);
    }
    Map<String, KeptRecord> found = all.isEmpty() ? Map.of() : records.find(List.copyOf(all));
    Map<ProbableCause, List<KeptRecord>> changes = new HashMap<>();
    numbers.forEach((cause, recent) -> changes.put(cause, there(recent, found)));
    return changes;
  }

  private static List<KeptRecord> there(Iterable<String> numbers, Map<String, KeptRecord> found) {
    List<KeptRecord> there = new ArrayList<>();
    for (String number : numbers) {
      KeptRecord record = found.get(number);
      if (record != null) {
        there.add(record);
      }
    }
    return there;
  }
}
