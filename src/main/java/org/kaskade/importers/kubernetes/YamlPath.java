package org.kaskade.importers.kubernetes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// A way through mappings by key and, where `[]` follows a key, through every item of a list, e.g.
/// `spec.rules[].host`.
record YamlPath(List<String> steps) {
  private static final String EVERY_ITEM = "[]";

  YamlPath {
    steps = List.copyOf(steps);
  }

  static YamlPath parse(String path) {
    return new YamlPath(path.isEmpty() ? List.of() : List.of(path.split("\\.", -1)));
  }

  /// Whether it can lead to several places.
  boolean isPlural() {
    return steps.stream().anyMatch(step -> step.endsWith(EVERY_ITEM));
  }

  /// The places it leads to from here, in the order of the file.
  List<YamlNode> nodes(YamlNode from) {
    List<YamlNode> here = List.of(from);
    for (String step : steps) {
      boolean every = step.endsWith(EVERY_ITEM);
      String key = every ? step.substring(0, step.length() - EVERY_ITEM.length()) : step;
      List<YamlNode> next = new ArrayList<>();
      for (YamlNode node : here) {
        YamlNode value = node instanceof YamlMapping mapping ? mapping.get(key) : null;
        if (every && value instanceof YamlSequence sequence) {
          next.addAll(sequence.items());
        } else if (!every && value != null) {
          next.add(value);
        }
      }
      here = next;
    }
    return here;
  }

  /// The mappings among the places it leads to.
  List<YamlMapping> mappings(YamlNode from) {
    return nodes(from).stream()
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .toList();
  }

  /// What stands there as an attribute's value: a list of distinct texts where it is plural; null
  /// where nothing stands there.
  @Nullable Object value(YamlNode from) {
    List<YamlScalar> scalars =
        nodes(from).stream()
            .filter(YamlScalar.class::isInstance)
            .map(YamlScalar.class::cast)
            .filter(scalar -> !scalar.isNull() && !scalar.text().isBlank())
            .toList();
    if (scalars.isEmpty()) {
      return null;
    }
    return isPlural()
        ? scalars.stream().map(YamlScalar::text).distinct().toList()
        : scalars.getFirst().value();
  }
}
