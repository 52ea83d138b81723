package org.kaskade.change;

import java.util.Locale;

/// A value of a sentence that is another word in another language.
sealed interface Worded permits Names, Term {
  /// As this language has it; English where it isn't known.
  String in(Locale language);
}
