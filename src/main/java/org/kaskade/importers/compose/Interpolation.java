package org.kaskade.importers.compose;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Replaces variables as the Compose Specification says: `$NAME`, `${NAME}`, `${NAME:-default}`,
/// `${NAME-default}`, `${NAME:?message}`, `${NAME?message}`, `${NAME:+other}`, `${NAME+other}` and
/// `$$`.
///
/// A variable without value is replaced by nothing and named. A text that would grow past 64 Ki
/// characters, or the project past its budget, stays as it is.
final class Interpolation {
  private static final int LONGEST = 1 << 16;
  private static final int DEEPEST = 20;

  private final Map<String, String> variables;
  private final Budget characters;

  Interpolation(Map<String, String> variables, Budget characters) {
    this.variables = variables;
    this.characters = characters;
  }

  /// @param unresolved the variables that have neither value nor default
  record Result(String text, Set<String> unresolved) {}

  Result in(String text) {
    if (text.indexOf('$') < 0) {
      return new Result(text, Set.of());
    }
    Set<String> unresolved = new LinkedHashSet<>();
    String replaced = text.length() > LONGEST ? null : replace(text, unresolved, 0);
    return replaced == null || !characters.take(replaced.length())
        ? new Result(text, Set.of())
        : new Result(replaced, Set.copyOf(unresolved));
  }

  private @Nullable String replace(String text, Set<String> unresolved, int depth) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      result.append(text, at, dollar < 0 ? text.length() : dollar);
      if (dollar < 0) {
        break;
      }
      int end = endOfName(text, dollar + 1);
      if (text.startsWith("$", dollar + 1)) {
        result.append('$');
        at = dollar + 2;
      } else if (text.startsWith("{", dollar + 1)) {
        int close = close(text, dollar + 2);
        String value =
            close < 0 || depth == DEEPEST
                ? null
                : braced(text.substring(dollar + 2, close), unresolved, depth);
        if (value == null) {
          return null;
        }
        result.append(value);
        at = close + 1;
      } else if (end > dollar + 1) {
        result.append(plain(text.substring(dollar + 1, end), unresolved));
        at = end;
      } else {
        result.append('$');
        at = dollar + 1;
      }
      if (result.length() > LONGEST) {
        return null;
      }
    }
    return result.toString();
  }

  private String plain(String name, Set<String> unresolved) {
    String value = variables.get(name);
    if (value == null) {
      unresolved.add(name);
      return "";
    }
    return value;
  }

  /// What `${…}` stands for; null where it is no variable.
  private @Nullable String braced(String inside, Set<String> unresolved, int depth) {
    int end = endOfName(inside, 0);
    String name = inside.substring(0, end);
    String value = variables.get(name);
    if (end == 0) {
      return null;
    }
    if (end == inside.length()) {
      return plain(name, unresolved);
    }
    boolean emptyCounts = inside.charAt(end) != ':';
    int operator = emptyCounts ? end : end + 1;
    if (operator >= inside.length()) {
      return null;
    }
    boolean set = value != null && (emptyCounts || !value.isEmpty());
    String word = inside.substring(operator + 1);
    return switch (inside.charAt(operator)) {
      case '-' -> set && value != null ? value : replace(word, unresolved, depth + 1);
      case '+' -> set ? replace(word, unresolved, depth + 1) : "";
      case '?' -> {
        if (!set || value == null) {
          unresolved.add(name);
          yield "";
        }
        yield value;
      }
      default -> null;
    };
  }

  /// The `}` that ends the variable whose name begins here, or -1.
  private static int close(String text, int from) {
    int open = 1;
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) == '}' && --open == 0) {
        return at;
      }
      if (text.startsWith("${", at)) {
        open++;
      }
    }
    return -1;
  }

  private static int endOfName(String text, int from) {
    int at = from;
    while (at < text.length() && isNameCharacter(text.charAt(at), at == from)) {
      at++;
    }
    return at;
  }

  private static boolean isNameCharacter(char c, boolean first) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && c >= '0' && c <= '9');
  }
}
