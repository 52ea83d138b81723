package org.kaskade.importers.backstage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Secrets;
import org.kaskade.importers.backstage.BackstageMapping.AnnotationRule;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads what an entity says of itself.
final class EntityAttributes {
  private final BackstageMapping mapping;

  EntityAttributes(BackstageMapping mapping) {
    this.mapping = mapping;
  }

  /// Values by attribute, whether or not the class will have it.
  ///
  /// @param file the entity is in
  Map<String, Object> of(YamlMapping root, String file) {
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .fields()
        .forEach((attribute, paths) -> {
          for (List<String> path : paths) {
            Object value = value(root.at(path.toArray(String[]::new)));
            if (value != null) {
              values.putIfAbsent(attribute, value);
            }
          }
        });
    for (YamlMapping link : root.mappings("metadata", "links")) {
      link.text("url").ifPresent(url -> values.putIfAbsent("url", url));
    }
    for (AnnotationRule rule : mapping.annotations()) {
      root.text("metadata", "annotations", rule.annotation())
          .flatMap(text -> address(rule, text))
          .ifPresent(text -> values.putIfAbsent(rule.attribute(), text));
    }
    List<String> labels = labels(root);
    if (!labels.isEmpty()) {
      values.put("labels", labels);
    }
    definition(root, file).ifPresent(place -> values.put("definition", place));
    root.text("spec", "lifecycle")
        .map(word -> mapping.lifecycles().get(word.strip().toLowerCase(Locale.ROOT)))
        .ifPresent(lifecycle -> values.put("lifecycle", lifecycle));
    return values;
  }

  /// What annotations made for it say, the class included.
  Map<String, Object> stated(YamlMapping metadata) {
    Map<String, Object> values = new LinkedHashMap<>();
    YamlMapping annotations = metadata.mapping("annotations").orElse(null);
    if (annotations != null) {
      for (String name : annotations.entries().keySet()) {
        if (name.startsWith(mapping.annotationPrefix())) {
          annotations
              .text(name)
              .ifPresent(
                  text -> values.put(name.substring(mapping.annotationPrefix().length()), text));
        }
      }
    }
    return values;
  }

  /// A text, or a list of texts; null where there is neither.
  private static @Nullable Object value(@Nullable YamlNode node) {
    return switch (node) {
      case YamlScalar scalar when !scalar.isNull() && !scalar.text().isBlank() ->
          scalar.text().strip();
      case YamlSequence list when !texts(list).isEmpty() -> texts(list);
      case null, default -> null;
    };
  }

  private static List<String> texts(YamlSequence list) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (item instanceof YamlScalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
        texts.add(scalar.text().strip());
      }
    }
    return texts;
  }

  /// An address, without the kind of place that Backstage writes before it; a folder is none.
  private static Optional<String> address(AnnotationRule rule, String text) {
    String plain = text.startsWith("url:") ? text.substring("url:".length()) : text;
    return plain.isBlank() || plain.startsWith("dir:")
        ? Optional.empty()
        : Optional.of(rule.prefix() + plain.strip());
  }

  private static List<String> labels(YamlMapping root) {
    List<String> labels = new ArrayList<>();
    root.mapping("metadata", "labels")
        .ifPresent(all ->
            all.entries()
                .keySet()
                .forEach(name -> {
                  if (!Secrets.isSecretName(name)) {
                    all.text(name).ifPresent(value -> labels.add(name + "=" + value));
                  }
                }));
    return labels;
  }

  /// Where an interface's definition is kept, when it stands elsewhere: `$text: ./openapi.yaml`.
  private static Optional<String> definition(YamlMapping root, String file) {
    return root.mapping("spec", "definition")
        .flatMap(place ->
            place.entries().keySet().stream()
                .filter(key -> key.startsWith("$"))
                .findFirst()
                .flatMap(place::text)
                .map(text ->
                    RepositoryPath.resolve(RepositoryPath.folder(file), text.strip())
                        .orElse(text.strip())));
  }
}
