package org.kaskade.importers.netbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Secrets;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Keeps of an object what is needed of it. Comments, context data and what is secret by its name
/// aren't.
final class ObjectFields {
  private static final int DEEPEST = 4;
  private static final Set<String> LEFT_OUT =
      Set.of(
          "comments",
          "config_context",
          "config_template",
          "created",
          "last_updated",
          "local_context_data",
          "path",
          "_path",
          "tagged_vlans",
          "vdcs",
          "wireless_lans");

  private ObjectFields() {}

  static Map<String, Object> of(YamlMapping object) {
    return of(object, 0);
  }

  private static Map<String, Object> of(YamlMapping object, int depth) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object
        .entries()
        .forEach((name, node) -> {
          if (!LEFT_OUT.contains(name) && !Secrets.isSecretName(name)) {
            Object value = value(node, depth + 1);
            if (value != null) {
              fields.put(name, value);
            }
          }
        });
    return fields;
  }

  private static @Nullable Object value(YamlNode node, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    return switch (node) {
      case YamlScalar scalar -> scalar.isNull() || scalar.text().isEmpty() ? null : scalar.text();
      case YamlMapping mapping -> of(mapping, depth);
      case YamlSequence sequence -> {
        List<Object> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
          Object value = value(item, depth + 1);
          if (value != null) {
            items.add(value);
          }
        }
        yield items;
      }
    };
  }
}
