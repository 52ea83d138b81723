package org.kaskade.change;

import java.text.NumberFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence with places for values: `{share}` for the value alone, `{changes:change|changes}` for
/// the value and the word that fits it, the first for 1 and the second for any other number.
///
/// Numbers have at most one decimal and are written as the language does.
record SentenceTemplate(String text, Locale language) {
  private static final Pattern PLACE =
      Pattern.compile("\\{([A-Za-z]+)(?::([^|{}]*)\\|([^|{}]*))?}");

  /// The values it needs, in order.
  Set<String> values() {
    Set<String> values = new LinkedHashSet<>();
    PLACE.matcher(text).results().forEach(place -> values.add(place.group(1)));
    return values;
  }

  /// Whether every brace belongs to a place.
  boolean isWellFormed() {
    String rest = PLACE.matcher(text).replaceAll("");
    return !rest.contains("{") && !rest.contains("}");
  }

  /// The sentence with these values.
  ///
  /// @param values numbers, texts and {@link Worded}; one that is missing shows as a dash
  String fill(Map<String, ?> values) {
    return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(shown(place, values)));
  }

  private String shown(MatchResult place, Map<String, ?> values) {
    Object value = values.get(place.group(1));
    return switch (value) {
      case null -> "–";
      case Number number ->
          place.group(2) == null
              ? number(number)
              : number(number)
                  + " "
                  + (number.doubleValue() == 1 ? place.group(2) : place.group(3));
      case Worded worded -> worded.in(language);
      default -> value.toString();
    };
  }

  private String number(Number number) {
    NumberFormat format = NumberFormat.getNumberInstance(language);
    format.setMaximumFractionDigits(1);
    return format.format(number.doubleValue());
  }
}
