package org.kaskade.windows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Text in the form of iCalendar (RFC 5545): lines of at most 75 bytes that end in CR LF.
///
/// Times are in UTC, so that no reader needs to know a zone's rules.
final class CalendarText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// Bytes of a line without its end.
  private static final int LINE = 75;

  private final StringBuilder text = new StringBuilder();

  /// A line as it stands.
  CalendarText line(String name, String value) {
    fold(name + ":" + value);
    return this;
  }

  /// A property whose value people wrote.
  CalendarText words(String name, String value) {
    return line(
        name,
        value
            .replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replaceAll("\\R", "\\\\n")
            .replaceAll("\\p{Cntrl}", ""));
  }

  CalendarText time(String name, Instant time) {
    return line(name, TIME.format(time));
  }

  /// Lines are cut between characters, never within the bytes of one.
  private void fold(String line) {
    int room = LINE;
    for (int i = 0; i < line.length(); ) {
      int character = line.codePointAt(i);
      String piece = Character.toString(character);
      int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > room) {
        text.append("\r\n ");
        room = LINE - 1;
      }
      text.append(piece);
      room -= bytes;
      i += Character.charCount(character);
    }
    text.append("\r\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
