package org.kaskade.importers.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.schema.Suggestions;

/// The options of a source, or of a part of it, with the mistakes in them.
///
/// @param place how messages call them, e.g. `dependencies[0].`; empty for those of the source
record Options(Map<?, ?> values, String place, List<String> mistakes) {

  void allowOnly(List<String> known) {
    for (Object key : values.keySet()) {
      String name = String.valueOf(key);
      if (!known.contains(name)) {
        mistake(
            "option '%s%s' is not known%s. Known are %s."
                .formatted(
                    place, name, Suggestions.didYouMean(name, known), String.join(", ", known)));
      }
    }
  }

  void mistake(String message) {
    mistakes.add(message);
  }

  Optional<String> text(String name) {
    Object value = values.get(name);
    if (value == null || (value instanceof String blank && blank.isEmpty())) {
      return Optional.empty();
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return Optional.of(value.toString());
    }
    mistake("option '%s%s' takes a text.".formatted(place, name));
    return Optional.empty();
  }

  /// Texts of a list; a text alone is a list of one.
  List<String> texts(String name) {
    Object value = values.get(name);
    List<String> texts = new ArrayList<>();
    for (Object item :
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
      if (item instanceof String || item instanceof Number) {
        texts.add(item.toString());
      } else {
        mistake("option '%s%s' takes a text or a list of texts.".formatted(place, name));
        return List.of();
      }
    }
    return texts;
  }

  /// Text by text.
  Map<String, String> table(String name) {
    Object value = values.get(name);
    Map<String, String> table = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((from, to) -> table.put(String.valueOf(from), to == null ? "" : to.toString()));
    } else if (value != null) {
      mistake(
          "option '%s%s' takes an object, e.g. {\"Host name\": \"fqdn\"}.".formatted(place, name));
    }
    return table;
  }

  List<Options> objects(String name) {
    Object value = values.get(name);
    List<Options> objects = new ArrayList<>();
    List<?> items =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Map<?, ?> map) {
        objects.add(new Options(map, "%s%s[%d].".formatted(place, name, i), mistakes));
      } else {
        mistake("option '%s%s' takes a list of objects.".formatted(place, name));
      }
    }
    return objects;
  }
}
