package org.kaskade.expression;

/// Finds regular expressions in a JSONata expression.
///
/// As an argument a regular expression is matched by {@link BoundedFunctions}, within the time
/// there is; applied by itself (`name ~> /x/`) it would be matched by the library without a bound.
final class RegexPlaces {
  private static final String BEFORE_REGEX = "(,~>:=;?[{<&+-*|";

  private RegexPlaces() {}

  static boolean hasRegexOutsideArguments(String text) {
    char before = '(';
    boolean call = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
        continue;
      }
      if (text.startsWith("/*", i)) {
        int end = text.indexOf("*/", i + 2);
        i = end < 0 ? text.length() : end + 2;
        continue;
      }
      if (c == '"' || c == '\'' || c == '`') {
        i = quoteEnd(text, i, c);
      } else if (c == '/' && BEFORE_REGEX.indexOf(before) >= 0) {
        int end = quoteEnd(text, i, '/');
        while (end < text.length() && "im".indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        boolean argument = before == ',' || (before == '(' && call);
        if (!argument || !endsArgument(text, end)) {
          return true;
        }
        i = end;
      } else {
        call = c == '(' && (Character.isLetterOrDigit(before) || before == '_');
        i++;
      }
      before = c;
    }
    return false;
  }

  private static boolean endsArgument(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i < text.length() && (text.charAt(i) == ',' || text.charAt(i) == ')');
  }

  /// Behind the closing quote.
  private static int quoteEnd(String text, int open, char quote) {
    int i = open + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + 1);
  }
}
