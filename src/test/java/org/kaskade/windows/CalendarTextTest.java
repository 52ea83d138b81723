package org.kaskade.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Written here, read by a library that others use.
class CalendarTextTest {
  private static String calendar(String summary) {
    return new CalendarText()
        .line("BEGIN", "VCALENDAR")
        .line("VERSION", "2.0")
        .line("PRODID", "-//Kaskade//EN")
        .line("BEGIN", "VEVENT")
        .line("UID", "CHG-000001@kaskade")
        .time("DTSTAMP", Instant.parse("2026-11-22T09:00:00Z"))
        .time("DTSTART", Instant.parse("2026-11-24T22:00:00.999Z"))
        .words("SUMMARY", summary)
        .line("END", "VEVENT")
        .line("END", "VCALENDAR")
        .toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "commas, semicolons; and back\\slashes \\n that are none",
        "two\nlines",
        "Größerer Umbau der Übertragungsstrecke zwischen Görlitz und Łódź, nachts, bei laufendem Betrieb",
        "変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更変更",
        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        "END:VEVENT\r\nEND:VCALENDAR"
      })
  void isReadAsItWasWritten(String summary) throws Exception {
    var read = new CalendarBuilder().build(new StringReader(calendar(summary)));

    Component event = read.getComponents().getFirst();
    assertThat(read.getComponents()).hasSize(1);
    assertThat(event.getProperty(Property.SUMMARY).orElseThrow().getValue())
        .isEqualTo(summary.replace("\r\n", "\n"));
  }

  @Test
  void keepsLinesShort() {
    assertThat(calendar("Ü".repeat(300)).split("\r\n"))
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
  }

  @Test
  void writesTimesInUtc() {
    assertThat(calendar("x")).contains("DTSTART:20261124T220000Z\r\n");
  }

  @Test
  void dropsCharactersThatSteer() {
    assertThat(calendar("a\u0007b\u001Bc")).contains("SUMMARY:abc\r\n");
  }
}
