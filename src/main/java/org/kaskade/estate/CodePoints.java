package org.kaskade.estate;

import java.util.Comparator;

/// Order of texts by Unicode code points, the one order of keys and names everywhere.
public final class CodePoints {
  /// Differs from {@link String#compareTo} only beyond the basic multilingual plane.
  public static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  private static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean bothBasicOrBothNot = Character.isSurrogate(x) == Character.isSurrogate(y);
        return bothBasicOrBothNot ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
