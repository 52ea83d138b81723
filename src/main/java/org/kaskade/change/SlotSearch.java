package org.kaskade.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.impact.Snapshot;
import org.kaskade.windows.ChangeCalendar;
import org.kaskade.windows.ClosedTime;
import org.kaskade.windows.TimeSpan;
import org.springframework.stereotype.Component;

/// Looks for safe slots in the days ahead.
@Component
class SlotSearch {
  private final ChangeSchedule schedule;
  private final ChangeCalendar calendar;
  private final ChangeOutcomes outcomes;
  private final RiskPolicy policy;
  private final Clock clock;

  SlotSearch(
      ChangeSchedule schedule,
      ChangeCalendar calendar,
      ChangeOutcomes outcomes,
      RiskPolicy policy,
      Clock clock) {
    this.schedule = schedule;
    this.calendar = calendar;
    this.outcomes = outcomes;
    this.policy = policy;
    this.clock = clock;
  }

  /// Slots, and how far was looked.
  record Found(SafeSlots slots, Instant until) {}

  /// The next slots for a change that takes so long, from the next full minute on.
  Found next(ProposedChange change, Duration length, int most) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    TimeSpan horizon = new TimeSpan(now, now.plus(Duration.ofDays(policy.slotDays())));
    Snapshot snapshot = schedule.current();
    Set<String> concerned = new LinkedHashSet<>(change.keys());
    concerned.addAll(outcomes.reachedServices(change, snapshot));
    List<SafeSlots.Blocked> obstacles = new ArrayList<>();
    for (ClosedTime closed : calendar.closed(concerned, horizon)) {
      obstacles.add(obstacle(closed));
    }
    for (ScheduledChange other : schedule.index().clashing(change.scheduled(horizon), horizon)) {
      obstacles.add(
          new SafeSlots.Blocked(
              other.window(),
              SafeSlots.Reason.COLLISION,
              other.number(),
              Map.of(
                  "en", "It would collide with %s.".formatted(other.number()),
                  "de", "Kollision mit %s.".formatted(other.number()))));
    }
    return new Found(SafeSlots.of(horizon, length, obstacles, most), horizon.end());
  }

  private static SafeSlots.Blocked obstacle(ClosedTime closed) {
    String ci = closed.key();
    return switch (closed.kind()) {
      case BLACKOUT ->
          new SafeSlots.Blocked(
              closed.time(),
              SafeSlots.Reason.BLACKOUT,
              "",
              Map.of(
                  "en", "Blackout: %s.".formatted(closed.title()),
                  "de", "Sperrzeit: %s.".formatted(closed.title())));
      case OUTSIDE_WINDOW ->
          new SafeSlots.Blocked(
              closed.time(),
              SafeSlots.Reason.OUTSIDE_WINDOW,
              "",
              Map.of(
                  "en",
                      "%s may be changed in its maintenance windows only (%s)."
                          .formatted(ci, closed.title()),
                  "de",
                      "%s darf nur in seinen Wartungsfenstern geändert werden (%s)."
                          .formatted(ci, closed.title())));
    };
  }
}
