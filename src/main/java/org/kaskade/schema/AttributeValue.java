package org.kaskade.schema;

/// What became of a value that was brought to an attribute's type.
public sealed interface AttributeValue {
  /// It fits.
  ///
  /// @param value a `String`, `Integer`, `Double`, `Boolean` or `List<String>`
  record Accepted(Object value) implements AttributeValue {}

  /// It doesn't fit.
  ///
  /// @param reason a sentence on what is expected; never quotes the value, which could be secret
  record Refused(String reason) implements AttributeValue {}
}
