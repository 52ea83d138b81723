package org.kaskade.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// The keys of one mapping in a declaration. What is asked for and is of the wrong kind is reported
/// and reads as missing.
///
/// @param file where it stands
/// @param mapping the keys and values
/// @param problems where to report
record Section(DeclarationFile file, YamlMapping mapping, Problems problems) {

  /// A text and where it stands.
  record Text(String value, int line) {}

  /// Reports keys other than these.
  void allowOnly(List<String> known) {
    for (String key : mapping.entries().keySet()) {
      if (!known.contains(key)) {
        problem(
            mapping.lineOf(key),
            "'%s' is not known here%s. Known are %s."
                .formatted(key, Suggestions.didYouMean(key, known), String.join(", ", known)));
      }
    }
  }

  boolean has(String key) {
    return mapping.get(key) != null;
  }

  int lineOf(String key) {
    return mapping.lineOf(key);
  }

  void problem(int line, String message) {
    problems.add(file, line, message);
  }

  /// The text of a key that must be there.
  Optional<Text> required(String key, String advice) {
    if (!has(key)) {
      problem(mapping.line(), "'%s' is missing. %s".formatted(key, advice));
      return Optional.empty();
    }
    return text(key);
  }

  /// A sentence that must be there.
  String description(String advice) {
    return required("description", advice).map(Text::value).orElse("");
  }

  Optional<Text> text(String key) {
    YamlNode node = mapping.get(key);
    return node == null ? Optional.empty() : text(key, node, mapping.lineOf(key));
  }

  private Optional<Text> text(String key, YamlNode node, int line) {
    if (!(node instanceof YamlScalar scalar)) {
      problem(line, "'%s' takes a text, but a %s stands here.".formatted(key, kind(node)));
      return Optional.empty();
    }
    if (!(scalar.value() instanceof String text)) {
      problem(
          line,
          scalar.isNull()
              ? "'%s' is empty. Write a text, or remove the key.".formatted(key)
              : "'%s' takes a text. Put \"%s\" in quotes if it is meant as one."
                  .formatted(key, scalar.text()));
      return Optional.empty();
    }
    if (text.isBlank()) {
      problem(line, "'%s' is empty. Write a text, or remove the key.".formatted(key));
      return Optional.empty();
    }
    return Optional.of(new Text(text.strip(), line));
  }

  /// Null where the key is missing.
  @Nullable Boolean flag(String key) {
    YamlNode node = mapping.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof YamlScalar scalar && scalar.value() instanceof Boolean flag) {
      return flag;
    }
    problem(mapping.lineOf(key), "'%s' takes true or false.".formatted(key));
    return null;
  }

  /// A number from 0 to 100, or null where there is none, which is reported unless the key is
  /// missing.
  @Nullable Double percentage(String key) {
    YamlNode node = mapping.get(key);
    if (node == null) {
      return null;
    }
    if (node instanceof YamlScalar scalar
        && scalar.value() instanceof Number number
        && number.doubleValue() >= 0
        && number.doubleValue() <= 100) {
      return number.doubleValue();
    }
    problem(mapping.lineOf(key), "'%s' takes a number of percent from 0 to 100.".formatted(key));
    return null;
  }

  /// The mapping below a key, or null where there is none.
  @Nullable Section section(String key) {
    YamlNode node = mapping.get(key);
    return node == null ? null : section(key, node, mapping.lineOf(key));
  }

  /// @param what what it says, for people
  @Nullable Section section(String what, YamlNode node, int line) {
    if (node instanceof YamlMapping below) {
      return new Section(file, below, problems);
    }
    problem(line, "'%s' takes a mapping, but a %s stands here.".formatted(what, kind(node)));
    return null;
  }

  /// The mappings below the keys of the mapping at a key, by key.
  Map<String, Section> sections(String key) {
    Map<String, Section> found = new LinkedHashMap<>();
    Section below = section(key);
    if (below != null) {
      below
          .mapping()
          .entries()
          .forEach((name, node) -> {
            Section each = below.section(name, node, below.lineOf(name));
            if (each != null) {
              found.put(name, each);
            }
          });
    }
    return found;
  }

  /// The texts of a sequence, or the one text that stands in its place.
  List<Text> textOrTexts(String key) {
    return mapping.get(key) instanceof YamlScalar ? text(key).stream().toList() : texts(key);
  }

  List<Text> texts(String key) {
    YamlNode node = mapping.get(key);
    return node == null ? List.of() : texts(key, node, mapping.lineOf(key));
  }

  /// The texts of a sequence, each of which may stand once.
  List<Text> texts(String key, YamlNode node, int line) {
    if (!(node instanceof YamlSequence sequence)) {
      problem(line, "'%s' takes a list, e.g. [first, second].".formatted(key));
      return List.of();
    }
    if (sequence.items().isEmpty()) {
      problem(line, "'%s' is an empty list. Fill it, or remove it.".formatted(key));
    }
    List<Text> found = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      text(key, item, item.line())
          .ifPresent(text -> {
            if (found.stream().anyMatch(other -> other.value().equals(text.value()))) {
              problem(
                  text.line(), "'%s' names '%s' twice. Remove one.".formatted(key, text.value()));
            } else {
              found.add(text);
            }
          });
    }
    return found;
  }

  static String kind(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> "mapping";
      case YamlSequence sequence -> "list";
      case YamlScalar scalar -> "single value";
    };
  }
}
