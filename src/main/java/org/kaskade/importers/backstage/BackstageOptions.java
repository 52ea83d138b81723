package org.kaskade.importers.backstage;

import java.util.Map;
import java.util.Optional;

/// What a source may set for this format.
///
/// @param catalog scopes the identity of every entity
/// @param environment of all CIs whose annotations don't say
record BackstageOptions(String catalog, Optional<String> environment) {

  static BackstageOptions of(Map<String, Object> options, BackstageMapping mapping) {
    return new BackstageOptions(
        text(options, "catalog").orElse(mapping.catalog()), text(options, "environment"));
  }

  private static Optional<String> text(Map<String, Object> options, String name) {
    return Optional.ofNullable(options.get(name))
        .map(value -> String.valueOf(value).strip())
        .filter(value -> !value.isEmpty());
  }
}
