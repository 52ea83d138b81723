package org.kaskade.drawing;

import java.util.Locale;

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

  /// Whose numbers and dates are used: day before month, 24 hours.
  public Locale locale() {
    return locale;
  }

  /// As in `lang` attributes.
  public String tag() {
    return locale.getLanguage();
  }
}
