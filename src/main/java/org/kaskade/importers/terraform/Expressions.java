package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.importers.terraform.Expression.Computed;
import org.kaskade.importers.terraform.Expression.Entries;
import org.kaskade.importers.terraform.Expression.Items;
import org.kaskade.importers.terraform.Expression.Literal;
import org.kaskade.importers.terraform.Expression.Reference;
import org.kaskade.importers.terraform.Token.Kind;

/// Reads the words of an expression: literals, lists, objects and names are told, the rest is
/// searched for names.
final class Expressions {
  private static final int DEEPEST = 60;
  private static final int LONGEST_KEY = 200;

  /// Functions that give what they are given in another form.
  private static final Set<String> FORMS =
      Set.of("toset", "tolist", "tomap", "tostring", "compact", "distinct", "flatten", "sensitive");

  private Expressions() {}

  static Expression of(List<Token> words, int line) {
    return of(words, line, 0);
  }

  private static Expression of(List<Token> all, int otherwise, int depth) {
    List<Token> words = trimmed(all);
    int line = words.isEmpty() ? otherwise : words.getFirst().line();
    if (words.isEmpty() || depth > DEEPEST) {
      return new Computed(List.of(), line);
    }
    Token first = words.getFirst();
    if (words.size() == 1) {
      return single(first, depth);
    }
    if (first.is("-") && words.size() == 2 && words.get(1).kind() == Kind.NUMBER) {
      return new Literal("-" + words.get(1).text(), line);
    }
    boolean enclosed = first.opens() && closeOf(words, 0) == words.size() - 1;
    boolean loop = words.get(1).isName() && words.get(1).text().equals("for");
    if (enclosed && !loop) {
      List<Token> inner = words.subList(1, words.size() - 1);
      if (first.is("(")) {
        return of(inner, line, depth + 1);
      }
      return first.is("[") ? items(inner, line, depth) : entries(inner, line, depth);
    }
    if (first.isName()
        && FORMS.contains(first.text())
        && words.get(1).is("(")
        && closeOf(words, 1) == words.size() - 1) {
      List<List<Token>> arguments = split(words.subList(2, words.size() - 1), false);
      if (arguments.size() == 1) {
        return of(arguments.getFirst(), line, depth + 1);
      }
    }
    if (first.isName()) {
      List<String> steps = new ArrayList<>();
      if (traverse(words, 0, steps) == words.size()) {
        return new Reference(steps, line);
      }
    }
    List<Reference> references = new ArrayList<>();
    collect(words, references, depth);
    return new Computed(references, line);
  }

  private static Expression single(Token word, int depth) {
    return switch (word.kind()) {
      case NUMBER -> new Literal(word.text(), word.line());
      case STRING -> {
        if (word.inserts().isEmpty()) {
          yield new Literal(word.text(), word.line());
        }
        if (word.inserts().size() == 1 && word.text().isEmpty()) {
          yield of(word.inserts().getFirst(), word.line(), depth + 1);
        }
        List<Reference> references = new ArrayList<>();
        collect(List.of(word), references, depth);
        yield new Computed(references, word.line());
      }
      case NAME ->
          word.text().equals("true") || word.text().equals("false")
              ? new Literal(word.text(), word.line())
              : new Computed(List.of(), word.line());
      case MARK, NEWLINE -> new Computed(List.of(), word.line());
    };
  }

  private static Expression items(List<Token> inner, int line, int depth) {
    List<Expression> items = new ArrayList<>();
    for (List<Token> item : split(inner, false)) {
      items.add(of(item, line, depth + 1));
    }
    return new Items(items, line);
  }

  private static Expression entries(List<Token> inner, int line, int depth) {
    Map<String, Expression> entries = new LinkedHashMap<>();
    List<Reference> others = new ArrayList<>();
    for (List<Token> entry : split(inner, true)) {
      Token key = entry.getFirst();
      boolean named =
          entry.size() > 1
              && (entry.get(1).is("=") || entry.get(1).is(":"))
              && (key.isName()
                  || key.kind() == Kind.NUMBER
                  || (key.kind() == Kind.STRING && key.inserts().isEmpty()));
      if (named) {
        entries.putIfAbsent(key.text(), of(entry.subList(2, entry.size()), key.line(), depth + 1));
      } else {
        collect(entry, others, depth);
      }
    }
    if (!others.isEmpty()) {
      entries.values().forEach(value -> references(value, others));
      return new Computed(others, line);
    }
    return new Entries(entries, line);
  }

