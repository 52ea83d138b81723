package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.ProblemSeverity;

/// The options of a source, as `mapping.yaml` documents them, read leniently: what has the wrong
/// form is reported and left out.
final class AnsibleOptions {
  private final Map<String, Object> given;
  private final Reports reports;

  AnsibleOptions(Map<String, Object> given, VariableMapping mapping, Reports reports) {
    this.given = given;
    this.reports = reports;
    for (String name : given.keySet()) {
      if (!mapping.options().contains(name)) {
        invalid(
            "option '%s' is not known; known are %s"
                .formatted(name, String.join(", ", mapping.options().stream().sorted().toList())));
      }
    }
    clusters()
        .forEach((group, need) -> {
          if (!need.matches("[1-9][0-9]{0,5}|[1-9][0-9]?%|100%")) {
            invalid(
                "option clusters says how many hosts of group '%s' must be up; write a count"
                        .formatted(group)
                    + " or a percentage");
          }
        });
  }

  List<String> inventories() {
    return texts("inventories");
  }

  List<String> playbookFolders() {
    return texts("playbookFolders");
  }

  /// The variables that an option such as `siteVariable` names.
  List<String> variables(String option) {
    return texts(option);
  }

  Optional<String> environment(InventorySource inventory) {
    if (given.get("environment") instanceof Map<?, ?>) {
      return Optional.ofNullable(textsByName("environment").get(inventory.path()));
    }
    return text("environment");
  }

  Optional<String> site() {
    return text("site");
  }

  Map<String, String> classes() {
    return textsByName("classes");
  }

  /// Needs by group; only those that have the form of one.
  Map<String, String> clusters() {
    return textsByName("clusters");
  }

  Map<String, List<String>> attributes() {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    if (given.get("attributes") instanceof Map<?, ?> map) {
      map.forEach((name, variables) -> attributes.put(String.valueOf(name), texts(variables)));
    }
    return attributes;
  }

  private Optional<String> text(String option) {
    return texts(option).stream().findFirst();
  }

  private List<String> texts(String option) {
    Object value = given.get(option);
    if (value instanceof Map<?, ?>) {
      invalid("option %s is a text or a list of texts".formatted(option));
    }
    return value == null ? List.of() : texts(value);
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    for (Object item : value instanceof Iterable<?> list ? list : List.of(value)) {
      if (item instanceof String || item instanceof Number || item instanceof Boolean) {
        texts.add(item.toString().strip());
      }
    }
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private Map<String, String> textsByName(String option) {
    Map<String, String> texts = new LinkedHashMap<>();
    Object value = given.get(option);
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, text) ->
          texts(text == null ? "" : text).stream()
              .findFirst()
              .ifPresent(first -> texts.put(String.valueOf(name), first)));
    } else if (value != null) {
      invalid("option %s is a mapping".formatted(option));
    }
    return texts;
  }

  private void invalid(String message) {
    reports.problem(ProblemSeverity.WARNING, "INVALID_OPTION", ".", null, message);
  }
}
