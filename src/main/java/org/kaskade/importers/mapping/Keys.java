package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Suggestions;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// The keys of one object in a mapping. What is asked for and is of the wrong kind is reported and
/// reads as missing.
///
/// @param file path of the mapping
/// @param object keys and values
/// @param problems where to report
record Keys(String file, YamlMapping object, List<MappingProblem> problems) {

  /// Reports keys other than these.
  void allowOnly(List<String> known) {
    for (String key : object.entries().keySet()) {
      if (!known.contains(key)) {
        problem(
            object.lineOf(key),
            "'%s' is not known here%s. Known are %s."
                .formatted(key, Suggestions.didYouMean(key, known), String.join(", ", known)));
      }
    }
  }

  boolean has(String key) {
    return object.get(key) != null;
  }

  int line() {
    return object.line();
  }

  int lineOf(String key) {
    return object.lineOf(key);
  }

  /// Where a key stands, for messages about what its value gives.
  String at(String key) {
    return "%s:%d: '%s'".formatted(file, lineOf(key), key);
  }

  void problem(int line, String message) {
    problems.add(new MappingProblem(file, line, message));
  }

  void missing(String key, String advice) {
    problem(line(), "'%s' is missing. %s".formatted(key, advice));
  }

  Optional<String> text(String key) {
    YamlNode node = object.get(key);
    if (node == null) {
      return Optional.empty();
    }
    Optional<String> text = text(node);
    if (text.isEmpty()) {
      problem(lineOf(key), "'%s' takes a text.".formatted(key));
    }
    return text;
  }

  static Optional<String> text(YamlNode node) {
    return node instanceof YamlScalar scalar && !scalar.isNull() && !scalar.text().isBlank()
        ? Optional.of(scalar.text().strip())
        : Optional.empty();
  }

  boolean flag(String key) {
    YamlNode node = object.get(key);
    if (node == null) {
      return false;
    }
    if (node instanceof YamlScalar scalar && scalar.value() instanceof Boolean flag) {
      return flag;
    }
    problem(lineOf(key), "'%s' takes true or false.".formatted(key));
    return false;
  }

  /// Texts of a list; a text alone is a list of one.
  List<String> texts(String key) {
    YamlNode node = object.get(key);
    List<String> texts = new ArrayList<>();
    if (node == null) {
      return texts;
    }
    List<YamlNode> items = node instanceof YamlSequence sequence ? sequence.items() : List.of(node);
    for (YamlNode item : items) {
      text(item)
          .ifPresentOrElse(
              texts::add,
              () -> problem(item.line(), "'%s' takes a text or a list of texts.".formatted(key)));
    }
    return texts;
  }

  @Nullable Keys object(String key) {
    YamlNode node = object.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof YamlMapping mapping) {
      return new Keys(file, mapping, problems);
    }
    problem(lineOf(key), "'%s' takes keys with values.".formatted(key));
    return null;
  }

  List<Keys> objects(String key) {
    YamlNode node = object.get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlSequence sequence)) {
      problem(lineOf(key), "'%s' takes a list; begin each item with '- '.".formatted(key));
      return List.of();
    }
    List<Keys> objects = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      if (item instanceof YamlMapping mapping) {
        objects.add(new Keys(file, mapping, problems));
      } else {
        problem(item.line(), "an item of '%s' takes keys with values.".formatted(key));
      }
    }
    return objects;
  }
}
