package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.expression.ExpressionFailed;
import org.kaskade.schema.Strength;

/// Gets the values of terms and reports where one can't be had. Only a file whose time is up is
/// passed on.
final class Reading {
  private final FileProblems problems;

  Reading(FileProblems problems) {
    this.problems = problems;
  }

  @Nullable Object value(Said said, Scope scope, int line) throws ExpressionFailed {
    try {
      return said.term().value(scope);
    } catch (ExpressionFailed failed) {
      if (failed.timeIsUp()) {
        throw failed;
      }
      problems.warn(
          "EXPRESSION_FAILED", said.at(), line, "%s %s".formatted(said.at(), failed.getMessage()));
      return null;
    }
  }

  /// A single value as text; null where it is missing or blank, and, reported, where it is no
  /// single value.
  @Nullable String text(Said said, Scope scope, int line) throws ExpressionFailed {
    Object value = value(said, scope, line);
    if (value instanceof List<?> list && list.size() == 1) {
      value = list.getFirst();
    }
    if (value == null) {
      return null;
    }
    if (!isSingle(value)) {
      wrongKind(said, value, "a single value", line);
      return null;
    }
    String text = Texts.of(value);
    return text.isEmpty() ? null : text;
  }

  Map<String, String> texts(Map<String, Said> terms, Scope scope, int line)
      throws ExpressionFailed {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Said> term : terms.entrySet()) {
      String text = text(term.getValue(), scope, line);
      if (text != null) {
        texts.put(term.getKey(), text);
      }
    }
    return texts;
  }

  /// A value as attributes have them: a single one, or a list of texts.
  @Nullable Object attribute(Said said, Scope scope, int line) throws ExpressionFailed {
    Object value = value(said, scope, line);
    if (value == null || (value instanceof String text && text.isBlank())) {
      return null;
    }
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      for (Object item : list) {
        if (item != null) {
          if (!isSingle(item)) {
            wrongKind(said, item, "a single value or a list of such", line);
            return null;
          }
          texts.add(Texts.of(item));
        }
      }
      return texts.isEmpty() ? null : texts;
    }
    if (!isSingle(value)) {
      wrongKind(said, value, "a single value or a list of such", line);
      return null;
    }
    return Texts.whole(value);
  }

  /// A single value is a list of one.
  List<?> items(Said said, Scope scope, int line) throws ExpressionFailed {
    Object value = value(said, scope, line);
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list;
      case String blank when blank.isBlank() -> List.of();
      default -> List.of(value);
    };
  }

  /// As JSONata's `$boolean`: missing, empty, `0` and `false` don't hold.
  boolean holds(@Nullable Said condition, Scope scope, int line) throws ExpressionFailed {
    if (condition == null) {
      return true;
    }
    return switch (value(condition, scope, line)) {
      case null -> false;
      case Boolean flag -> flag;
      case String text -> !text.isEmpty();
      case Number number -> number.doubleValue() != 0;
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> false;
    };
  }

  @Nullable Strength strength(@Nullable Said said, Scope scope, int line) throws ExpressionFailed {
    String text = said == null ? null : text(said, scope, line);
    if (said == null || text == null) {
      return null;
    }
    try {
      return Strength.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      problems.warn(
          "WRONG_VALUE",
          said.at(),
          line,
          "%s gives a strength that is none of %s; the type's own counts"
              .formatted(said.at(), List.of(Strength.values())));
      return null;
    }
  }

  private void wrongKind(Said said, Object value, String wanted, int line) {
    problems.warn(
        "WRONG_VALUE",
        said.at(),
        line,
        "%s gives %s; %s is needed"
            .formatted(
                said.at(),
                value instanceof Map
                    ? "an object"
                    : value instanceof List ? "a list" : "a function",
                wanted));
  }

  private static boolean isSingle(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }
}
