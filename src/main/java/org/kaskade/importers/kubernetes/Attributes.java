package org.kaskade.importers.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.importers.Secrets;
import org.kaskade.yaml.YamlNode;

/// Values of attributes, without secrets.
final class Attributes {
  private static final int LONGEST_VALUE = 4_096;

  private Attributes() {}

  /// What stands at these paths; a path that leads nowhere gives no attribute.
  static Map<String, Object> at(Map<String, YamlPath> paths, YamlNode node) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    paths.forEach((name, path) -> {
      Object value = path.value(node);
      if (value != null) {
        attributes.put(name, clean(value));
      }
    });
    return attributes;
  }

  static Object clean(Object value) {
    return switch (value) {
      case String text -> clean(text);
      case List<?> list -> list.stream().map(item -> clean(String.valueOf(item))).toList();
      default -> value;
    };
  }

  private static String clean(String text) {
    return Secrets.withoutCredentials(
        text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text);
  }
}
