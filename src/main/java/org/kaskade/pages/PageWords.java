package org.kaskade.pages;

import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The words of pages, out of the files that their modules read too.
final class PageWords {
  private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

  private final Map<Tongue, Map<String, String>> words = new EnumMap<>(Tongue.class);

  PageWords(AppFiles files) {
    for (Tongue tongue : Tongue.values()) {
      words.put(tongue, JsonMapper.shared().readValue(files.text(file(tongue)), WORDS));
    }
  }

  static String file(Tongue tongue) {
    return "words/" + tongue.code() + ".json";
  }

  String get(Tongue tongue, String key) {
    String word = words.getOrDefault(tongue, Map.of()).get(key);
    if (word == null) {
      throw new IllegalArgumentException("No word %s in %s".formatted(key, file(tongue)));
    }
    return word;
  }
}
