package org.kaskade.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.AttributeValue.Accepted;
import org.kaskade.schema.AttributeValue.Refused;

/// Brings values to the declared types of record fields.
///
/// Instants become UTC with milliseconds whatever form they came in, so that texts sort like times.
public final class RecordValues {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Pattern MONEY =
      Pattern.compile("(-?[0-9]{1,15}(?:\\.[0-9]{1,4})?) ?([A-Z]{3})");

  private RecordValues() {}

  /// An instant in the one form that records have it in.
  public static String text(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  /// The value in the field's type, or why it has none.
  ///
  /// @param raw as JSON or YAML has it, or an `Instant`, `LocalDate` or `Duration`
  public static AttributeValue coerce(RecordField field, Object raw) {
    AttributeType attribute = field.type().attribute();
    if (attribute == null) {
      return new Accepted(raw);
    }
    AttributeValue value =
        AttributeValues.strict()
            .coerce(
                new Attribute(field.name(), attribute, null, field.values(), false, false, "", ""),
                raw);
    return value instanceof Accepted(Object accepted) ? narrowed(field, accepted) : value;
  }

  private static AttributeValue narrowed(RecordField field, Object value) {
    return switch (field.type()) {
      case INSTANT -> {
        Instant instant = Instant.parse(value.toString());
        yield instant.isBefore(FIRST) || instant.isAfter(LAST)
            ? new Refused("'%s' takes a time in the years 1 to 9999.".formatted(field.name()))
            : new Accepted(text(instant));
      }
      case PERCENT ->
          value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 100
              ? new Accepted(value)
              : new Refused("'%s' takes a number from 0 to 100.".formatted(field.name()));
      case MONEY -> {
        String money = money(value.toString());
        yield money == null
            ? new Refused(
                "'%s' takes an amount and the code of its currency, e.g. 1200.50 EUR."
                    .formatted(field.name()))
            : new Accepted(money);
      }
      case PERSON, TEAM -> {
        String name = value.toString().strip();
        yield name.isEmpty()
            ? new Refused("'%s' takes a name, but got an empty text.".formatted(field.name()))
            : new Accepted(name);
      }
      case STRING,
          MARKDOWN,
          INTEGER,
          NUMBER,
          BOOLEAN,
          DATE,
          DURATION,
          ENUM,
          IMPACT,
          STRINGS,
          JSON ->
          new Accepted(value);
    };
  }

  private static @Nullable String money(String text) {
    Matcher parts = MONEY.matcher(text.strip());
    if (!parts.matches()) {
      return null;
    }
    List<String> known =
        Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).toList();
    return known.contains(parts.group(2))
        ? new BigDecimal(parts.group(1)).toPlainString() + " " + parts.group(2)
        : null;
  }
}
