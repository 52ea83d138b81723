package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Secrets;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Makes leaves of the attributes of one file's resources, and leaves out what is or looks secret.
final class Leaves {
  /// No id, name or address is longer; scripts and documents are.
  private static final int LONGEST = 2048;

  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, Boolean> secret = new HashMap<>();

  /// @param sensitive paths whose values, and those below them, are left out
  List<Leaf> of(@Nullable YamlNode attributes, Set<String> sensitive) {
    List<Leaf> leaves = new ArrayList<>();
    if (attributes instanceof YamlMapping) {
      add("", attributes, sensitive, leaves);
    }
    return leaves;
  }

  /// Attributes as state version 3 writes them: `tags.Name`, `security_groups.2402` and, for the
  /// length of a list, `security_groups.#`.
  List<Leaf> ofFlat(@Nullable YamlNode attributes) {
    List<Leaf> leaves = new ArrayList<>();
    if (!(attributes instanceof YamlMapping mapping)) {
      return leaves;
    }
    mapping
        .entries()
        .forEach((key, node) -> {
          if (node instanceof YamlScalar scalar && !key.endsWith(".#") && !key.endsWith(".%")) {
            String path = withoutPositions(key);
            if (!isSecret(path)) {
              leaf(path, scalar, leaves);
            }
          }
        });
    return leaves;
  }

  private void add(String path, YamlNode node, Set<String> sensitive, List<Leaf> leaves) {
    if (sensitive.contains(path)) {
      return;
    }
    switch (node) {
      case YamlScalar scalar -> leaf(path, scalar, leaves);
      case YamlSequence sequence ->
          sequence.items().forEach(item -> add(path, item, sensitive, leaves));
      case YamlMapping mapping ->
          mapping
              .entries()
              .forEach((key, value) -> {
                if (!isSecret(key)) {
                  add(path.isEmpty() ? key : shared(path + "." + key), value, sensitive, leaves);
                }
              });
    }
  }

  private void leaf(String path, YamlScalar scalar, List<Leaf> leaves) {
    if (!scalar.isNull() && !scalar.text().isBlank() && scalar.text().length() <= LONGEST) {
      leaves.add(Leaf.of(path, scalar.text(), scalar.line()));
    }
  }

  private String shared(String path) {
    String known = paths.putIfAbsent(path, path);
    return known == null ? path : known;
  }

  private boolean isSecret(String key) {
    return secret.computeIfAbsent(key, Secrets::isSecretName);
  }

  private String withoutPositions(String key) {
    List<String> kept = new ArrayList<>();
    for (String step : key.split("\\.", -1)) {
      if (step.isEmpty() || !step.chars().allMatch(c -> c >= '0' && c <= '9')) {
        kept.add(step);
      }
    }
    return shared(String.join(".", kept));
  }

  /// The paths that `sensitive_attributes` of a state names.
  static Set<String> sensitivePaths(List<YamlNode> listed) {
    Set<String> paths = new HashSet<>();
    for (YamlNode each : listed) {
      List<YamlNode> steps = each instanceof YamlSequence path ? path.items() : List.of(each);
      List<String> names = new ArrayList<>();
      for (YamlNode step : steps) {
        if (step instanceof YamlMapping mapping) {
          mapping
              .text("value")
              .or(() -> mapping.text("value", "value"))
              .filter(name -> !mapping.text("value", "type").orElse("").equals("number"))
              .ifPresent(names::add);
        }
      }
      if (!names.isEmpty()) {
        paths.add(String.join(".", names));
      }
    }
    return paths;
  }

  /// The paths at which `sensitive_values` of a shown state or plan says true.
  static Set<String> sensitivePaths(@Nullable YamlNode shown) {
    Set<String> paths = new HashSet<>();
    if (shown != null) {
      sensitive("", shown, paths);
    }
    return paths;
  }

  private static void sensitive(String path, YamlNode node, Set<String> paths) {
    switch (node) {
      case YamlScalar scalar -> {
        if (scalar.text().equals("true")) {
          paths.add(path);
        }
      }
      case YamlSequence sequence -> sequence.items().forEach(item -> sensitive(path, item, paths));
      case YamlMapping mapping ->
          mapping
              .entries()
              .forEach(
                  (key, value) -> sensitive(path.isEmpty() ? key : path + "." + key, value, paths));
    }
  }
}
