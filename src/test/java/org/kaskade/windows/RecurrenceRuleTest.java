package org.kaskade.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.windows.WindowTimes.Length;

class RecurrenceRuleTest {
  private static List<LocalDate> days(
      String rule, LocalDate start, LocalDate from, LocalDate last) {
    return new WindowTimes(
            start.atTime(2, 30),
            new Length.Lasting(Duration.ofMinutes(30)),
            ZoneOffset.UTC,
            RecurrenceRule.parse(rule),
            Set.of())
            .within(
                new TimeSpan(
                    from.atStartOfDay().toInstant(ZoneOffset.UTC),
                    last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)))
            .stream()
            .map(span -> LocalDate.ofInstant(span.start(), ZoneOffset.UTC))
            .toList();
  }

  private static List<LocalDate> days(String rule, String start, String from, String last) {
    return days(rule, LocalDate.parse(start), LocalDate.parse(from), LocalDate.parse(last));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithALookAtEachDay(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      NaiveRecurrence naive = NaiveRecurrence.random(random);
      LocalDate start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
      LocalDate from = start.plusDays(random.nextInt(300));
      LocalDate last = from.plusDays(400);

      assertThat(days(naive.text(), start, from, last))
          .as("seed %d: %s from %s, between %s and %s", seed, naive.text(), start, from, last)
          .isEqualTo(naive.from(start, last).stream().filter(d -> !d.isBefore(from)).toList());
    }
  }

  /// Examples of RFC 5545, section 3.8.5.3.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO | 1997-08-05 | 1997-08-05 1997-08-10 1997-08-19 1997-08-24",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU | 1997-08-05 | 1997-08-05 1997-08-17 1997-08-19 1997-08-31",
        "FREQ=MONTHLY;COUNT=3;BYDAY=1FR                     | 1997-09-05 | 1997-09-05 1997-10-03 1997-11-07",
        "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU     | 1997-09-07 | 1997-09-07 1997-09-28 1997-11-02 1997-11-30",
        "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3                 | 1997-09-28 | 1997-09-28 1997-10-29 1997-11-28",
        "FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200 | 1997-01-01 | 1997-01-01 1997-04-10 1997-07-19 2000-01-01",
        "FREQ=YEARLY;BYDAY=20MO;COUNT=3                     | 1997-05-19 | 1997-05-19 1998-05-18 1999-05-17",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3        | 1997-09-02 | 1998-02-13 1998-03-13 1998-11-13",
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3     | 1997-09-04 | 1997-09-04 1997-10-07 1997-11-06",
        "FREQ=YEARLY;UNTIL=20000131;BYMONTH=1;BYDAY=MO;COUNT_ | 1998-01-05 | "
      })
  void knowsTheExamplesOfTheStandard(String rule, String start, String expected) {
    if (rule.endsWith("COUNT_")) {
      assertThat(days(rule.replace(";COUNT_", ""), start, start, "2001-01-01"))
          .hasSize(4 + 4 + 5)
          .last()
          .isEqualTo(LocalDate.of(2000, 1, 31));
      return;
    }
    assertThat(days(rule, start, start, "2005-01-01"))
        .containsExactly(
            java.util.Arrays.stream(expected.split(" "))
                .map(LocalDate::parse)
                .toArray(LocalDate[]::new));
  }

  @Test
  void skipsMonthsThatAreTooShort() {
    assertThat(days("FREQ=MONTHLY", "2026-01-31", "2026-01-01", "2026-06-30"))
        .containsExactly(
            LocalDate.of(2026, 1, 31), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 5, 31));
  }

  @Test
  void findsNothingWhereThereIsNoSuchDay() {
    assertThat(
            days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01", "2026-01-01", "2190-01-01"))
        .isEmpty();
  }

  @Test
  void takesSeveralTimesADay() {
    assertThat(
            new WindowTimes(
                    LocalDate.of(2026, 11, 23).atTime(2, 30),
                    new Length.Lasting(Duration.ofMinutes(30)),
                    ZoneOffset.UTC,
                    RecurrenceRule.parse("FREQ=DAILY;BYHOUR=2,14;COUNT=3"),
                    Set.of())
                    .within(
                        new TimeSpan(
                            java.time.Instant.parse("2026-11-01T00:00:00Z"),
                            java.time.Instant.parse("2026-12-01T00:00:00Z")))
                    .stream()
                    .map(span -> span.start().toString()))
        .containsExactly("2026-11-23T02:30:00Z", "2026-11-23T14:30:00Z", "2026-11-24T02:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                              | no value",
        "BYDAY=SA                        | no FREQ",
        "FREQ=SECONDLY                   | FREQ=DAILY;BYHOUR=2,14",
        "FREQ=SECONDLY;UNTIL=30261122    | all the time",
        "FREQ=FORTNIGHTLY                | DAILY, WEEKLY, MONTHLY, YEARLY",
        "FREQ=WEEKLY;BYDAY=SAT           | MO, TU, WE, TH, FR, SA, SU",
        "FREQ=WEEKLY;BYDAY=2TU           | BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=              | no value",
        "FREQ=WEEKLY;BYDAY=SA,           | is no day",
        "FREQ=DAILY;INTERVAL=0           | 1 to 1000",
        "FREQ=DAILY;INTERVAL=99999999999 | 1 to 1000",
        "FREQ=DAILY;COUNT=-1             | 1 to 10000",
        "FREQ=DAILY;COUNT=3;UNTIL=20270101 | Leave one of them out",
        "FREQ=DAILY;COUNT=3;COUNT=4      | stands twice",
        "FREQ=DAILY;UNTIL=2027-01-01     | UNTIL=20271231",
        "FREQ=DAILY;UNTIL=20270231       | UNTIL=20271231",
        "FREQ=MONTHLY;BYMONTHDAY=0       | not 0",
        "FREQ=MONTHLY;BYMONTHDAY=32      | -31 to 31",
        "FREQ=WEEKLY;BYMONTHDAY=1        | not WEEKLY",
        "FREQ=MONTHLY;BYYEARDAY=1        | FREQ=YEARLY",
        "FREQ=YEARLY;BYWEEKNO=20         | BYYEARDAY",
        "FREQ=MONTHLY;BYSETPOS=1         | Add BYDAY",
        "FREQ=DAILY;BYHOUR=24            | 0 to 23",
        "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=0,10,20,30,40 | more than 24 times",
        "FREQ=DAILY;RSCALE=CHINESE       | RSCALE",
        "every day                       | no value"
      })
  void saysWhatToWriteInsteadOfARuleThatIsNone(String rule, String remedy) {
    assertThatThrownBy(() -> RecurrenceRule.parse(rule))
        .isInstanceOf(InvalidWindow.class)
        .hasMessageContaining(remedy);
  }

  @Test
  void readsACenturyOfDaysInAMoment() {
    long begun = System.nanoTime();

    assertThat(days("FREQ=DAILY", "1990-01-01", "2189-01-01", "2190-01-01")).hasSize(366);
    assertThat(days("FREQ=DAILY;COUNT=10000", "1990-01-01", "2017-05-01", "2190-01-01"))
        .hasSize(18);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }
}
