package org.kaskade.importers.git;

/// Text from a repository or a server, made fit to be shown.
final class Text {
  private Text() {}

  /// Control and formatting characters written as `\u001b`, so that they can't act on a terminal.
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (Character.isISOControl(c)
              || Character.getType(c) == Character.FORMAT
              || Character.getType(c) == Character.SURROGATE
              || Character.getType(c) == Character.LINE_SEPARATOR
              || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
            printable.append(String.format("\\u%04x", c));
          } else {
            printable.appendCodePoint(c);
          }
        });
    return printable.toString();
  }

  /// At most so many characters.
  static String cut(String text, int length) {
    return text.length() <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, length) - 1)) + "…";
  }
}
