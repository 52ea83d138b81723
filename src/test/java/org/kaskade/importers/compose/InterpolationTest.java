package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
  private static final Map<String, String> VARIABLES = Map.of("A", "one", "EMPTY", "");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "$A/${A} ~ one/one",
        "${B:-two} ~ two",
        "${EMPTY:-two} ~ two",
        "x${EMPTY-two} ~ x",
        "${B-two} ~ two",
        "${A:?needed} ~ one",
        "x${B:+other} ~ x",
        "${A:+other} ~ other",
        "${A+other} ~ other",
        "x${EMPTY:+other} ~ x",
        "${B:-${C:-${A}}} ~ one",
        "$$A ~ $A",
        "$${A} ~ ${A}",
        "a$ b$1 ~ a$ b$1",
        "${unclosed ~ ${unclosed",
        "${1x} ~ ${1x}"
      })
  void replaces(String text, String expected) {
    assertThat(in(text).text()).isEqualTo(expected);
    assertThat(in(text).unresolved()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"x${B},B", "x$B,B", "x${B:?needed},B", "x${EMPTY:?needed},EMPTY"})
  void namesWhatHasNoValue(String text, String variable) {
    assertThat(in(text).text()).isEqualTo("x");
    assertThat(in(text).unresolved()).containsExactly(variable);
  }

  @Test
  void leavesATextThatWouldGrowWithoutBound() {
    Interpolation interpolation =
        new Interpolation(Map.of("BIG", "x".repeat(60_000)), new Budget(1_000_000));
    assertThat(interpolation.in("$BIG$BIG").text()).isEqualTo("$BIG$BIG");
    assertThat(interpolation.in("${A:-".repeat(50_000)).text()).startsWith("${A:-");
  }

  private static Interpolation.Result in(String text) {
    return new Interpolation(VARIABLES, new Budget(1_000)).in(text);
  }
}
