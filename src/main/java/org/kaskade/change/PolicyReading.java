package org.kaskade.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.SchemaProblem;
import org.kaskade.schema.Suggestions;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// One mapping of a policy. What is missing or of the wrong kind is noted and reads as something
/// harmless, so that all mistakes of a file are told at once.
record PolicyReading(String path, YamlMapping mapping, List<SchemaProblem> problems) {
  void problem(int line, String message) {
    problems.add(new SchemaProblem(path, line, message));
  }

  int line(String key) {
    return mapping.lineOf(key);
  }

  boolean has(String key) {
    return mapping.get(key) != null;
  }

  /// Notes keys other than these, and those of them that have to be there and aren't.
  void expect(List<String> required, List<String> optional) {
    List<String> known = new ArrayList<>(required);
    known.addAll(optional);
    for (String key : mapping.entries().keySet()) {
      if (!known.contains(key)) {
        problem(
            line(key),
            "'%s' is not known here%s. Known are %s."
                .formatted(key, Suggestions.didYouMean(key, known), String.join(", ", known)));
      }
    }
    for (String key : required) {
      if (!has(key)) {
        problem(mapping.line(), "'%s' is missing. Add it.".formatted(key));
      }
    }
  }

  Optional<PolicyReading> below(String key) {
    YamlNode node = mapping.get(key);
    if (node instanceof YamlMapping below) {
      return Optional.of(new PolicyReading(path, below, problems));
    }
    if (node != null) {
      problem(line(key), "'%s' takes keys and values below it.".formatted(key));
    }
    return Optional.empty();
  }

  /// The mappings below each key of the mapping at a key.
  Map<String, PolicyReading> each(String key) {
    Map<String, PolicyReading> found = new LinkedHashMap<>();
    below(key)
        .ifPresent(section ->
            section
                .mapping
                .entries()
                .keySet()
                .forEach(name -> section.below(name).ifPresent(one -> found.put(name, one))));
    return found;
  }

  /// The mappings of the list at a key.
  List<PolicyReading> items(String key) {
    List<PolicyReading> found = new ArrayList<>();
    YamlNode node = mapping.get(key);
    if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlMapping one) {
          found.add(new PolicyReading(path, one, problems));
        } else {
          problem(item.line(), "each of '%s' takes keys and values.".formatted(key));
        }
      }
    } else if (node != null) {
      problem(line(key), "'%s' takes a list.".formatted(key));
    }
    return found;
  }

  /// The text of a key, or an empty one.
  String text(String key) {
    YamlNode node = mapping.get(key);
    if (node instanceof YamlScalar scalar
        && scalar.value() instanceof String text
        && !text.isBlank()) {
      return text.strip();
    }
    if (node != null) {
      problem(line(key), "'%s' takes a text that isn't empty.".formatted(key));
    }
    return "";
  }

  List<String> texts(String key) {
    List<String> found = new ArrayList<>();
    if (mapping.get(key) instanceof YamlSequence sequence && !sequence.items().isEmpty()) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlScalar scalar && scalar.value() instanceof String text) {
          found.add(text);
        } else {
          problem(item.line(), "each of '%s' is a text.".formatted(key));
        }
      }
    } else if (has(key)) {
      problem(line(key), "'%s' takes a list of texts, e.g. [first, second].".formatted(key));
    }
    return found;
  }

  /// Those of a key, each one of the known.
  SortedSet<String> words(String key, Collection<String> known) {
    SortedSet<String> found = new TreeSet<>();
    for (String word : texts(key)) {
      if (known.contains(word)) {
        found.add(word);
      } else {
        problem(line(key), unknown(key, word, known));
      }
    }
    return found;
  }

  /// A constant of an enumeration; its first where something else stands.
  <E extends Enum<E>> E constant(String key, Class<E> type) {
    List<String> known = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    String word = text(key);
    if (known.contains(word)) {
      return Enum.valueOf(type, word);
    }
    if (!word.isEmpty()) {
      problem(line(key), unknown(key, word, known));
    }
    return type.getEnumConstants()[0];
  }

  String unknown(String key, String word, Collection<String> known) {
    return "'%s' names '%s', which is not known%s. Known are %s."
        .formatted(key, word, Suggestions.didYouMean(word, known), String.join(", ", known));
  }

  /// The number of a key within bounds; `least` where none stands.
  double number(String key, double least, double most) {
    Double number = numberOrNull(key);
    if (number == null) {
      return least;
    }
    if (number < least || number > most) {
      problem(
          line(key),
          "'%s' is %s; give a number from %s to %s."
              .formatted(key, plain(number), plain(least), plain(most)));
      return least;
    }
    return number;
  }

  int whole(String key, int least, int most) {
    double number = number(key, least, most);
    if (number != Math.rint(number)) {
      problem(line(key), "'%s' takes a whole number.".formatted(key));
    }
    return (int) number;
  }

  private @Nullable Double numberOrNull(String key) {
    YamlNode node = mapping.get(key);
    if (node instanceof YamlScalar scalar && scalar.value() instanceof Number number) {
      return number.doubleValue();
    }
    if (node != null) {
      problem(line(key), "'%s' takes a number.".formatted(key));
    }
    return null;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
