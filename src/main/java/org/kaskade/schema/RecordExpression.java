package org.kaskade.schema;

import org.kaskade.expression.Condition;

/// A condition or value of a declaration, and where it stands.
///
/// @param condition compiled
/// @param file path of the declaration
/// @param line from 1
public record RecordExpression(Condition condition, String file, int line) {
  /// `file:line`.
  public String place() {
    return file + ":" + line;
  }

  @Override
  public String toString() {
    return condition.toString();
  }
}
