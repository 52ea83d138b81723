package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.importers.compose.Part.Text;

/// Variables written as `NAME=value`, one a line: `.env` and what `env_file` names.
///
/// Comments, `export`, quotes over several lines and variables in values count as in Compose;
/// nothing is replaced between single quotes.
final class EnvironmentFile {
  private final String file;
  private final Map<String, String> outer;
  private final Budget characters;
  private final Map<String, Text> variables = new LinkedHashMap<>();
  private final Map<String, String> known;

  private EnvironmentFile(String file, Map<String, String> outer, Budget characters) {
    this.file = file;
    this.outer = outer;
    this.characters = characters;
    this.known = new HashMap<>(outer);
  }

  /// Reads the variables of a file, of which those outside win in values that name them.
  static Map<String, Text> read(
      String file, String content, Map<String, String> outer, Budget characters) {
    EnvironmentFile reading = new EnvironmentFile(file, outer, characters);
    reading.lines(content.lines().toList());
    return reading.variables;
  }

  private void lines(List<String> lines) {
    for (int at = 0; at < lines.size(); at++) {
      int line = at + 1;
      String text = lines.get(at).strip();
      if (text.startsWith("export ")) {
        text = text.substring(7).strip();
      }
      int end = nameEnd(text);
      if (end == 0 || text.startsWith("#")) {
        continue;
      }
      String value = text.substring(Math.min(text.length(), end + 1)).strip();
      char quote = value.isEmpty() ? ' ' : value.charAt(0);
      if (quote == '"' || quote == '\'') {
        List<String> quoted = new ArrayList<>(List.of(value.substring(1)));
        while (closing(quoted.getLast(), quote) < 0 && at + 1 < lines.size()) {
          quoted.add(lines.get(++at));
        }
        int close = closing(quoted.getLast(), quote);
        quoted.set(
            quoted.size() - 1, close < 0 ? quoted.getLast() : quoted.getLast().substring(0, close));
        value = String.join("\n", quoted);
      } else {
        value = value.startsWith("#") ? "" : value.split("\\s#", 2)[0].strip();
      }
      put(text.substring(0, end).strip(), value, quote, line);
    }
  }

  private void put(String name, String value, char quote, int line) {
    if (value.startsWith("ENC[")) {
      return; // encrypted with SOPS
    }
    Interpolation.Result result =
        quote == '\''
            ? new Interpolation.Result(value, Set.of())
            : new Interpolation(known, characters).in(value);
    String text =
        quote == '"'
            ? result.text().replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\")
            : result.text();
    variables.put(name, new Text(text, result.unresolved(), new Place(file, line)));
    if (!outer.containsKey(name)) {
      known.put(name, text);
    }
  }

  /// Where the name ends that a line begins with, at `=` or `:`; 0 where there is none.
  private static int nameEnd(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '=' || c == ':') {
        return at;
      }
      if (!Character.isLetterOrDigit(c) && "_.-[] ".indexOf(c) < 0) {
        return 0;
      }
    }
    return 0;
  }

  private static int closing(String text, char quote) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '\\' && quote == '"') {
        at++;
      } else if (text.charAt(at) == quote) {
        return at;
      }
    }
    return -1;
  }
}
