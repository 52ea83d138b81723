package org.kaskade.expression;

import java.util.regex.Matcher;

/// The text that `$replace` puts in place of a match: `$1` is the first group, `$0` the whole
/// match, `$$` a dollar sign.
final class Replacement {
  private Replacement() {}

  static String expanded(String written, Matcher match) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < written.length()) {
      char c = written.charAt(i++);
      if (c != '$' || i == written.length()) {
        text.append(c);
      } else if (written.charAt(i) == '$') {
        text.append('$');
        i++;
      } else {
        int digits = i;
        int group = 0;
        while (digits < written.length() && isDigit(written.charAt(digits)) && group < 1_000) {
          int longer = group * 10 + written.charAt(digits) - '0';
          if (longer > match.groupCount() && digits > i) {
            break;
          }
          group = longer;
          digits++;
        }
        if (digits == i) {
          text.append(c);
        } else if (group <= match.groupCount()) {
          String found = match.group(group);
          text.append(found == null ? "" : found);
        }
        i = digits;
      }
    }
    return text.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
