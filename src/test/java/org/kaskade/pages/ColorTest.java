package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorTest {
  /// Pairs in L*a*b* with their difference, published by Sharma, Wu and Dalal to test programs
  /// with.
  @ParameterizedTest
  @CsvSource({
    "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
    "50, 0, 0, 50, -1, 2, 2.3669",
    "50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792",
    "50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195",
    "50, 2.5, 0, 73, 25, -18, 27.1492",
    "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644"
  })
  void differsAsMuchAsTheFormulaSays(
      double l1, double a1, double b1, double l2, double a2, double b2, double difference) {
    assertThat(Color.difference(new double[] {l1, a1, b1}, new double[] {l2, a2, b2}))
        .isCloseTo(difference, within(0.0001));
  }

  @ParameterizedTest
  @CsvSource({"#ffffff, #000000, 21.0", "#767676, #ffffff, 4.54", "#0a4fb3, #ffffff, 7.55"})
  void contrastsAsMuchAsWcagSays(String one, String other, double ratio) {
    assertThat(Color.of(one).contrast(Color.of(other))).isCloseTo(ratio, within(0.05));
  }
}
