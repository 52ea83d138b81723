package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// On which lines the tables and keys of a TOML text stand, which its parser forgets.
///
/// Paths are those of the parsed tree, e.g. `server[2].disks`. Tables in headers and keys at the
/// beginning of a line are known; what stands within an inline table or list is found at the line
/// of its key. Takes one pass over the text.
final class TomlPlaces {
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private String table = "";

  /// How many brackets of inline tables and lists are open.
  private int depth;

  private TomlPlaces() {}

  static TomlPlaces of(String text) {
    TomlPlaces places = new TomlPlaces();
    String open = "";
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String stripped = line.strip();
      if (open.isEmpty() && places.depth == 0 && !stripped.startsWith("#")) {
        if (stripped.startsWith("[[")) {
          places.header(keys(stripped.substring(2)), true, number);
        } else if (stripped.startsWith("[")) {
          places.header(keys(stripped.substring(1)), false, number);
        } else if (!stripped.isEmpty()) {
          places.key(keys(stripped), number);
        }
      }
      open = places.openAfter(line, open);
    }
    return places;
  }

  int lineOf(String path, int otherwise) {
    return lines.getOrDefault(path, otherwise);
  }

  private void header(List<String> keys, boolean item, int line) {
    String path = "";
    for (int i = 0; i < keys.size(); i++) {
      path = path.isEmpty() ? keys.get(i) : path + "." + keys.get(i);
      boolean last = i == keys.size() - 1;
      lines.putIfAbsent(path, line);
      if (last && item) {
        path += "[" + (counts.merge(path, 1, Integer::sum) - 1) + "]";
        lines.put(path, line);
      } else if (counts.containsKey(path)) {
        path += "[" + (counts.getOrDefault(path, 1) - 1) + "]";
      }
    }
    table = path;
  }

  private void key(List<String> keys, int line) {
    String path = table;
    for (String key : keys) {
      path = path.isEmpty() ? key : path + "." + key;
      lines.putIfAbsent(path, line);
    }
  }

  /// The dotted key a text begins with.
  private static List<String> keys(String text) {
    List<String> keys = new ArrayList<>();
    int i = 0;
    StringBuilder key = new StringBuilder();
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        int end = text.indexOf(c, i + 1);
        end = end < 0 ? text.length() : end;
        key.append(text, i + 1, end);
        i = end + 1;
      } else if (c == ']' || c == '=') {
        break;
      } else if (c == '.') {
        keys.add(key.toString());
        key.setLength(0);
        i++;
      } else {
        if (!Character.isWhitespace(c)) {
          key.append(c);
        }
        i++;
      }
    }
    keys.add(key.toString());
    return keys;
  }

  /// The delimiter of a text over several lines that is still open at the end of this line.
  private String openAfter(String line, String openBefore) {
    String open = openBefore;
    int i = 0;
    while (i < line.length()) {
      if (!open.isEmpty()) {
        int end = line.indexOf(open, i);
        if (end < 0) {
          return open;
        }
        i = end + 3;
        open = "";
      } else if (line.startsWith("\"\"\"", i) || line.startsWith("'''", i)) {
        open = line.substring(i, i + 3);
        i += 3;
      } else if (line.charAt(i) == '"' || line.charAt(i) == '\'') {
        int end = line.indexOf(line.charAt(i), i + 1);
        i = end < 0 ? line.length() : end + 1;
      } else if (line.charAt(i) == '#') {
        break;
      } else {
        char c = line.charAt(i++);
        depth += c == '[' || c == '{' ? 1 : 0;
        depth -= (c == ']' || c == '}') && depth > 0 ? 1 : 0;
      }
    }
    return open;
  }
}
