package org.kaskade.schema;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A record that is written down in part: prefilled, with tasks and approvals given in advance.
///
/// @param name kebab case
/// @param of the record type
/// @param description one sentence
/// @param fields prefilled values
/// @param locks fields that stay as the template has them
/// @param tasks further ones, by name
/// @param advance approvals given in advance, by name
/// @param when must hold for what is made from it; null: always
public record RecordTemplate(
    String name,
    String of,
    String description,
    Map<String, Object> fields,
    Set<String> locks,
    Map<String, RecordTask> tasks,
    Map<String, Advance> advance,
    @Nullable RecordExpression when) {
  /// An approval given in advance.
  ///
  /// @param by who gave it, in words
  /// @param until when it ends
  public record Advance(String by, Instant until) {}

  public RecordTemplate {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    locks = Set.copyOf(locks);
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    advance = Map.copyOf(advance);
  }
}
