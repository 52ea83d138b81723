package org.kaskade.importers.mapping;

import java.util.Locale;

/// The notation of a file.
enum Form {
  YAML,
  JSON,
  CSV,
  TOML;

  /// What the path's ending says; YAML for an unknown one, of which JSON is a part.
  static Form ofPath(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv") || lower.endsWith(".tsv")) {
      return CSV;
    }
    return lower.endsWith(".toml") ? TOML : lower.endsWith(".json") ? JSON : YAML;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
