package org.kaskade.importers.cyclonedx;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.kaskade.importers.ShippedMapping;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// What `importers/cyclonedx/mapping.yaml` says; the words are explained there.
///
/// @param classes by type of component; empty for what is left out
/// @param dependencyType of a dependency
/// @param provisionType of what is provided
/// @param partType of parts and their whole
/// @param properties name of a component's property by attribute
record CycloneDxMapping(
    Map<String, String> classes,
    String serviceClass,
    String dependencyType,
    String provisionType,
    String partType,
    Set<String> softScopes,
    Map<String, String> properties) {
  private static final String RESOURCE = "/importers/cyclonedx/mapping.yaml";
  private static final String OTHER = "other";

  /// The class of a type of component; empty for what is left out.
  String classOf(String type) {
    return classes.getOrDefault(type, classes.getOrDefault(OTHER, ""));
  }

  /// The mapping the program comes with.
  static CycloneDxMapping load() {
    return of(ShippedMapping.of("cyclonedx"));
  }

  private static CycloneDxMapping of(YamlMapping root) {
    Map<String, String> classes = new LinkedHashMap<>();
    texts(root, "components")
        .forEach((type, name) -> classes.put(type, name.equals("none") ? "" : name));
    Set<String> softScopes = new LinkedHashSet<>();
    for (YamlNode item : root.items("softScopes")) {
      if (item instanceof YamlScalar scope) {
        softScopes.add(scope.text());
      }
    }
    return new CycloneDxMapping(
        Map.copyOf(classes),
        text(root, "services"),
        text(root, "relationships", "dependency"),
        text(root, "relationships", "provision"),
        text(root, "relationships", "part"),
        Set.copyOf(softScopes),
        texts(root, "properties"));
  }

  private static Map<String, String> texts(YamlMapping root, String key) {
    YamlMapping section = root.mapping(key).orElseThrow(() -> missing(key));
    Map<String, String> texts = new LinkedHashMap<>();
    section.entries().keySet().forEach(name -> texts.put(name, text(section, name)));
    return texts;
  }

  private static String text(YamlMapping root, String... path) {
    return root.text(path).orElseThrow(() -> missing(path));
  }

  private static IllegalStateException missing(String... path) {
    return new IllegalStateException(
        "%s: %s is missing; add it and build again".formatted(RESOURCE, String.join(".", path)));
  }
}
