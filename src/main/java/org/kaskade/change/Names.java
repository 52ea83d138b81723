package org.kaskade.change;

import java.util.List;
import java.util.Locale;

/// Some names for a sentence, and how many there are.
///
/// @param shown the first few
record Names(List<String> shown, int all) implements Worded {
  private static final int MOST = 4;

  Names {
    shown = List.copyOf(shown);
  }

  static Names of(List<String> names) {
    return new Names(names.subList(0, Math.min(MOST, names.size())), names.size());
  }

  @Override
  public String in(Locale language) {
    String first = String.join(", ", shown);
    int more = all - shown.size();
    if (more == 0) {
      return first.isEmpty() ? "–" : first;
    }
    return language.getLanguage().equals("de")
        ? "%s und %d weitere".formatted(first, more)
        : "%s and %d more".formatted(first, more);
  }
}
