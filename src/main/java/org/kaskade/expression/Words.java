package org.kaskade.expression;

import java.util.function.Consumer;

/// The words of a JSONata expression from left to right: names, quoted texts and comments as one
/// word each, all else character by character.
final class Words {
  private final String text;
  private int at;
  private char before = ' ';

  Words(String text) {
    this.text = text;
  }

  enum Kind {
    NAME,
    QUOTED,
    SIGN,
    BLANK
  }

  /// @param before the last character before it that is no blank; a blank at the start
  /// @param next the first one after it that is no blank; a blank at the end
  record Word(Kind kind, String text, int start, char before, char next) {}

  void forEach(Consumer<Word> consumer) {
    while (at < text.length()) {
      int start = at;
      Kind kind = skip();
      String word = text.substring(start, at);
      consumer.accept(new Word(kind, word, start, before, next()));
      if (kind != Kind.BLANK) {
        before = text.charAt(at - 1);
      }
    }
  }

  private Kind skip() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
      return Kind.BLANK;
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
      return Kind.BLANK;
    }
    if (c == '"' || c == '\'' || c == '`') {
      at++;
      while (at < text.length() && text.charAt(at) != c) {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      at = Math.min(text.length(), at + 1);
      return c == '`' ? Kind.NAME : Kind.QUOTED;
    }
    if (Character.isLetter(c) || c == '_') {
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
        at++;
      }
      return Kind.NAME;
    }
    at++;
    return Kind.SIGN;
  }

  private char next() {
    for (int i = at; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return text.charAt(i);
      }
    }
    return ' ';
  }
}
