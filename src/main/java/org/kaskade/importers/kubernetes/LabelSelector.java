package org.kaskade.importers.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// Which labels an object must have: `matchLabels` and `matchExpressions`, all of them.
///
/// @param labels that must be there with these values
/// @param expressions that must hold besides
record LabelSelector(Map<String, String> labels, List<Predicate<Map<String, String>>> expressions) {
  LabelSelector {
    labels = Map.copyOf(labels);
    expressions = List.copyOf(expressions);
  }

  /// A selector written as labels alone; one with anything but text in it matches nothing.
  static LabelSelector ofLabels(Optional<YamlMapping> labels) {
    Map<String, String> texts = Manifest.texts(labels);
    boolean wrong = labels.isPresent() && labels.get().entries().size() > texts.size();
    return new LabelSelector(texts, wrong ? List.of(actual -> false) : List.of());
  }

  static LabelSelector parse(YamlMapping selector) {
    List<Predicate<Map<String, String>>> expressions = new ArrayList<>();
    for (YamlMapping expression : selector.mappings("matchExpressions")) {
      expressions.add(expression(expression));
    }
    LabelSelector labels = ofLabels(selector.mapping("matchLabels"));
    expressions.addAll(labels.expressions());
    return new LabelSelector(labels.labels(), expressions);
  }

  /// Whether it asks for nothing, so that everything matches.
  boolean isEmpty() {
    return labels.isEmpty() && expressions.isEmpty();
  }

  boolean matches(Map<String, String> actual) {
    return actual.entrySet().containsAll(labels.entrySet())
        && expressions.stream().allMatch(expression -> expression.test(actual));
  }

  private static Predicate<Map<String, String>> expression(YamlMapping expression) {
    String key = expression.text("key").orElse("");
    List<String> values = texts(expression.items("values"));
    return switch (expression.text("operator").orElse("")) {
      case "In" ->
          actual -> Optional.ofNullable(actual.get(key)).filter(values::contains).isPresent();
      case "NotIn" -> actual -> !values.contains(actual.getOrDefault(key, "\0"));
      case "Exists" -> actual -> actual.containsKey(key);
      case "DoesNotExist" -> actual -> !actual.containsKey(key);
      default -> actual -> false;
    };
  }

  static List<String> texts(List<YamlNode> items) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlScalar scalar && !scalar.isNull()) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }
}
