package org.kaskade.importers.git;

import java.util.ArrayList;
import java.util.List;

/// Writes out the alternatives of a glob: `a.{yml,yaml}` is `a.yml` and `a.yaml`.
final class Braces {
  private static final int MAXIMUM_ALTERNATIVES = 1_000;

  private Braces() {}

  static List<String> expand(String glob) {
    List<String> expanded = new ArrayList<>();
    List<String> open = new ArrayList<>(List.of(glob));
    while (!open.isEmpty()) {
      String next = open.removeLast();
      int from = indexOf(next, 0, '{');
      if (from < 0) {
        if (indexOf(next, 0, '}') >= 0) {
          throw new IllegalArgumentException("has a '}' without '{'; write \\} for the character");
        }
        expanded.add(next);
      } else {
        open.addAll(alternatives(next, from));
      }
      if (expanded.size() + open.size() > MAXIMUM_ALTERNATIVES) {
        throw new IllegalArgumentException(
            "has more than " + MAXIMUM_ALTERNATIVES + " alternatives in its braces");
      }
    }
    return expanded;
  }

  private static List<String> alternatives(String glob, int from) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = from + 1;
    for (int i = from; i < glob.length(); i = next(glob, i)) {
      char c = glob.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == ',' && depth == 1) {
        parts.add(glob.substring(start, i));
        start = i + 1;
      } else if (c == '}' && --depth == 0) {
        parts.add(glob.substring(start, i));
        String before = glob.substring(0, from);
        String after = glob.substring(i + 1);
        return parts.stream().map(part -> before + part + after).toList();
      }
    }
    throw new IllegalArgumentException("has a '{' without '}'; write \\{ for the character");
  }

  private static int indexOf(String glob, int from, char wanted) {
    for (int i = from; i < glob.length(); i = next(glob, i)) {
      if (glob.charAt(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  /// The position after the character, escape or class at this one.
  private static int next(String glob, int at) {
    if (glob.charAt(at) == '\\') {
      return at + 2;
    }
    if (glob.charAt(at) == '[') {
      int end = GlobPattern.endOfClass(glob, at);
      return end < 0 ? at + 1 : end + 1;
    }
    return at + 1;
  }
}
