package org.kaskade.importers.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlScalar;

/// An object as one place in one file declares it.
///
/// @param namespace empty for what belongs to none
/// @param line where it starts, from 1
record Manifest(
    ObjectKind kind, String namespace, String name, YamlMapping root, String file, int line) {

  ObjectId id() {
    return new ObjectId(kind.kind(), namespace, name);
  }

  /// For messages, e.g. `Service shop/cart`.
  String title() {
    return kind.kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }

  Map<String, String> labels() {
    return texts(root.mapping("metadata", "labels"));
  }

  Map<String, String> annotations() {
    return texts(root.mapping("metadata", "annotations"));
  }

  /// The pod template of a workload: a mapping with `metadata` and `spec`.
  Optional<YamlMapping> pod() {
    List<YamlMapping> found = kind.pod().mappings(root);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  Map<String, String> podLabels() {
    return texts(pod().flatMap(pod -> pod.mapping("metadata", "labels")));
  }

  Optional<YamlMapping> podSpec() {
    return pod().flatMap(pod -> pod.mapping("spec"));
  }

  /// The scalars of a mapping as text, in the order of the file.
  static Map<String, String> texts(Optional<YamlMapping> mapping) {
    Map<String, String> texts = new LinkedHashMap<>();
    mapping.ifPresent(present ->
        present
            .entries()
            .forEach((key, value) -> {
              if (value instanceof YamlScalar scalar && !scalar.isNull()) {
                texts.put(key, scalar.text());
              }
            }));
    return texts;
  }
}
