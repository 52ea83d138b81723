package org.kaskade.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Any JSON value: maps, lists, strings, numbers, booleans. A number written in the document
/// arrives as the same Java type as one in the variables: Integer, Long or BigInteger; Double, or
/// BigDecimal where no double is near.
final class JsonValue implements Coercing<Object, Object> {
  @Override
  public Object serialize(Object value, GraphQLContext context, Locale locale) {
    return value;
  }

  @Override
  public Object parseValue(Object input, GraphQLContext context, Locale locale) {
    return input;
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return switch (input) {
      case NullValue _ -> null;
      case StringValue text -> text.getValue();
      case BooleanValue truth -> truth.isValue();
      case IntValue number -> integer(number.getValue());
      case FloatValue number -> decimal(number.getValue());
      case EnumValue word ->
          throw new CoercingParseLiteralException(
              "Write \"%s\" in quotation marks: JSON has no bare words.".formatted(word.getName()));
      case VariableReference variable -> variables.get(variable.getName());
      case ArrayValue list -> {
        List<@Nullable Object> values = new ArrayList<>();
        list.getValues().forEach(v -> values.add(parseLiteral(v, variables, context, locale)));
        yield values;
      }
      case ObjectValue object -> {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (ObjectField field : object.getObjectFields()) {
          values.put(field.getName(), parseLiteral(field.getValue(), variables, context, locale));
        }
        yield values;
      }
      default -> throw new CoercingParseLiteralException("This is no JSON value.");
    };
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return switch (input) {
      case Map<?, ?> map -> {
        ObjectValue.Builder object = ObjectValue.newObjectValue();
        map.forEach((name, value) ->
            object.objectField(
                ObjectField.newObjectField()
                    .name(String.valueOf(name))
                    .value(literal(value, context, locale))
                    .build()));
        yield object.build();
      }
      case List<?> list -> {
        ArrayValue.Builder values = ArrayValue.newArrayValue();
        list.forEach(value -> values.value(literal(value, context, locale)));
        yield values.build();
      }
      case Boolean truth -> BooleanValue.of(truth);
      case BigInteger number -> new IntValue(number);
      case Integer number -> new IntValue(BigInteger.valueOf(number));
      case Long number -> new IntValue(BigInteger.valueOf(number));
      case Number number -> new FloatValue(new BigDecimal(number.toString()));
      default -> new StringValue(input.toString());
    };
  }

  private Value<?> literal(@Nullable Object value, GraphQLContext context, Locale locale) {
    return value == null ? NullValue.of() : valueToLiteral(value, context, locale);
  }

  private static Number integer(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return number.intValue();
    }
    return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
  }

  private static Number decimal(BigDecimal number) {
    double nearest = number.doubleValue();
    return Double.isFinite(nearest) ? (Number) nearest : number;
  }
}
