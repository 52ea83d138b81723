package org.kaskade.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Windows on the clocks of Berlin (forward 2027-03-28 at 02:00, back 2026-10-25 at 03:00) and
/// Hobart (forward 2026-10-04 at 02:00, back 2027-04-04 at 03:00).
class WindowTimesTest {
  private static WindowTimes nightly(
      String starts, @Nullable String ends, @Nullable String lasts, String zone) {
    return new WindowText(starts, ends, lasts, zone, "FREQ=DAILY", List.of()).times();
  }

  private static List<String> within(WindowTimes times, String from, String to) {
    return times.within(new TimeSpan(Instant.parse(from), Instant.parse(to))).stream()
        .map(span -> span.start() + "/" + span.length())
        .toList();
  }

  @Test
  void staysOnTheClockOfBerlinWhenSummerTimeEnds() {
    assertThat(
            within(
                nightly("2026-10-20T22:00", "2026-10-21T06:00", null, "Europe/Berlin"),
                "2026-10-23T12:00:00Z",
                "2026-10-26T12:00:00Z"))
        .containsExactly(
            "2026-10-23T20:00:00Z/PT8H", "2026-10-24T20:00:00Z/PT9H", "2026-10-25T21:00:00Z/PT8H");
  }

  @Test
  void staysOnTheClockOfBerlinWhenSummerTimeBegins() {
    assertThat(
            within(
                nightly("2026-10-20T22:00", "2026-10-21T06:00", null, "Europe/Berlin"),
                "2027-03-26T12:00:00Z",
                "2027-03-29T12:00:00Z"))
        .containsExactly(
            "2027-03-26T21:00:00Z/PT8H", "2027-03-27T21:00:00Z/PT7H", "2027-03-28T20:00:00Z/PT8H");
  }

  @Test
  void staysOnTheClockOfHobartWhereSummerIsInJanuary() {
    WindowTimes times = nightly("2026-10-01T22:00", "2026-10-02T06:00", null, "Australia/Hobart");

    assertThat(within(times, "2026-10-02T00:00:00Z", "2026-10-05T00:00:00Z"))
        .containsExactly(
            "2026-10-02T12:00:00Z/PT8H", "2026-10-03T12:00:00Z/PT7H", "2026-10-04T11:00:00Z/PT8H");
    assertThat(within(times, "2027-04-02T00:00:00Z", "2027-04-05T00:00:00Z"))
        .containsExactly(
            "2027-04-02T11:00:00Z/PT8H", "2027-04-03T11:00:00Z/PT9H", "2027-04-04T12:00:00Z/PT8H");
  }

  @Test
  void lastsAsLongAsItSaysWhateverTheClockDoes() {
    assertThat(
            within(
                nightly("2026-10-20T22:00", null, "PT8H", "Europe/Berlin"),
                "2026-10-24T12:00:00Z",
                "2026-10-25T12:00:00Z"))
        .containsExactly("2026-10-24T20:00:00Z/PT8H");
  }

  @Test
  void beginsAnHourLaterWhereTheClockJumpsOverItsStart() {
    assertThat(
            within(
                nightly("2026-10-20T02:30", null, "PT1H", "Europe/Berlin"),
                "2027-03-27T00:00:00Z",
                "2027-03-30T00:00:00Z"))
        .containsExactly(
            "2027-03-27T01:30:00Z/PT1H", "2027-03-28T01:30:00Z/PT1H", "2027-03-29T00:30:00Z/PT1H");
  }

  @Test
  void beginsOnceWhereTheClockShowsItsStartTwice() {
    assertThat(
            within(
                nightly("2026-10-20T02:30", null, "PT1H", "Europe/Berlin"),
                "2026-10-24T12:00:00Z",
                "2026-10-25T12:00:00Z"))
        .containsExactly("2026-10-25T00:30:00Z/PT1H");
  }

  @Test
  void dropsAWindowThatTheClockJumpsOver() {
    assertThat(
            within(
                nightly("2026-10-20T02:00", "2026-10-20T03:00", null, "Europe/Berlin"),
                "2027-03-27T12:00:00Z",
                "2027-03-29T12:00:00Z"))
        .containsExactly("2027-03-29T00:00:00Z/PT1H");
  }

  @Test
  void endsByAMomentAsWellAsByADay() {
    for (String until : List.of("20261122", "20261122T220000", "20261122T210000Z")) {
      WindowTimes times =
          new WindowText(
                  "2026-11-20T22:00",
                  null,
                  "PT1H",
                  "Europe/Berlin",
                  "FREQ=DAILY;UNTIL=" + until,
                  List.of())
              .times();

      assertThat(within(times, "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"))
          .as(until)
          .hasSize(3)
          .last()
          .isEqualTo("2026-11-22T21:00:00Z/PT1H");
    }
  }

  @Test
  void leavesOutTheDaysItIsTold() {
    WindowTimes times =
        new WindowText(
                "2026-12-23T22:00",
                null,
                "PT1H",
                "Europe/Berlin",
                "FREQ=DAILY;COUNT=3",
                List.of("2026-12-24"))
            .times();

    assertThat(within(times, "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"))
        .containsExactly("2026-12-23T21:00:00Z/PT1H", "2026-12-25T21:00:00Z/PT1H");
  }

  @Test
  void comesOnceWithoutARule() {
    WindowTimes times =
        new WindowText("2026-12-18T18:00", "2027-01-04T06:00", null, "UTC", null, List.of())
            .times();

    assertThat(within(times, "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z"))
        .containsExactly("2026-12-18T18:00:00Z/PT396H");
    assertThat(within(times, "2027-01-04T06:00:00Z", "2028-01-01T00:00:00Z")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                    | -                | PT1H  | UTC            | starts",
        "24.11.2026 22:00     | -                | PT1H  | UTC            | 2026-11-24T22:00",
        "2026-11-24T22:00Z    | -                | PT1H  | UTC            | without an offset",
        "2026-11-24T22:00:30  | -                | PT1H  | UTC            | Write 2026-11-24T22:00.",
        "0026-11-24T22:00     | -                | PT1H  | UTC            | 1990-01-01",
        "2026-11-24T22:00     | -                | -     | UTC            | Give either",
        "2026-11-24T22:00     | 2026-11-25T06:00 | PT8H  | UTC            | not both",
        "2026-11-24T22:00     | 2026-11-24T06:00 | -     | UTC            | give the next day",
        "2026-11-24T22:00     | 2028-11-24T06:00 | -     | UTC            | at most 366 days",
        "2026-11-24T22:00     | -                | 8h    | UTC            | PT8H",
        "2026-11-24T22:00     | -                | PT0S  | UTC            | more than nothing",
        "2026-11-24T22:00     | -                | -PT1H | UTC            | more than nothing",
        "2026-11-24T22:00     | -                | PT1H  | -              | is missing",
        "2026-11-24T22:00     | -                | PT1H  | Europe/Belrin  | Europe/Berlin"
      })
  void saysWhatToWriteInsteadOfTimesThatAreNone(
      @Nullable String starts,
      @Nullable String ends,
      @Nullable String lasts,
      @Nullable String zone,
      String remedy) {
    assertThatThrownBy(() -> new WindowText(starts, ends, lasts, zone, null, List.of()).times())
        .isInstanceOf(InvalidWindow.class)
        .hasMessageContaining(remedy);
  }
}