  /// Every name in an expression.
  static void references(Expression expression, List<Reference> found) {
    switch (expression) {
      case Literal literal -> {}
      case Reference reference -> found.add(reference);
      case Computed computed -> found.addAll(computed.references());
      case Items items -> items.items().forEach(item -> references(item, found));
      case Entries entries -> entries.entries().values().forEach(value -> references(value, found));
    }
  }

  private static void collect(List<Token> words, List<Reference> found, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    for (int i = 0; i < words.size(); ) {
      Token word = words.get(i);
      for (List<Token> insert : word.inserts()) {
        collect(insert, found, depth + 1);
      }
      boolean begins = word.isName() && (i == 0 || !words.get(i - 1).is("."));
      List<String> steps = new ArrayList<>();
      int end = begins ? traverse(words, i, steps) : i + 1;
      if (begins && steps.size() > 1) {
        found.add(new Reference(steps, word.line()));
      }
      // What stands in brackets may hold further names.
      i = begins ? firstBracket(words, i, end) : end;
    }
  }

  private static int firstBracket(List<Token> words, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      if (words.get(i).is("[")) {
        return i + 1;
      }
    }
    return Math.max(end, from + 1);
  }

  /// Follows a name through dots and brackets; where it ends.
  private static int traverse(List<Token> words, int start, List<String> steps) {
    steps.add(words.get(start).text());
    int i = start + 1;
    while (i < words.size()) {
      Token word = words.get(i);
      if (word.is(".") && i + 1 < words.size()) {
        Token next = words.get(i + 1);
        if (next.isName()) {
          steps.add(next.text());
        } else if (next.kind() == Kind.NUMBER) {
          steps.add("[" + next.text() + "]");
        } else if (next.is("*")) {
          steps.add("[*]");
        } else {
          return i;
        }
        i += 2;
      } else if (word.is("[")) {
        // A key is short; the bound keeps the time linear.
        int close = closeOf(words.subList(0, Math.min(words.size(), i + LONGEST_KEY)), i);
        if (close < 0) {
          return i;
        }
        steps.add(key(words.subList(i + 1, close)));
        i = close + 1;
      } else {
        return i;
      }
    }
    return i;
  }

  private static String key(List<Token> inner) {
    if (inner.size() == 1) {
      Token word = inner.getFirst();
      if (word.kind() == Kind.STRING && word.inserts().isEmpty()) {
        return "[" + ResourceAddress.quoted(word.text()) + "]";
      }
      if (word.kind() == Kind.NUMBER) {
        return "[" + word.text() + "]";
      }
    }
    boolean simple = inner.size() == 3 && inner.get(1).is(".");
    return simple ? "[" + inner.get(0).text() + "." + inner.get(2).text() + "]" : "[*]";
  }

  /// Where the bracket at this place closes, or -1.
  static int closeOf(List<Token> words, int open) {
    int depth = 0;
    for (int i = open; i < words.size(); i++) {
      Token word = words.get(i);
      if (word.opens()) {
        depth++;
      } else if (word.closes() && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<List<Token>> split(List<Token> words, boolean atLineEnds) {
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= words.size(); i++) {
      Token word = i < words.size() ? words.get(i) : null;
      boolean cut =
          word == null
              || (depth == 0 && (word.is(",") || (atLineEnds && word.kind() == Kind.NEWLINE)));
      if (word != null && word.opens()) {
        depth++;
      } else if (word != null && word.closes()) {
        depth--;
      }
      if (cut) {
        List<Token> part = trimmed(words.subList(start, i));
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return parts;
  }

  private static List<Token> trimmed(List<Token> words) {
    int start = 0;
    int end = words.size();
    while (start < end && words.get(start).kind() == Kind.NEWLINE) {
      start++;
    }
    while (end > start && words.get(end - 1).kind() == Kind.NEWLINE) {
      end--;
    }
    return words.subList(start, end);
  }
}
