package org.kaskade.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Takes a condition apart at its outermost `and`s, and finds the names it looks up.
final class Operands {
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "in", "true", "false", "null", "function");

  private final String text;
  private final List<String> operands = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private int depth;

  /// How deep it stood where names began to mean something else than fields of the record; 0 where
  /// they do mean those.
  private int foreign;

  private int start;

  /// The last word that is no blank.
  private String last = "";

  /// Whether something binds weaker than `and`, so that the parts aren't operands.
  private boolean whole;

  private Operands(String text) {
    this.text = text;
    new Words(text).forEach(this::see);
    operands.add(text.substring(start).strip());
  }

  static Operands of(String text) {
    return new Operands(text);
  }

  /// The operands of `and`, or the whole.
  List<String> all() {
    return whole ? List.of(text.strip()) : List.copyOf(operands);
  }

  /// Names that are looked up in the record itself.
  Set<String> names() {
    return Set.copyOf(names);
  }

  private void see(Words.Word word) {
    switch (word.kind()) {
      case NAME -> name(word);
      case SIGN -> sign(word);
      case QUOTED, BLANK -> {
        // Says nothing about the shape.
      }
    }
    if (word.kind() != Words.Kind.BLANK) {
      last = word.text();
    }
  }

  private void name(Words.Word word) {
    boolean variable = word.before() == '$' || word.before() == '.';
    if (depth == 0 && !variable && word.text().equals("and")) {
      operands.add(text.substring(start, word.start()).strip());
      start = word.start() + 3;
    } else if (depth == 0 && !variable && word.text().equals("or")) {
      whole = true;
    }
    if (!variable && foreign == 0 && word.next() != '(' && !KEYWORDS.contains(word.text())) {
      names.add(word.text().replace("`", ""));
    }
  }

  private void sign(Words.Word word) {
    switch (word.text()) {
      case "(", "[", "{" -> {
        depth++;
        boolean other = !word.text().equals("(") || word.before() == '.';
        if (other && foreign == 0 && !(word.text().equals("[") && !isValue(last))) {
          foreign = depth;
        }
      }
      case ")", "]", "}" -> {
        if (foreign == depth) {
          foreign = 0;
        }
        depth--;
      }
      case "?", ";", "~" -> whole |= depth == 0;
      default -> {
        // An operator that binds stronger than `and`.
      }
    }
  }

  /// Whether a bracket after this is a predicate and not a list.
  private static boolean isValue(String word) {
    return !word.isEmpty()
        && !KEYWORDS.contains(word)
        && (Character.isLetterOrDigit(word.charAt(0)) || "_)]}`'\"".indexOf(word.charAt(0)) >= 0);
  }
}
