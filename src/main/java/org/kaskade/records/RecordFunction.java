package org.kaskade.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function that declarations of records can call in conditions, approvals and `then: set`, e.g.
/// `assess()`: a bean of each module that has one.
///
/// A call of a function that no bean has stops the start, with file and line.
public interface RecordFunction {
  /// As declarations write it, lower camel case.
  String name();

  /// Works out the value for a record that an operation is about to change.
  ///
  /// @param record as it would be after the operation's own values; its number is empty while it
  ///   isn't made yet
  /// @param arguments as JSONata has them: text, numbers, booleans, maps and lists
  /// @return the same kinds of values, or null
  @Nullable Object evaluate(KeptRecord record, List<?> arguments);
}
