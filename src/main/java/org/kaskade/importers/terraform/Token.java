package org.kaskade.importers.terraform;

import java.util.List;

/// A word of HCL.
///
/// @param text of a string the part that stands there as it is, unescaped
/// @param inserts of a string what stands between `${` and `}`
/// @param line from 1
record Token(Kind kind, String text, List<List<Token>> inserts, int line) {
  /// What sort of word.
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    /// One character, or two of an operator.
    MARK,
    NEWLINE
  }

  Token {
    inserts = List.copyOf(inserts);
  }

  boolean is(String mark) {
    return kind == Kind.MARK && text.equals(mark);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  boolean opens() {
    return kind == Kind.MARK && (text.equals("(") || text.equals("[") || text.equals("{"));
  }

  boolean closes() {
    return kind == Kind.MARK && (text.equals(")") || text.equals("]") || text.equals("}"));
  }
}
