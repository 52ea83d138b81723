package org.kaskade.schema;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings values to the declared types of attributes.
///
/// A value becomes a `String`, `Integer`, `Double`, `Boolean` or `List<String>`; instants, dates
/// and durations become ISO 8601 text in one form, so that equal values are equal texts.
public final class AttributeValues {
  private static final Pattern WEEKS = Pattern.compile("P([0-9]{1,6})W");

  private final Looseness looseness;

  private AttributeValues(Looseness looseness) {
    this.looseness = looseness;
  }

  /// For callers that know the types: a text is no number and a number no text.
  public static AttributeValues strict() {
    return new AttributeValues(Looseness.NONE);
  }

  /// For inventories, whose formats have fewer types: `"64"` is a number too, `yes` a boolean, `4h`
  /// a duration, and a single text a list of one.
  public static AttributeValues lenient() {
    return new AttributeValues(Looseness.OF_INVENTORIES);
  }

  /// The value in the attribute's type, or why it has none.
  ///
  /// @param raw a string, boolean, number or list of such
  public AttributeValue coerce(Attribute attribute, Object raw) {
    Optional<?> value =
        switch (attribute.type()) {
          case STRING -> looseness.text(raw);
          case INTEGER -> looseness.number(raw).flatMap(AttributeValues::integer);
          case NUMBER ->
              looseness.number(raw).map(BigDecimal::doubleValue).filter(Double::isFinite);
          case BOOLEAN -> looseness.flag(raw);
          case INSTANT -> parse(raw, text -> OffsetDateTime.parse(text).toInstant());
          case DATE -> parse(raw, LocalDate::parse);
          case DURATION -> parse(raw, text -> duration(looseness.duration(text)));
          case ENUM -> looseness.choice(raw, attribute.values());
          case STRINGS -> texts(raw);
        };
    return value.isPresent()
        ? new AttributeValue.Accepted(value.get())
        : new AttributeValue.Refused(AttributeExpectations.sentence(attribute, raw));
  }

  private static Optional<Integer> integer(BigDecimal number) {
    try {
      return Optional.of(number.intValueExact());
    } catch (ArithmeticException fractionOrTooBig) {
      return Optional.empty();
    }
  }

  private interface Parser {
    Object parse(String text);
  }

  private static Optional<String> parse(Object raw, Parser parser) {
    if (!(raw instanceof String
        || raw instanceof Instant
        || raw instanceof OffsetDateTime
        || raw instanceof LocalDate
        || raw instanceof Duration)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.parse(raw.toString().strip()).toString());
    } catch (DateTimeException | ArithmeticException notOne) {
      return Optional.empty();
    }
  }

  private static Duration duration(String text) {
    Matcher weeks = WEEKS.matcher(text);
    Duration duration =
        weeks.matches()
            ? Duration.ofDays(7L * Integer.parseInt(weeks.group(1)))
            : Duration.parse(text);
    if (duration.isNegative()) {
      throw new DateTimeException("negative");
    }
    return duration;
  }

  private Optional<List<String>> texts(Object raw) {
    if (!(raw instanceof List<?> items)) {
      return looseness == Looseness.NONE ? Optional.empty() : looseness.text(raw).map(List::of);
    }
    List<String> texts = new ArrayList<>();
    for (Object item : items) {
      Optional<String> text = item == null ? Optional.empty() : looseness.text(item);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(List.copyOf(texts));
  }
}
