package org.kaskade.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.kaskade.dossier.DossierContent.Window;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.Times;
import org.kaskade.drawing.Words;

/// How a dossier says things in one language: texts, dates in the organisation's zone and in UTC,
/// ages.
final class DossierWords {
  static final Words WORDS = new Words("dossier");

  private final Language language;
  private final Times times;

  DossierWords(Language language, ZoneId zone) {
    this.language = language;
    this.times = new Times(language, zone);
  }

  String say(String name, Object... arguments) {
    return WORDS.say(language, name, arguments);
  }

  String list(List<String> things) {
    return WORDS.list(language, things);
  }

  /// E.g. "Tue 24 Nov 2026, 22:00–24:00 CET (21:00–23:00 UTC)".
  String window(Window window) {
    return times.span(window.start(), window.end());
  }

  /// E.g. "Sat 21 Nov 2026, 21:41 CET".
  String moment(Instant instant) {
    return times.moment(instant);
  }

  /// E.g. "Sat 21 Nov 2026".
  String date(Instant instant) {
    return times.date(instant);
  }

  /// Of the axis of a time line.
  String tick(Instant instant, boolean withDay) {
    return withDay ? times.date(instant) : times.time(instant);
  }

  String age(Duration age) {
    if (age.toMinutes() < 60) {
      return say("age.minutes", Math.max(0, age.toMinutes()));
    }
    return age.toHours() < 48 ? say("age.hours", age.toHours()) : say("age.days", age.toDays());
  }
}
