package org.kaskade.importers.git;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// What stands between `[` and `]` in a glob.
final class CharacterClass {
  private CharacterClass() {}

  private record Range(int from, int to) {}

  static IntPredicate compile(String content) {
    boolean negated = content.startsWith("!") || content.startsWith("^");
    if (content.contains("[:")) {
      throw new IllegalArgumentException("names a class like [:alpha:]; write a range like [a-z]");
    }
    int[] characters = content.substring(negated ? 1 : 0).codePoints().toArray();
    List<Range> ranges = new ArrayList<>();
    int at = 0;
    while (at < characters.length) {
      at = escape(characters, at);
      int from = characters[at++];
      int to = from;
      if (at + 1 < characters.length && characters[at] == '-') {
        at = escape(characters, at + 1);
        to = characters[at++];
      }
      if (to < from) {
        throw new IllegalArgumentException(
            "has the range %s-%s, which is backwards"
                .formatted(Character.toString(from), Character.toString(to)));
      }
      ranges.add(new Range(from, to));
    }
    return c -> ranges.stream().anyMatch(range -> range.from <= c && c <= range.to) != negated;
  }

  private static int escape(int[] characters, int at) {
    return characters[at] == '\\' && at + 1 < characters.length ? at + 1 : at;
  }
}
