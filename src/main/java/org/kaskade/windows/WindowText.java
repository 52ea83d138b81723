package org.kaskade.windows;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.records.KeptRecord;
import org.kaskade.schema.Suggestions;
import org.kaskade.windows.WindowTimes.Length;

/// The times of a window as people write them.
///
/// @param starts the first start on the clock, e.g. `2026-11-24T22:00`
/// @param ends the first end on the clock; either this or `lasts`
/// @param lasts how long each takes in ISO 8601, e.g. `PT8H`
/// @param zone the place of the clock, e.g. `Europe/Berlin`
/// @param rule an RRULE of iCalendar; null when it comes once
/// @param except days such as `2026-12-24` on which it doesn't begin
record WindowText(
    @Nullable String starts,
    @Nullable String ends,
    @Nullable String lasts,
    @Nullable String zone,
    @Nullable String rule,
    List<String> except) {
  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 1, 1);
  private static final Duration LONGEST = Duration.ofDays(366);

  WindowText {
    except = List.copyOf(except);
  }

  /// What the fields of a record say.
  static WindowText of(KeptRecord record) {
    return new WindowText(
        record.text("starts").orElse(null),
        record.text("ends").orElse(null),
        record.text("lasts").orElse(null),
        record.text("zone").orElse(null),
        record.text("rule").orElse(null),
        record.fields().get("except") instanceof List<?> days
            ? days.stream().map(String::valueOf).toList()
            : List.of());
  }

  /// @throws InvalidWindow when they aren't times
  WindowTimes times() {
    LocalDateTime start = time("starts", starts);
    if (start.getSecond() != 0 || start.getNano() != 0) {
      throw new InvalidWindow(
          "'starts' is %s; windows begin at full minutes. Write %s."
              .formatted(starts, start.withSecond(0).withNano(0)));
    }
    return new WindowTimes(
        start,
        length(start),
        place(),
        rule == null || rule.isBlank() ? null : RecurrenceRule.parse(rule),
        days());
  }

  private Length length(LocalDateTime start) {
    if ((ends == null) == (lasts == null)) {
      throw new InvalidWindow(
          "Give either 'ends', a time on the clock such as 2026-11-25T06:00, or 'lasts', e.g. PT8H%s."
              .formatted(ends == null ? "" : ", not both"));
    }
    if (ends != null) {
      Duration usual = Duration.between(start, time("ends", ends));
      if (!usual.isPositive()) {
        throw new InvalidWindow(
            "'ends' is %s, which isn't after 'starts' (%s). For a window over midnight give the next day."
                .formatted(ends, starts));
      }
      return new Length.OnTheClock(checked("ends", usual));
    }
    return new Length.Lasting(checked("lasts", duration(String.valueOf(lasts))));
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new InvalidWindow(
          "'lasts' is '%s', which is no length of time. Write e.g. PT8H, PT90M or P2D."
              .formatted(shown(text)));
    }
  }

  private static Duration checked(String field, Duration length) {
    if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
      throw new InvalidWindow(
          "'%s' makes a window of %s. Give more than nothing and at most %d days."
              .formatted(field, length, LONGEST.toDays()));
    }
    return length;
  }

  private ZoneId place() {
    if (zone == null || zone.isBlank()) {
      throw new InvalidWindow(
          "'zone' is missing. Write the place whose clock is meant, e.g. Europe/Berlin, or UTC.");
    }
    try {
      return ZoneId.of(zone.strip());
    } catch (DateTimeException e) {
      throw new InvalidWindow(
          "'zone' is '%s', which is no time zone%s. Write a place, e.g. Europe/Berlin, or UTC."
              .formatted(shown(zone), Suggestions.didYouMean(zone, ZoneId.getAvailableZoneIds())));
    }
  }

  private Set<LocalDate> days() {
    Set<LocalDate> days = new HashSet<>();
    for (String text : except) {
      try {
        days.add(LocalDate.parse(text.strip()));
      } catch (DateTimeParseException e) {
        throw new InvalidWindow(
            "'except' has '%s', which is no day. Write e.g. 2026-12-24.".formatted(shown(text)));
      }
    }
    return days;
  }

  private static LocalDateTime time(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new InvalidWindow(
          "'%s' is missing. Write a time on the clock, e.g. 2026-11-24T22:00.".formatted(field));
    }
    try {
      LocalDateTime time = LocalDateTime.parse(text.strip());
      if (time.toLocalDate().isBefore(FIRST) || time.toLocalDate().isAfter(LAST)) {
        throw new InvalidWindow(
            "'%s' is %s. Give a time between %s and %s.".formatted(field, text, FIRST, LAST));
      }
      return time;
    } catch (DateTimeParseException e) {
      throw new InvalidWindow(
          "'%s' is '%s', which is no time on a clock. Write e.g. 2026-11-24T22:00, without an offset: 'zone' says which clock."
              .formatted(field, shown(text)));
    }
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
