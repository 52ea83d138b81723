package org.kaskade.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.kaskade.dossier.DossierContent.Window;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.Words;

/// How a dossier says things in one language: texts, dates in the organisation's zone and in UTC,
/// ages.
final class DossierWords {
  static final Words WORDS = new Words("dossier");

  private final Language language;
  private final ZoneId zone;
  private final DateTimeFormatter day;
  private final DateTimeFormatter abbreviation;

  DossierWords(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
    this.day =
        DateTimeFormatter.ofPattern(
            switch (language) {
              case EN -> "EEE d MMM yyyy";
              case DE -> "EEE, dd.MM.yyyy";
            },
            language.locale());
    this.abbreviation = DateTimeFormatter.ofPattern("zzz", language.locale());
  }

  String say(String name, Object... arguments) {
    return WORDS.say(language, name, arguments);
  }

  String list(List<String> things) {
    return WORDS.list(language, things);
  }

  /// E.g. "Tue 24 Nov 2026, 22:00–24:00 CET (21:00–23:00 UTC)".
  String window(Window window) {
    String here = span(window, zone);
    if (zone.getRules().isFixedOffset()
        && zone.getRules().getOffset(window.start()).equals(ZoneOffset.UTC)) {
      return here + " UTC";
    }
    boolean clocksChange =
        !zone.getRules().getOffset(window.start()).equals(zone.getRules().getOffset(window.end()));
    String zones =
        clocksChange
            ? abbreviation(window.start()) + "–" + abbreviation(window.end())
            : abbreviation(window.start());
    return "%s %s (%s UTC)".formatted(here, zones, utc(window));
  }

  private String span(Window window, ZoneId in) {
    ZonedDateTime start = window.start().atZone(in);
    ZonedDateTime end = window.end().atZone(in);
    LocalDate last = lastDay(end);
    return last.equals(start.toLocalDate())
        ? "%s, %s–%s".formatted(day.format(start), time(start), endTime(end))
        : "%s, %s – %s, %s"
            .formatted(day.format(start), time(start), day.format(last), endTime(end));
  }

  /// Midnight ends the day before.
  private static LocalDate lastDay(ZonedDateTime end) {
    return end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? end.toLocalDate().minusDays(1)
        : end.toLocalDate();
  }

  private static String endTime(ZonedDateTime end) {
    return end.toLocalTime().equals(LocalTime.MIDNIGHT) ? "24:00" : time(end);
  }

  /// Times alone where the days are the same as here.
  private String utc(Window window) {
    ZonedDateTime start = window.start().atZone(ZoneOffset.UTC);
    ZonedDateTime end = window.end().atZone(ZoneOffset.UTC);
    boolean sameDays =
        start.toLocalDate().equals(window.start().atZone(zone).toLocalDate())
            && lastDay(end).equals(lastDay(window.end().atZone(zone)));
    return sameDays ? time(start) + "–" + endTime(end) : span(window, ZoneOffset.UTC);
  }

  /// E.g. "Sat 21 Nov 2026, 21:41 CET".
  String moment(Instant instant) {
    ZonedDateTime at = instant.atZone(zone);
    return "%s, %s %s".formatted(day.format(at), time(at), abbreviation(instant));
  }

  /// E.g. "Sat 21 Nov 2026".
  String date(Instant instant) {
    return day.format(instant.atZone(zone));
  }

  private String abbreviation(Instant instant) {
    return abbreviation.format(instant.atZone(zone));
  }

  private static String time(ZonedDateTime at) {
    return "%02d:%02d".formatted(at.getHour(), at.getMinute());
  }

  /// Of the axis of a time line.
  String tick(Instant instant, boolean withDay) {
    ZonedDateTime at = instant.atZone(zone);
    return withDay ? day.format(at) : time(at);
  }

  String age(Duration age) {
    if (age.toMinutes() < 60) {
      return say("age.minutes", Math.max(0, age.toMinutes()));
    }
    return age.toHours() < 48 ? say("age.hours", age.toHours()) : say("age.days", age.toDays());
  }
}
