package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyncTurnsTest {
  @Test
  void triesAFailingSourceMoreAndMoreRarely() {
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(i -> SyncTurns.pause(i, "").toMinutes()))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    assertThat(SyncTurns.pause(1_000, "PT5M")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void triesNoMoreOftenThanTheScheduleSaysForLong() {
    assertThat(SyncTurns.pause(1, "PT24H")).isEqualTo(Duration.ofMinutes(1));
    assertThat(SyncTurns.pause(1_000, "PT24H")).isEqualTo(Duration.ofHours(24));
  }
}
