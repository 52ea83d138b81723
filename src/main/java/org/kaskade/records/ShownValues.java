package org.kaskade.records;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.RecordFieldType;

/// Values of records in the types that the API's scalars take.
final class ShownValues {
  private ShownValues() {}

  static @Nullable Object of(RecordFieldType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case INSTANT -> Instant.parse(value.toString());
      case DATE -> LocalDate.parse(value.toString());
      case DURATION -> Duration.parse(value.toString());
      case INTEGER -> value instanceof Number number ? number.intValue() : value;
      case NUMBER, PERCENT -> value instanceof Number number ? number.doubleValue() : value;
      case STRING, MARKDOWN, BOOLEAN, ENUM, IMPACT, STRINGS, MONEY, PERSON, TEAM, JSON -> value;
    };
  }
}
