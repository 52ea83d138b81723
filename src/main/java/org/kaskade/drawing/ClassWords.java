package org.kaskade.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// What people call the classes of CIs: as pages do, so that pictures and documents say the same.
///
/// In English a class is called by its name, and so is in any language a class that the shipped
/// schema doesn't have.
public final class ClassWords {
  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final int LONGEST = 60;
  private static final Map<String, String> GERMAN = terms(Language.DE);

  private ClassWords() {}

  /// `VirtualMachine` as people write it.
  public static String of(String ciClass, Language language) {
    String term = language == Language.DE ? GERMAN.get(ciClass) : null;
    return term != null
        ? term
        : CAPITAL
            .matcher(Cut.middle(ciClass, LONGEST, Integer.MAX_VALUE))
            .replaceAll(" ")
            .toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> terms(Language language) {
    String resource = "/pages/app/words/terms.%s.json".formatted(language.tag());
    try (InputStream terms = ClassWords.class.getResourceAsStream(resource)) {
      if (terms == null) {
        throw new IllegalStateException(
            resource + " is not on the class path; it belongs to the program.");
      }
      Map<String, String> names = new HashMap<>();
      JsonMapper.shared()
          .readTree(terms)
          .path("names")
          .properties()
          .forEach(term -> names.put(term.getKey(), term.getValue().asString()));
      return Map.copyOf(names);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
