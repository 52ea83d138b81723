package org.kaskade.yaml;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A single value: its text, and whether it stood without quotes.
///
/// @param text the value's text, unquoted and unescaped
/// @param plain whether it stood without quotes; only plain scalars can be null, booleans or
///   numbers
/// @param tag the explicit tag such as `!vault`, or null
/// @param line from 1
public record YamlScalar(String text, boolean plain, @Nullable String tag, int line)
    implements YamlNode {
  private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]{1,3})?");
  private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");

  /// Whether this is YAML's null: empty, `~` or `null`, unquoted.
  public boolean isNull() {
    return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
  }

  /// The value as null, `Boolean`, `Long`, `Double` or `String`, as YAML 1.2's core schema reads
  /// it.
  public @Nullable Object value() {
    if (isNull()) {
      return null;
    }
    if (!plain || text.length() > 40) {
      return text;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> numberOrText();
    };
  }

  private Object numberOrText() {
    if (Character.isLetter(text.charAt(0))) {
      return text;
    }
    try {
      if (INTEGER.matcher(text).matches()) {
        return Long.valueOf(text);
      }
      if (NUMBER.matcher(text).matches() && !LEADING_ZERO.matcher(text).matches()) {
        return new BigDecimal(text).doubleValue();
      }
    } catch (NumberFormatException tooLong) {
      return text;
    }
    return text;
  }
}
