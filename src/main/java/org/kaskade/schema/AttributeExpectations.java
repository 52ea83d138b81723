package org.kaskade.schema;

import java.util.List;

/// Says what an attribute takes, to someone who gave something else.
final class AttributeExpectations {
  private AttributeExpectations() {}

  /// Names the kind of what was given, never the value: it could be secret.
  static String sentence(Attribute attribute, Object given) {
    return "'%s' takes %s%s, but got %s%s."
        .formatted(
            attribute.name(),
            expected(attribute),
            unit(attribute),
            kind(attribute.type(), given),
            meant(attribute, given));
  }

  private static String expected(Attribute attribute) {
    return switch (attribute.type()) {
      case STRING -> "a text";
      case INTEGER ->
          "a whole number from %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case INSTANT -> "a date and time with offset, e.g. 2026-11-21T20:00:00Z";
      case DATE -> "a date, e.g. 2026-11-21";
      case DURATION -> "an ISO 8601 duration without months and years, e.g. PT4H or P2D";
      case ENUM -> "one of " + String.join(", ", attribute.values());
      case STRINGS -> "a list of texts, e.g. [\"first\", \"second\"]";
    };
  }

  private static String unit(Attribute attribute) {
    String unit = attribute.unit();
    return unit == null ? "" : " in " + unit;
  }

  private static String meant(Attribute attribute, Object given) {
    return attribute.type() == AttributeType.ENUM && given instanceof String text
        ? Suggestions.didYouMean(text, attribute.values())
        : "";
  }

  private static String kind(AttributeType type, Object given) {
    return switch (given) {
      case String text ->
          text.isBlank() ? "an empty text" : (textual(type) ? "another text" : "a text");
      case Boolean flag -> flag ? "true" : "false";
      case Number number -> numeric(type) ? "another number" : "a number";
      case List<?> list -> "a list";
      default -> "something else";
    };
  }

  private static boolean numeric(AttributeType type) {
    return type == AttributeType.INTEGER || type == AttributeType.NUMBER;
  }

  private static boolean textual(AttributeType type) {
    return switch (type) {
      case INSTANT, DATE, DURATION, ENUM -> true;
      case STRING, INTEGER, NUMBER, BOOLEAN, STRINGS -> false;
    };
  }
}
