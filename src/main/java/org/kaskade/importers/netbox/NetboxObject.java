package org.kaskade.importers.netbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One object of an export.
///
/// @param id its number in NetBox, as text
/// @param fields texts, and, of other objects that stand in it, their fields; lists of such
/// @param file where it stands
/// @param line from 1
/// @param mentioned whether it is known only since another object names it
record NetboxObject(
    Model model, String id, Map<String, Object> fields, String file, int line, boolean mentioned) {
  NetboxObject {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// The text of a field: a choice's value, another object's name.
  Optional<String> text(String field) {
    return text(fields.get(field));
  }

  static Optional<String> text(@Nullable Object value) {
    if (value instanceof String text) {
      return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
    if (value instanceof Map<?, ?> object) {
      for (String key : List.of("value", "name", "model", "address", "display")) {
        if (object.get(key) instanceof String text && !text.isBlank()) {
          return Optional.of(text.strip());
        }
      }
    }
    return Optional.empty();
  }

  /// The number of the object a field refers to.
  Optional<String> reference(String field) {
    return reference(fields.get(field));
  }

  static Optional<String> reference(@Nullable Object value) {
    Object id = value instanceof Map<?, ?> object ? object.get("id") : value;
    return id instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  /// A single value is a list of one.
  List<?> list(String field) {
    Object value = fields.get(field);
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }
}
