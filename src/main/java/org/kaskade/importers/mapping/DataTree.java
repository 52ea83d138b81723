package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Secrets;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// A document as the lists, maps, texts and numbers that expressions work on, each of which is
/// still known by its line, whatever expression brings it to light.
///
/// Fields whose names say that they are secret are not in it.
final class DataTree {
  private final IdentityHashMap<Object, Integer> lines = new IdentityHashMap<>();
  private final Set<String> secrets = new TreeSet<>();
  private final @Nullable Object root;

  private DataTree(YamlNode root) {
    this.root = value(root);
  }

  static DataTree of(YamlNode root) {
    return new DataTree(root);
  }

  @Nullable Object root() {
    return root;
  }

  /// Names of the fields left out.
  Set<String> secrets() {
    return secrets;
  }

  /// The line of a value of the tree; of a value an expression made, that of the first of its parts
  /// that is in the tree; else 1.
  int line(Object value) {
    Integer line = lines.get(value);
    if (line != null) {
      return line;
    }
    if (value instanceof Map<?, ?> map) {
      return lineOfParts(map.values());
    }
    return value instanceof List<?> list ? lineOfParts(list) : 1;
  }

  private int lineOfParts(Iterable<?> parts) {
    for (Object part : parts) {
      Integer line = lines.get(part);
      if (line != null) {
        return line;
      }
    }
    return 1;
  }

  private @Nullable Object value(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> scalar(scalar);
      case YamlSequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(item -> items.add(value(item)));
        lines.put(items, sequence.line());
        yield items;
      }
      case YamlMapping mapping -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        mapping
            .entries()
            .forEach((name, each) -> {
              if (each instanceof YamlScalar && Secrets.isSecretName(name)) {
                secrets.add(name);
              } else {
                entries.put(name, value(each));
              }
            });
        lines.put(entries, mapping.line());
        yield entries;
      }
    };
  }

  private @Nullable Object scalar(YamlScalar scalar) {
    String tag = scalar.tag();
    if (tag != null && !tag.startsWith("tag:yaml.org,2002:") && !tag.startsWith("!!")) {
      return null; // such as !vault: what it means is for others to know
    }
    Object value = scalar.value();
    if (value instanceof String text) {
      String own = new String(text.toCharArray()); // of its own, to be known by its line
      lines.put(own, scalar.line());
      return own;
    }
    return value;
  }
}
