package org.kaskade.expression;

import java.util.LinkedHashSet;
import java.util.Set;

/// An expression in which functions are called by their bare names, `assess()` for `$assess()`, as
/// JSONata wants it.
///
/// @param jsonata the expression with a `$` before each of them
/// @param names which they are
record FunctionCalls(String jsonata, Set<String> names) {
  private static final Set<String> KEYWORDS = Set.of("and", "or", "in", "function");

  FunctionCalls {
    names = Set.copyOf(names);
  }

  static FunctionCalls of(String text) {
    StringBuilder rewritten = new StringBuilder();
    Set<String> names = new LinkedHashSet<>();
    new Words(text)
        .forEach(word -> {
          boolean called =
              word.kind() == Words.Kind.NAME
                  && word.next() == '('
                  && word.before() != '.'
                  && word.before() != '$'
                  && !KEYWORDS.contains(word.text());
          if (called) {
            names.add(word.text());
            rewritten.append('$');
          }
          rewritten.append(word.text());
        });
    return new FunctionCalls(rewritten.toString(), names);
  }
}
