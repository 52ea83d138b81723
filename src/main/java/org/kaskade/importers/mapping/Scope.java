package org.kaskade.importers.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.expression.Evaluation;

/// What expressions see: a value whose fields are plain names, and variables with a `$`.
///
/// @param value the record, or an item of it
/// @param variables by name without `$`
/// @param evaluation runs the expressions of the file
public record Scope(@Nullable Object value, Map<String, Object> variables, Evaluation evaluation) {
  /// The scope of an item of the record, which stays at hand as `$record`.
  Scope of(Object item) {
    Map<String, Object> more = new LinkedHashMap<>(variables);
    if (value != null) {
      more.put("record", value);
    }
    return new Scope(item, more, evaluation);
  }
}
