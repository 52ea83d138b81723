package org.kaskade.importers.mapping;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of CSV files beforehand.
///
/// @param separator of cells, one of `,` `;` tab and `|`; null to find it in the first line
/// @param columns names where the first line is a record; empty where it names them
/// @param empty texts that stand for an empty cell, e.g. `(blank)`
public record CsvLayout(@Nullable Character separator, List<String> columns, Set<String> empty) {
  /// Nothing known.
  public static final CsvLayout UNKNOWN = new CsvLayout(null, List.of(), Set.of());

  public CsvLayout {
    columns = List.copyOf(columns);
    empty = Set.copyOf(empty);
  }
}
