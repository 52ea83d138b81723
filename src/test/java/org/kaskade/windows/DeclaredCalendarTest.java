package org.kaskade.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredCalendarTest {
  private static final TimeSpan WEEK = span("2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z");

  private final List<DeclaredWindow> windows = new ArrayList<>();
  private final ChangeCalendar calendar = new DeclaredCalendar(() -> windows);

  private static TimeSpan span(String start, String end) {
    return new TimeSpan(Instant.parse(start), Instant.parse(end));
  }

  private void declare(
      ClosedTime.Kind kind, String starts, String lasts, String rule, String... of) {
    String number = "WIN-%06d".formatted(windows.size() + 1);
    windows.add(
        new DeclaredWindow(
            number,
            "title of " + number,
            kind,
            Set.of(of),
            new WindowText(starts, null, lasts, "UTC", rule, List.of()).times()));
  }

  private void blackout(String starts, String lasts, String rule, String... of) {
    declare(ClosedTime.Kind.BLACKOUT, starts, lasts, rule, of);
  }

  private void maintenance(String starts, String lasts, String rule, String... of) {
    declare(ClosedTime.Kind.OUTSIDE_WINDOW, starts, lasts, rule, of);
  }

  @Test
  void isOpenWhereNothingIsDeclared() {
    assertThat(calendar.closed(Set.of("server:a"), WEEK)).isEmpty();
    assertThat(calendar.open(Set.of("server:a"), WEEK, Duration.ofHours(1))).containsExactly(WEEK);
  }

  @Test
  void closesForAllInAGlobalBlackoutAndNamesNoCi() {
    blackout("2026-11-27T00:00", "P2D", "FREQ=YEARLY");

    assertThat(calendar.closed(Set.of("server:a", "server:b"), WEEK))
        .containsExactly(
            new ClosedTime(
                span("2026-11-27T00:00:00Z", "2026-11-29T00:00:00Z"),
                ClosedTime.Kind.BLACKOUT,
                "WIN-000001",
                "title of WIN-000001",
                null));
  }

  @Test
  void closesForItsServiceAloneInABlackoutOfOne() {
    blackout("2026-11-27T00:00", "P2D", "", "business-service:shop");

    assertThat(calendar.closed(Set.of("server:a"), WEEK)).isEmpty();
    assertThat(calendar.closed(Set.of("server:a", "business-service:shop"), WEEK))
        .extracting(ClosedTime::key)
        .containsExactly("business-service:shop");
  }

  @Test
  void closesOutsideTheWindowsOfACiThatHasSome() {
    maintenance("2026-11-01T02:00", "PT2H", "FREQ=WEEKLY;BYDAY=WE", "server:a");
    maintenance("2026-11-01T03:00", "PT3H", "FREQ=WEEKLY;BYDAY=WE", "server:a");

    assertThat(calendar.open(Set.of("server:a"), WEEK, Duration.ofHours(1)))
        .containsExactly(span("2026-11-25T02:00:00Z", "2026-11-25T06:00:00Z"));
    assertThat(calendar.closed(Set.of("server:a"), WEEK))
        .extracting(ClosedTime::kind)
        .containsOnly(ClosedTime.Kind.OUTSIDE_WINDOW);
    assertThat(calendar.closed(Set.of("server:b"), WEEK)).isEmpty();
    assertThat(calendar.windowed(List.of("server:b", "server:a"))).containsExactly("server:a");
  }

  @Test
  void isOpenWhereAllThatAreChangedHaveAWindow() {
    maintenance("2026-11-01T02:00", "PT4H", "FREQ=DAILY", "server:a");
    maintenance("2026-11-01T04:00", "PT4H", "FREQ=WEEKLY;BYDAY=WE,TH", "server:b");
    blackout("2026-11-26T00:00", "P1D", "");

    assertThat(calendar.open(Set.of("server:a", "server:b"), WEEK, Duration.ofHours(2)))
        .containsExactly(span("2026-11-25T04:00:00Z", "2026-11-25T06:00:00Z"));
    assertThat(calendar.open(Set.of("server:a", "server:b"), WEEK, Duration.ofHours(3))).isEmpty();
  }

  @Test
  void showsABlackoutThatBeganTheYearBefore() {
    blackout("2026-12-20T00:00", "P20D", "");

    assertThat(calendar.blackouts(span("2027-01-05T00:00:00Z", "2027-01-06T00:00:00Z")))
        .extracting(found -> found.time().start())
        .containsExactly(Instant.parse("2026-12-20T00:00:00Z"));
  }

  @Test
  void listsWindowsOfThoseAsked() {
    maintenance("2026-11-24T02:00", "PT4H", "", "server:a", "server:b");
    maintenance("2026-11-23T02:00", "PT4H", "", "server:c");

    assertThat(calendar.maintenanceWindows(Set.of("server:b"), WEEK))
        .extracting(Occurrence::of)
        .containsExactly(List.of("server:a", "server:b"));
    assertThat(calendar.maintenanceWindows(Set.of(), WEEK))
        .extracting(Occurrence::number)
        .containsExactly("WIN-000002", "WIN-000001");
    assertThat(calendar.blackouts(WEEK)).isEmpty();
  }

  /// Looks at each quarter of an hour by itself.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void isOpenExactlyWhenNothingSpeaksAgainstIt(long seed) {
    Random random = new Random(seed);
    List<String> keys = List.of("server:a", "server:b", "server:c");
    for (int i = 0; i < 6; i++) {
      String starts =
          "2026-11-%02dT%02d:%s0"
              .formatted(1 + random.nextInt(25), random.nextInt(24), random.nextInt(6));
      String lasts = "PT%dM".formatted(15 + random.nextInt(3_000));
      String rule = List.of("FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY", "").get(random.nextInt(3));
      if (random.nextInt(3) == 0) {
        blackout(
            starts, lasts, rule, random.nextBoolean() ? new String[] {"server:a"} : new String[0]);
      } else {
        maintenance(starts, lasts, rule, keys.get(random.nextInt(3)));
      }
    }
    Set<String> asked = Set.of("server:a", "server:b");
    List<TimeSpan> open = calendar.open(asked, WEEK, Duration.ofSeconds(1));
    for (Instant at = WEEK.start(); at.isBefore(WEEK.end()); at = at.plusSeconds(900)) {
      TimeSpan moment = new TimeSpan(at, at.plusSeconds(1));
      boolean expected =
          windows.stream()
                  .filter(DeclaredWindow::blackout)
                  .filter(w -> w.of().isEmpty() || w.of().stream().anyMatch(asked::contains))
                  .allMatch(w -> w.times().within(moment).isEmpty())
              && asked.stream()
                  .allMatch(key -> {
                    List<DeclaredWindow> of =
                        windows.stream()
                            .filter(w -> !w.blackout() && w.of().contains(key))
                            .toList();
                    return of.isEmpty()
                        || of.stream().anyMatch(w -> !w.times().within(moment).isEmpty());
                  });
      assertThat(open.stream().anyMatch(span -> span.contains(moment)))
          .as("seed %d at %s", seed, at)
          .isEqualTo(expected);
    }
  }
}
