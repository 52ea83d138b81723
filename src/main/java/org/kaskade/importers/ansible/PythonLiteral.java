package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// The value of an INI variable: a Python literal where it is one, else the text as it stands.
final class PythonLiteral {
  private static final int DEPTH = 50;

  private final String text;
  private final int line;
  private int at;

  private PythonLiteral(String text, int line) {
    this.text = text;
    this.line = line;
  }

  static YamlNode parse(String text, int line) {
    PythonLiteral literal = new PythonLiteral(text, line);
    YamlNode value = literal.value(0);
    if (value != null && literal.atEnd()) {
      return value;
    }
    return new YamlScalar(text, false, null, line);
  }

  private boolean atEnd() {
    skipBlanks();
    return at == text.length() || text.charAt(at) == '#';
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private @Nullable YamlNode value(int depth) {
    skipBlanks();
    if (at == text.length() || depth > DEPTH) {
      return null;
    }
    return switch (text.charAt(at)) {
      case '\'', '"' -> string();
      case '[' -> sequence(']', depth);
      case '(' -> sequence(')', depth);
      case '{' -> mapping(depth);
      default -> word();
    };
  }

  private @Nullable YamlNode string() {
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return new YamlScalar(value.toString(), false, null, line);
      }
      if (c == '\\' && at < text.length()) {
        char escaped = text.charAt(at++);
        switch (escaped) {
          case 'n' -> value.append('\n');
          case 't' -> value.append('\t');
          case 'r' -> value.append('\r');
          case '\\', '\'', '"' -> value.append(escaped);
          default -> value.append(c).append(escaped);
        }
      } else {
        value.append(c);
      }
    }
    return null;
  }

  private @Nullable YamlNode word() {
    int start = at;
    while (at < text.length() && ",:]}) #\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "True" -> new YamlScalar("true", true, null, line);
      case "False" -> new YamlScalar("false", true, null, line);
      case "None" -> new YamlScalar("null", true, null, line);
      default ->
          word.matches("[-+]?(0|[1-9][0-9]*|[0-9]*\\.[0-9]+|[0-9]+\\.[0-9]*)([eE][-+]?[0-9]{1,3})?")
              ? new YamlScalar(word, true, null, line)
              : null;
    };
  }

  private @Nullable YamlNode sequence(char close, int depth) {
    at++;
    List<YamlNode> items = new ArrayList<>();
    while (!closes(close)) {
      YamlNode item = value(depth + 1);
      if (item == null || !separated(close)) {
        return null;
      }
      items.add(item);
    }
    return new YamlSequence(items, line);
  }

  private @Nullable YamlNode mapping(int depth) {
    at++;
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    while (!closes('}')) {
      YamlNode key = value(depth + 1);
      skipBlanks();
      if (!(key instanceof YamlScalar name) || at == text.length() || text.charAt(at) != ':') {
        return null;
      }
      at++;
      YamlNode value = value(depth + 1);
      if (value == null || !separated('}')) {
        return null;
      }
      entries.put(name.text(), value);
      lines.put(name.text(), line);
    }
    return new YamlMapping(entries, lines, List.of(), line);
  }

  private boolean closes(char close) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == close) {
      at++;
      return true;
    }
    return false;
  }

  private boolean separated(char close) {
    skipBlanks();
    if (at == text.length()) {
      return false;
    }
    if (text.charAt(at) == ',') {
      at++;
      return true;
    }
    return text.charAt(at) == close;
  }
}
