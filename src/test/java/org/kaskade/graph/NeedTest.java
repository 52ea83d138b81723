package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedTest {
  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    "2, 3, 2", "0, 3, 1", "-1, 3, 1", "7, 3, 3", "999999999999999999, 3, 3", "50%, 4, 2",
    "50%, 5, 3", "51%, 2, 2", "0%, 9, 1", "100%, 9, 9", "250%, 9, 9", "7%, 100, 7",
    "33.4%, 3, 2", "33.3%, 3, 1", " 50 % , 3, 2", "29%, 100, 29", "58%, 50, 29"
  })
  void roundsUpAndStaysWithinTheGroup(String need, int members, int expected) {
    assertThat(Need.parse(need).of(members)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "all", "1.5", "%", "2 3", "1e3", "50%%", "\u0663"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> Need.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'%s'", text)
        .hasMessageContaining("2 or 50%");
  }
}
