package org.kaskade.importers.mapping;

/// The lines that the records of a CSV text begin on, one after another: empty lines are none, and
/// quoted cells go on over line breaks.
final class CsvLines {
  private final String text;
  private int at;
  private int line = 1;

  CsvLines(String text) {
    this.text = text;
  }

  /// The line of the record that comes next.
  int line() {
    return line;
  }

  /// The line the next record begins on.
  int next() {
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      lineBreak();
    }
    int begin = line;
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        lineBreak();
        if (!quoted) {
          break;
        }
      } else {
        quoted = c == '"' ? !quoted : quoted;
        at++;
      }
    }
    return begin;
  }

  private void lineBreak() {
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line++;
  }
}
