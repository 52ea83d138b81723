package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.terraform.Token.Kind;

/// Cuts HCL into words, in one pass; templates in strings are cut with them.
final class Scanner {
  private static final int DEEPEST = 60;
  private static final int MOST_TOKENS = 2_000_000;
  private static final List<String> PAIRS = List.of("==", "!=", "<=", ">=", "&&", "||", "=>", "::");

  private final String text;
  private int at;
  private int line;
  private int tokens;

  Scanner(String text) {
    this.text = text;
    this.line = 1;
  }

  /// All words of the text.
  List<Token> all() throws InvalidConfiguration {
    return run(0, text.length());
  }

  /// A text that is already unescaped, as the string it stands for.
  static Token template(String text, int line) throws InvalidConfiguration {
    Scanner scanner = new Scanner(text);
    scanner.line = line;
    StringBuilder plain = new StringBuilder();
    List<List<Token>> inserts = new ArrayList<>();
    while (scanner.at < text.length()) {
      scanner.templatePart(plain, inserts, 0, text.length());
    }
    return new Token(Kind.STRING, plain.toString(), inserts, line);
  }

  /// The words up to the brace that ends an insert, or, at depth 0, up to the end.
  private List<Token> run(int depth, int end) throws InvalidConfiguration {
    if (depth > DEEPEST) {
      throw new InvalidConfiguration(
          "LIMIT", line, "templates are nested more than %d levels deep".formatted(DEEPEST));
    }
    List<Token> found = new ArrayList<>();
    int braces = 0;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\n') {
        found.add(token(Kind.NEWLINE, "\n"));
        at++;
        line++;
      } else if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (c == '#' || text.startsWith("//", at)) {
        int stop = text.indexOf('\n', at);
        at = stop < 0 || stop > end ? end : stop;
      } else if (text.startsWith("/*", at)) {
        comment(end);
      } else if (c == '"') {
        at++;
        found.add(string(depth, end));
      } else if (text.startsWith("<<", at) && heredocMarker(end) != null) {
        found.add(heredoc(depth, end));
      } else if (isNameStart(c)) {
        found.add(token(Kind.NAME, take(end, true)));
      } else if (c >= '0' && c <= '9') {
        found.add(token(Kind.NUMBER, take(end, false)));
      } else {
        if (depth > 0 && c == '}' && braces == 0) {
          at++;
          return found;
        }
        braces += c == '{' ? 1 : c == '}' ? -1 : 0;
        String pair = text.substring(at, Math.min(end, at + 2));
        String mark = PAIRS.contains(pair) ? pair : String.valueOf(c);
        found.add(token(Kind.MARK, mark));
        at += mark.length();
      }
    }
    if (depth > 0) {
      throw InvalidConfiguration.syntax(line, "a template in a string has no end");
    }
    return found;
  }

  private Token token(Kind kind, String word) throws InvalidConfiguration {
    if (++tokens > MOST_TOKENS) {
      throw new InvalidConfiguration(
          "LIMIT", line, "the file has more than %,d words".formatted(MOST_TOKENS));
    }
    return new Token(kind, word, List.of(), line);
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private String take(int end, boolean name) {
    int start = at;
    while (at < end) {
      char c = text.charAt(at);
      boolean part =
          name
              ? Character.isLetterOrDigit(c) || c == '_' || c == '-'
              : (c >= '0' && c <= '9')
                  || (c == '.' && at + 1 < end && Character.isDigit(text.charAt(at + 1)));
      if (!part) {
        break;
      }
      at++;
    }
    return text.substring(start, at);
  }

  private void comment(int end) throws InvalidConfiguration {
    int start = line;
    int stop = text.indexOf("*/", at + 2);
    if (stop < 0 || stop > end) {
      throw InvalidConfiguration.syntax(start, "a comment has no end");
    }
    for (; at < stop + 2; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
  }

  private Token string(int depth, int end) throws InvalidConfiguration {
    int start = line;
    StringBuilder plain = new StringBuilder();
    List<List<Token>> inserts = new ArrayList<>();
    while (at < end) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        tokens++;
        return new Token(Kind.STRING, plain.toString(), inserts, start);
      }
      if (c == '\n') {
        break;
      }
      if (c == '\\') {
        escape(plain, end);
      } else {
        templatePart(plain, inserts, depth, end);
      }
    }
    throw InvalidConfiguration.syntax(start, "a string has no end");
  }

  private void escape(StringBuilder plain, int end) {
    char c = at + 1 < end ? text.charAt(at + 1) : '\\';
    at = Math.min(end, at + 2);
    int digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits == 0) {
      plain.append(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
      return;
    }
    try {
      int point = Integer.parseInt(text.substring(at, Math.min(end, at + digits)), 16);
      plain.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xFFFD);
      at = Math.min(end, at + digits);
    } catch (NumberFormatException notHex) {
      plain.append(c);
    }
  }

  /// One character, an escaped `$${`, or an insert.
  private void templatePart(StringBuilder plain, List<List<Token>> inserts, int depth, int end)
      throws InvalidConfiguration {
    char c = text.charAt(at);
    boolean sign = c == '$' || c == '%';
    if (sign && at + 2 < end && text.charAt(at + 1) == c && text.charAt(at + 2) == '{') {
      plain.append(c).append('{');
      at += 3;
    } else if (sign && at + 1 < end && text.charAt(at + 1) == '{') {
      at += 2;
      if (at < end && text.charAt(at) == '~') {
        at++;
      }
      inserts.add(run(depth + 1, end));
    } else {
      line += c == '\n' ? 1 : 0;
      plain.append(c);
      at++;
    }
  }

  private @Nullable String heredocMarker(int end) {
    int from = text.startsWith("<<-", at) ? at + 3 : at + 2;
    int to = from;
    while (to < end
        && (Character.isLetterOrDigit(text.charAt(to))
            || text.charAt(to) == '_'
            || text.charAt(to) == '-')) {
      to++;
    }
    boolean lineEnds = to < end && (text.charAt(to) == '\n' || text.startsWith("\r\n", to));
    return to > from && lineEnds ? text.substring(from, to) : null;
  }

  private Token heredoc(int depth, int end) throws InvalidConfiguration {
    int start = line;
    String marker = String.valueOf(heredocMarker(end));
    int content = text.indexOf('\n', at) + 1;
    int stop = content;
    int lineEnd = -1;
    while (stop < end) {
      int next = text.indexOf('\n', stop);
      lineEnd = next < 0 || next > end ? end : next;
      if (text.substring(stop, Math.min(lineEnd, stop + 4096)).strip().equals(marker)) {
        break;
      }
      stop = lineEnd + 1;
      lineEnd = -1;
    }
    if (lineEnd < 0) {
      throw InvalidConfiguration.syntax(start, "a heredoc has no end");
    }
    StringBuilder plain = new StringBuilder();
    List<List<Token>> inserts = new ArrayList<>();
    at = content;
    line++;
    while (at < stop) {
      templatePart(plain, inserts, depth, stop);
    }
    at = lineEnd;
    tokens++;
    return new Token(Kind.STRING, plain.toString(), inserts, start);
  }
}
