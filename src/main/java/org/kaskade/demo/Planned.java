package org.kaskade.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// When a change of the demo runs, counted from the day that the demo is filled.
///
/// Either `in` and `lasts`; or `from` and `to`, times of the clock, on a `day`, which is the n-th
/// to come that isn't in the weekend's blackout, or on the next `weekday`.
record Planned(Instant start, Instant end) {
  /// Nights that begin on these days lie before the weekend's blackout.
  private static final Set<DayOfWeek> QUIET =
      Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);

  static Planned of(JsonNode when, ZonedDateTime now) {
    if (when.has("in")) {
      Instant start =
          now.toInstant().truncatedTo(ChronoUnit.MINUTES).plus(duration(when.get("in")));
      return new Planned(start, start.plus(duration(when.get("lasts"))));
    }
    LocalDate day =
        when.has("day")
            ? quietDay(now.toLocalDate(), when.get("day").asInt())
            : now.toLocalDate()
                .with(TemporalAdjusters.next(DayOfWeek.valueOf(when.get("weekday").asString())));
    LocalTime from = LocalTime.parse(when.get("from").asString());
    LocalTime to = LocalTime.parse(when.get("to").asString());
    return new Planned(
        day.atTime(from).atZone(now.getZone()).toInstant(),
        (to.isAfter(from) ? day : day.plusDays(1)).atTime(to).atZone(now.getZone()).toInstant());
  }

  private static Duration duration(JsonNode text) {
    return Duration.parse(text.asString());
  }

  private static LocalDate quietDay(LocalDate today, int place) {
    LocalDate day = today;
    for (int found = 0; found < place; ) {
      day = day.plusDays(1);
      if (QUIET.contains(day.getDayOfWeek())) {
        found++;
      }
    }
    return day;
  }
}
