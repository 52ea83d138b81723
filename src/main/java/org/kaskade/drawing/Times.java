package org.kaskade.drawing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// How documents say when: by the clock of a place, with UTC beside it.
///
/// @param zone whose clock is meant
public record Times(Language language, ZoneId zone) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /// E.g. "Tue 24 Nov 2026, 22:00–24:00 CET (21:00–23:00 UTC)".
  public String span(Instant start, Instant end) {
    String here = span(start, end, zone);
    if (zone.getRules().isFixedOffset()
        && zone.getRules().getOffset(start).equals(ZoneOffset.UTC)) {
      return here + " UTC";
    }
    boolean clocksChange = !zone.getRules().getOffset(start).equals(zone.getRules().getOffset(end));
    String zones = clocksChange ? clock(start) + "–" + clock(end) : clock(start);
    return "%s %s (%s UTC)".formatted(here, zones, utc(start, end));
  }

  private String span(Instant from, Instant to, ZoneId in) {
    ZonedDateTime start = from.atZone(in);
    ZonedDateTime end = to.atZone(in);
    LocalDate last = lastDay(end);
    return last.equals(start.toLocalDate())
        ? "%s, %s–%s".formatted(day().format(start), TIME.format(start), endTime(end))
        : "%s, %s – %s, %s"
            .formatted(day().format(start), TIME.format(start), day().format(last), endTime(end));
  }

  /// Times alone where the days are the same as here.
  private String utc(Instant from, Instant to) {
    ZonedDateTime start = from.atZone(ZoneOffset.UTC);
    ZonedDateTime end = to.atZone(ZoneOffset.UTC);
    boolean sameDays =
        start.toLocalDate().equals(from.atZone(zone).toLocalDate())
            && lastDay(end).equals(lastDay(to.atZone(zone)));
    return sameDays ? TIME.format(start) + "–" + endTime(end) : span(from, to, ZoneOffset.UTC);
  }

  /// Midnight ends the day before.
  private static LocalDate lastDay(ZonedDateTime end) {
    return end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? end.toLocalDate().minusDays(1)
        : end.toLocalDate();
  }

  private static String endTime(ZonedDateTime end) {
    return end.toLocalTime().equals(LocalTime.MIDNIGHT) ? "24:00" : TIME.format(end);
  }

  /// E.g. "Sat 21 Nov 2026, 21:41 CET".
  public String moment(Instant instant) {
    return "%s, %s %s".formatted(date(instant), time(instant), clock(instant));
  }

  /// E.g. "Sat 21 Nov 2026".
  public String date(Instant instant) {
    return day().format(instant.atZone(zone));
  }

  /// E.g. "21:41".
  public String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private String clock(Instant instant) {
    return DateTimeFormatter.ofPattern("zzz", language.locale()).format(instant.atZone(zone));
  }

  private DateTimeFormatter day() {
    return DateTimeFormatter.ofPattern(
        switch (language) {
          case EN -> "EEE d MMM yyyy";
          case DE -> "EEE, dd.MM.yyyy";
        },
        language.locale());
  }
}
