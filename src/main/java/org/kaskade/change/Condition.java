package org.kaskade.change;

import java.util.Map;

/// A comparison of one measured number with a fixed one.
///
/// @param value name of the measured number
record Condition(String value, Comparison comparison, double than) {
  /// How two numbers are compared.
  enum Comparison {
    IS,
    ABOVE,
    BELOW
  }

  boolean holds(Map<String, ?> values) {
    double measured = number(values, value);
    return switch (comparison) {
      case IS -> measured == than;
      case ABOVE -> measured > than;
      case BELOW -> measured < than;
    };
  }

  /// The measured number with this name.
  static double number(Map<String, ?> values, String name) {
    return values.get(name) instanceof Number number ? number.doubleValue() : 0;
  }
}
