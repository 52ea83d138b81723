package org.kaskade.importers.mapping;

import java.util.Map;

/// One record of a file.
///
/// @param value mostly a `Map` of its fields
/// @param line in the file, from 1
/// @param variables more than its fields that expressions may ask for, by name without `$`
public record SourceRecord(Object value, int line, Map<String, Object> variables) {
  public SourceRecord(Object value, int line) {
    this(value, line, Map.of());
  }
}
