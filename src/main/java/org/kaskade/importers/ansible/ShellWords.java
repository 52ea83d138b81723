package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.List;

/// Splits a line into words as a shell does: quotes, backslashes, and `#` for a comment.
final class ShellWords {
  private ShellWords() {}

  static List<String> split(String line) throws InvalidEntry {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && quote == '"' && i + 1 < line.length()) {
          char next = line.charAt(++i);
          if (next != '"' && next != '\\') {
            word.append(c);
          }
          word.append(next);
        } else {
          word.append(c);
        }
      } else if (c == '#') {
        break;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        inWord = true;
        if (c == '\'' || c == '"') {
          quote = c;
        } else if (c == '\\') {
          if (++i == line.length()) {
            throw new InvalidEntry("SYNTAX", "a backslash at the end of the line");
          }
          word.append(line.charAt(i));
        } else {
          word.append(c);
        }
      }
    }
    if (quote != 0) {
      throw new InvalidEntry("SYNTAX", "a quote is not closed");
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
