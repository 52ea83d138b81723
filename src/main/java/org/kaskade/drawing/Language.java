package org.kaskade.drawing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A language that pictures and documents are written in.
public enum Language {
  /// English.
  EN(Locale.UK),
  /// German.
  DE(Locale.GERMANY);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /// That of a tag such as `de-AT`: German where it says so, else English.
  public static Language named(@Nullable String tag) {
    return tag != null && tag.toLowerCase(Locale.ROOT).startsWith(DE.tag()) ? DE : EN;
  }

  /// Whose numbers and dates are used: day before month, 24 hours.
  public Locale locale() {
    return locale;
  }

  /// As in `lang` attributes.
  public String tag() {
    return locale.getLanguage();
  }
}
