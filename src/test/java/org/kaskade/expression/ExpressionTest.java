package org.kaskade.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ExpressionTest {
  private static final Map<String, Object> RECORD =
      Map.of(
          "host", "web-01.example.org",
          "cores", 4L,
          "tags", List.of("blue", "edge"),
          "one", List.of("alone"),
          "nested", Map.of("a b", true));

  private static @Nullable Object value(String expression) throws ExpressionFailed {
    return Expression.of(expression)
        .value(
            RECORD,
            Map.of("source", "depot"),
            new Evaluation(new EvaluationTime(Duration.ofMillis(300), Duration.ofSeconds(20))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host                                   | web-01.example.org",
        "$uppercase(host)                       | WEB-01.EXAMPLE.ORG",
        "$split(host, '.')[0]                   | web-01",
        "$replace(host, /[.].*/, '')            | web-01",
        "$replace(host, /(w)(eb)/, '$2$1-$$')   | ebw-$-01.example.org",
        "$replace(host, 'e', 'E', 1)            | wEb-01.example.org",
        "$match(host, /(w)(eb)/).groups[1]      | eb",
        "$contains(host, /^web-[0-9]+[.]/)      | true",
        "host ~> $contains('db')                | false",
        "$join($split('a1b22c', /[0-9]+/), '+') | a+b+c",
        "$pad(host, 20, '#')                    | web-01.example.org##",
        "cores * 2                              | 8",
        "nested.`a b` ? 'yes' : 'no'            | yes",
        "tags[1]                                | edge",
        "$source                                | depot"
      })
  void isComputed(String expression, String expected) throws ExpressionFailed {
    assertThat(String.valueOf(value(expression))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "missing.below", "null", "[]", "tags[5]"})
  void isNothing(String expression) throws ExpressionFailed {
    assertThat(value(expression)).isIn(null, List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n) { $f($n + 1) }; $f(0))",
        "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
        "$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /a*a*a*a*a*a*a*a*a*b/)",
        "$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /a*a*a*a*a*a*a*a*a*b/)",
        "$replace('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /a*a*a*a*a*a*a*a*a*b/, '')",
        "$split('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /a*a*a*a*a*a*a*a*a*b/)",
        "$pad('x', 2000000000)",
        "$reduce([1..60], function($s) { $s & $s }, 'x')",
        "($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('xx', 40))",
        "$count([1..9000000][$ % 2 = 0])",
        "$eval('1 + 1')",
        "$nosuch(host)",
        "host + 1",
        "$number(host)",
        "$sum(host)"
      })
  void isStoppedOrRefusedInTime(String expression) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> value(expression)).isInstanceOf(ExpressionFailed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void saysWhatFailedWithoutTheValue() {
    assertThatThrownBy(() -> value("$nosuch(host)")).hasMessageContaining("'nosuch'");
    for (String expression : List.of("host + 1", "$number(host)", "$sum(host)")) {
      assertThatThrownBy(() -> value(expression)).message().doesNotContain("web-01");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.", "(", "$match(x, /(/)", "'open", "a b", "\"", "/", "[1..", "{a", "`"})
  void isCheckedBefore(String expression) {
    assertThatThrownBy(() -> Expression.of(expression)).isInstanceOf(ExpressionFailed.class);
  }

  @Test
  void isNotTooLongNorTooDeep() {
    assertThatThrownBy(() -> Expression.of("a".repeat(10_001)))
        .isInstanceOf(ExpressionFailed.class);
    assertThatThrownBy(() -> value("(".repeat(4_000) + "1" + ")".repeat(4_000)))
        .isInstanceOf(ExpressionFailed.class);
  }
}
