package org.kaskade.windows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/// The last moment at which a rule lets something begin (UNTIL), in one of the three forms it has.
sealed interface RuleEnd {
  /// Whether something may still begin then.
  boolean allows(ZonedDateTime start);

  /// A day, to its end, or a time on the clock of the window's place.
  record Local(LocalDateTime last) implements RuleEnd {
    @Override
    public boolean allows(ZonedDateTime start) {
      return !start.toLocalDateTime().isAfter(last);
    }
  }

  /// A moment in UTC.
  record Moment(Instant last) implements RuleEnd {
    @Override
    public boolean allows(ZonedDateTime start) {
      return !start.toInstant().isAfter(last);
    }
  }

  static RuleEnd parse(String text) {
    try {
      DateTimeFormatter time =
          DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);
      if (text.length() == 8) {
        LocalDate day = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        return new Local(day.atTime(LocalTime.MAX));
      }
      return text.endsWith("Z")
          ? new Moment(
              LocalDateTime.parse(text.substring(0, text.length() - 1), time)
                  .toInstant(ZoneOffset.UTC))
          : new Local(LocalDateTime.parse(text, time));
    } catch (DateTimeException e) {
      throw unreadable(text);
    }
  }

  private static InvalidWindow unreadable(String text) {
    return new InvalidWindow(
        "UNTIL=%s is no date. Write a day, UNTIL=20271231, or a time in UTC, UNTIL=20271231T230000Z."
            .formatted(text));
  }
}
