package org.kaskade.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// The words of a feature in each language, from `<language>.properties` beside each other in one
/// folder of the class path. Texts are `MessageFormat` patterns.
public final class Words {
  private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);

  /// @param folder on the class path, e.g. `drawing`
  public Words(String folder) {
    for (Language language : Language.values()) {
      patterns.put(language, read("/%s/%s.properties".formatted(folder, language.tag())));
    }
  }

  private static Map<String, String> read(String resource) {
    Properties properties = new Properties();
    try (InputStream stream = Words.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            resource + " is not on the class path; it belongs to the program.");
      }
      try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> read = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
    return Map.copyOf(read);
  }

  /// The text of this name, with the arguments put in as they are.
  ///
  /// @throws IllegalArgumentException when there is no such text
  public String say(Language language, String name, Object... arguments) {
    String pattern = patterns.getOrDefault(language, Map.of()).get(name);
    if (pattern == null) {
      throw new IllegalArgumentException(
          "There is no text '%s' in %s; known: %s.".formatted(name, language, names(language)));
    }
    return new MessageFormat(pattern, language.locale()).format(arguments);
  }

  /// One or several things: `a`, `a and b`, or the first two and how many more.
  public String list(Language language, List<String> things) {
    return switch (things.size()) {
      case 0 -> "";
      case 1 -> things.getFirst();
      case 2 -> say(language, "list.two", things.get(0), things.get(1));
      default -> say(language, "list.more", things.get(0), things.get(1), things.size() - 2);
    };
  }

  Set<String> names(Language language) {
    return patterns.getOrDefault(language, Map.of()).keySet();
  }
}
