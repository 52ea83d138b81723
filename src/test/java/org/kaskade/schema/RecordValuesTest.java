package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordValuesTest {
  private static RecordField field(RecordFieldType type) {
    return new RecordField(
        "value", type, List.of("S", "M"), false, null, null, null, "", "", List.of());
  }

  private static String coerced(RecordFieldType type, Object raw) {
    return switch (RecordValues.coerce(field(type), raw)) {
      case AttributeValue.Accepted(Object value) -> value.toString();
      case AttributeValue.Refused(String reason) -> reason;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "INSTANT, 2026-11-22T10:00:00+01:00, 2026-11-22T09:00:00.000Z",
    "INSTANT, 2026-11-22T10:00:00.5Z, 2026-11-22T10:00:00.500Z",
    "DATE, 2026-11-22, 2026-11-22",
    "DURATION, PT90M, PT1H30M",
    "ENUM, M, M",
    "MONEY, 12.50EUR, 12.50 EUR",
    "MONEY, -3 USD, -3 USD",
    "PERSON, ' anna ', anna"
  })
  void comeInOneForm(RecordFieldType type, String raw, String value) {
    assertThat(coerced(type, raw)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "INSTANT | yesterday | 'value' takes a date and time",
        "INSTANT | +10000-01-01T00:00:00Z | 'value' takes a time in the years 1 to 9999",
        "ENUM | L | 'value' takes one of S",
        "MONEY | 12.50 | 'value' takes an amount",
        "MONEY | 1 XQX | 'value' takes an amount",
        "TEAM | \" \" | 'value' takes a name",
        "INTEGER | 1 | 'value' takes a whole number"
      })
  void areRefusedWithWhatIsTaken(RecordFieldType type, String raw, String reason) {
    assertThat(coerced(type, raw)).startsWith(reason);
  }

  @Test
  void keepPercentWithinBounds() {
    assertThat(coerced(RecordFieldType.PERCENT, 100)).isEqualTo("100.0");
    assertThat(coerced(RecordFieldType.PERCENT, 100.1)).contains("from 0 to 100");
    assertThat(coerced(RecordFieldType.PERCENT, -1)).contains("from 0 to 100");
  }

  @Test
  void sortAsTextLikeTimes() {
    Instant first = Instant.parse("2026-11-22T10:00:00Z");
    Instant second = Instant.parse("2026-11-22T10:00:00.500Z");
    assertThat(RecordValues.text(first)).isLessThan(RecordValues.text(second));
  }
}
