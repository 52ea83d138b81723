package org.kaskade.pages;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What names in `import` statements stand for, as it is written into each page, and its digest, by
/// which the policy lets this one inline script in.
///
/// @param text JSON
record ImportMap(Map<String, String> imports, String text) {
  static ImportMap of(WebJars libraries) {
    Map<String, String> imports = new TreeMap<>(libraries.imports());
    return new ImportMap(
        imports, JsonMapper.shared().writeValueAsString(Map.of("imports", imports)));
  }

  ImportMap {
    imports = Map.copyOf(imports);
  }

  /// As the policy names it.
  String digest() {
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text));
  }

  /// The address that a name in an `import` statement stands for.
  Optional<String> resolve(String specifier) {
    String exact = imports.get(specifier);
    return exact != null
        ? Optional.of(exact)
        : imports.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("/") && specifier.startsWith(entry.getKey()))
            .map(entry -> entry.getValue() + specifier.substring(entry.getKey().length()))
            .findFirst();
  }
}
