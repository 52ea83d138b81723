package org.kaskade.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.time.DateTimeException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A scalar that is written as text and has one Java type, whose `toString` is that text.
final class TextValue<T> implements Coercing<T, String> {
  /// How the text is read.
  @FunctionalInterface
  interface Reader<T> {
    T read(String text);
  }

  private static final int LONGEST = 100;

  private final String name;
  private final Class<T> type;
  private final Reader<T> reader;
  private final String form;

  /// @param form what the text has to be, to end the sentence "… is not"
  TextValue(String name, Class<T> type, Reader<T> reader, String form) {
    this.name = name;
    this.type = type;
    this.reader = reader;
    this.form = form;
  }

  @Override
  public String serialize(Object value, GraphQLContext context, Locale locale) {
    if (type.isInstance(value)) {
      return value.toString();
    }
    throw new CoercingSerializeException(
        "A %s is a %s, not a %s".formatted(name, type.getName(), value.getClass().getName()));
  }

  @Override
  public T parseValue(Object input, GraphQLContext context, Locale locale) {
    T value = input instanceof String text ? read(text) : null;
    if (value == null) {
      throw new CoercingParseValueException(refusal(input));
    }
    return value;
  }

  @Override
  public T parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    String text = input instanceof StringValue string ? string.getValue() : null;
    T value = text == null ? null : read(text);
    if (value == null) {
      throw new CoercingParseLiteralException(refusal(text == null ? "This" : text));
    }
    return value;
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return new StringValue(input.toString());
  }

  private @Nullable T read(String text) {
    try {
      return text.length() > LONGEST ? null : reader.read(text);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private String refusal(Object input) {
    String shown = input.toString();
    return "'%s' is not %s."
        .formatted(shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown, form);
  }
}
