package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePointOrderTest {
  // Both halves of surrogate pairs among them, alone too, and neighbours of the surrogate range.
  private static final char[] UNITS = {
    'a', 'b', '\uD7FF', '\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uE000'
  };

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void comparesLikeArraysOfCodePoints(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100_000; round++) {
      String a = text(random);
      String b = text(random);
      assertThat(Integer.signum(CodePointOrder.BY_CODE_POINT.compare(a, b)))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(
              Integer.signum(Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray())));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(5); length > 0; length--) {
      text.append(UNITS[random.nextInt(UNITS.length)]);
    }
    return text.toString();
  }
}
