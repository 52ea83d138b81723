package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaskade.schema.AttributeValue.Accepted;
import org.kaskade.schema.AttributeValue.Refused;

class AttributeValuesTest {
  private static Attribute attribute(AttributeType type) {
    return new Attribute(
        "size",
        type,
        type == AttributeType.INTEGER ? "GiB" : null,
        type == AttributeType.ENUM ? List.of("line-interactive", "online") : List.of(),
        false,
        false,
        "How big.",
        "Box");
  }

  private static Arguments of(AttributeType type, Object raw, Object value) {
    return Arguments.of(type, raw, value);
  }

  static Stream<Arguments> exact() {
    return Stream.of(
        of(AttributeType.STRING, "x", "x"),
        of(AttributeType.INTEGER, 64, 64),
        of(AttributeType.INTEGER, 64L, 64),
        of(AttributeType.INTEGER, 64.0, 64),
        of(AttributeType.INTEGER, new BigInteger("-2147483648"), Integer.MIN_VALUE),
        of(AttributeType.NUMBER, 64, 64.0),
        of(AttributeType.NUMBER, new BigDecimal("0.1"), 0.1),
        of(AttributeType.BOOLEAN, true, true),
        of(AttributeType.INSTANT, "2026-11-21T21:00:00+01:00", "2026-11-21T20:00:00Z"),
        of(AttributeType.DATE, "2026-11-21", "2026-11-21"),
        of(AttributeType.DURATION, "PT90M", "PT1H30M"),
        of(AttributeType.DURATION, "P2W", "PT336H"),
        of(AttributeType.ENUM, "online", "online"),
        of(AttributeType.STRINGS, List.of("b", "a"), List.of("b", "a")));
  }

  static Stream<Arguments> loose() {
    return Stream.of(
        of(AttributeType.STRING, 64L, "64"),
        of(AttributeType.STRING, false, "false"),
        of(AttributeType.INTEGER, " 64 ", 64),
        of(AttributeType.INTEGER, "64.0", 64),
        of(AttributeType.NUMBER, "1.5e3", 1500.0),
        of(AttributeType.BOOLEAN, "Yes", true),
        of(AttributeType.BOOLEAN, "off", false),
        of(AttributeType.BOOLEAN, 1L, true),
        of(AttributeType.DURATION, "4h", "PT4H"),
        of(AttributeType.DURATION, "2 days", "PT48H"),
        of(AttributeType.DURATION, "250ms", "PT0.25S"),
        of(AttributeType.ENUM, "Line_Interactive", "line-interactive"),
        of(AttributeType.STRINGS, "one", List.of("one")),
        of(AttributeType.STRINGS, List.of("a", 1L), List.of("a", "1")));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        of(AttributeType.STRING, List.of("x"), "a text"),
        of(AttributeType.STRING, Map.of("a", 1), "a text"),
        of(AttributeType.INTEGER, 64.5, "a whole number"),
        of(AttributeType.INTEGER, 2147483648L, "to 2147483647 in GiB"),
        of(AttributeType.INTEGER, new BigDecimal("1e1000000000"), "a whole number"),
        of(AttributeType.INTEGER, "1e999", "a whole number"),
        of(AttributeType.INTEGER, "many", "a whole number"),
        of(AttributeType.NUMBER, Double.NaN, "a number"),
        of(AttributeType.NUMBER, "1e999", "a number"),
        of(AttributeType.BOOLEAN, "maybe", "true or false"),
        of(AttributeType.BOOLEAN, 2, "true or false"),
        of(AttributeType.INSTANT, "2026-11-21T20:00:00", "with offset"),
        of(AttributeType.DATE, "2026-02-30", "a date"),
        of(AttributeType.DATE, "21.11.2026", "a date"),
        of(AttributeType.DURATION, "P1M", "without months and years"),
        of(AttributeType.DURATION, "PT-4H", "duration"),
        of(AttributeType.DURATION, "PT99999999999999999999H", "duration"),
        of(AttributeType.ENUM, "offline", "one of line-interactive, online"),
        of(AttributeType.STRINGS, List.of(List.of()), "a list of texts"));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void takesWhatFits(AttributeType type, Object raw, Object value) {
    for (AttributeValues values : List.of(AttributeValues.strict(), AttributeValues.lenient())) {
      assertThat(values.coerce(attribute(type), raw)).isEqualTo(new Accepted(value));
    }
  }

  @ParameterizedTest
  @MethodSource("loose")
  void takesWhatInventoriesMean(AttributeType type, Object raw, Object value) {
    assertThat(AttributeValues.lenient().coerce(attribute(type), raw))
        .isEqualTo(new Accepted(value));
    assertThat(AttributeValues.strict().coerce(attribute(type), raw)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void saysWhatIsExpectedInstead(AttributeType type, Object raw, String expected) {
    for (AttributeValues values : List.of(AttributeValues.strict(), AttributeValues.lenient())) {
      assertThat(values.coerce(attribute(type), raw))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.reason()).startsWith("'size' takes").contains(expected));
    }
  }

  @Test
  void neverRepeatsAValueThatCouldBeSecret() {
    for (AttributeType type : AttributeType.values()) {
      if (type != AttributeType.STRING && type != AttributeType.STRINGS) {
        assertThat(AttributeValues.lenient().coerce(attribute(type), "hunter2"))
            .isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.reason()).doesNotContain("hunter2"));
      }
    }
  }

  @Test
  void suggestsTheChoiceThatWasMeant() {
    assertThat(AttributeValues.strict().coerce(attribute(AttributeType.ENUM), "onlin"))
        .isEqualTo(
            new Refused(
                "'size' takes one of line-interactive, online, but got another text (did you mean"
                    + " online?)."));
  }
}
