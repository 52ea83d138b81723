package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaskade.windows.TimeSpan;

class SafeSlotsTest {
  private static final Instant DAWN = Instant.parse("2026-12-01T00:00:00Z");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  private static TimeSpan hours(int from, int to) {
    return new TimeSpan(DAWN.plus(Duration.ofHours(from)), DAWN.plus(Duration.ofHours(to)));
  }

  private static SafeSlots.Blocked blocked(int from, int to) {
    return new SafeSlots.Blocked(
        hours(from, to), SafeSlots.Reason.BLACKOUT, "", Map.of("en", "Closed."));
  }

  @Test
  void beginAtOnceWhereNothingStandsInTheWay() {
    SafeSlots slots = SafeSlots.of(hours(0, 10), Duration.ofHours(2), List.of(), 5);

    assertThat(slots.slots()).containsExactly(new SafeSlots.Slot(hours(0, 2), hours(0, 10).end()));
    assertThat(slots.blocked()).isEmpty();
  }

  @Test
  void sayWhyASpanIsTooShort() {
    SafeSlots slots =
        SafeSlots.of(hours(0, 10), Duration.ofHours(2), List.of(blocked(1, 3), blocked(4, 6)), 5);

    assertThat(slots.slots()).extracting(SafeSlots.Slot::window).containsExactly(hours(6, 8));
    assertThat(slots.blocked())
        .extracting(SafeSlots.Blocked::reason)
        .containsExactly(
            SafeSlots.Reason.TOO_SHORT,
            SafeSlots.Reason.BLACKOUT,
            SafeSlots.Reason.TOO_SHORT,
            SafeSlots.Reason.BLACKOUT);
    assertThat(slots.blocked().getFirst().reasons().get("en"))
        .isEqualTo("Free for 60 minutes only; the change takes 120.");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreeWithLookingAtEveryHour(long seed) {
    Random random = new Random(seed);
    List<SafeSlots.Blocked> obstacles = new ArrayList<>();
    boolean[] closed = new boolean[60];
    for (int number = 0; number < random.nextInt(8); number++) {
      int from = random.nextInt(70) - 5;
      int to = from + 1 + random.nextInt(9);
      obstacles.add(blocked(from, to));
      for (int hour = Math.max(0, from); hour < Math.min(60, to); hour++) {
        closed[hour] = true;
      }
    }
    int length = 1 + random.nextInt(6);
    List<TimeSpan> expected = new ArrayList<>();
    for (int hour = 0; hour < 60; hour++) {
      if (!closed[hour] && (hour == 0 || closed[hour - 1])) {
        int end = hour;
        while (end < 60 && !closed[end]) {
          end++;
        }
        if (end - hour >= length) {
          expected.add(hours(hour, hour + length));
        }
      }
    }

    assertThat(SafeSlots.of(hours(0, 60), Duration.ofHours(length), obstacles, 99).slots())
        .as("seed %d", seed)
        .extracting(SafeSlots.Slot::window)
        .isEqualTo(expected);
  }
}
