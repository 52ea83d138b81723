package org.kaskade.graph;

import java.util.Comparator;

/// Compares texts by their Unicode code points, as every answer that is ordered by key does.
///
/// `String.compareTo` compares UTF-16 units and would put U+10000 and above before U+E000.
enum CodePointOrder implements Comparator<String> {
  BY_CODE_POINT;

  @Override
  public int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int at = 0;
    while (at < shorter && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    if (at == shorter) {
      return Integer.compare(a.length(), b.length());
    }
    if (at > 0 && Character.isHighSurrogate(a.charAt(at - 1))) {
      int whole = Integer.compare(a.codePointAt(at - 1), b.codePointAt(at - 1));
      if (whole != 0) {
        return whole;
      }
    }
    return Integer.compare(a.codePointAt(at), b.codePointAt(at));
  }
}
