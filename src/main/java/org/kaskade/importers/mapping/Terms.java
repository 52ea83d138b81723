package org.kaskade.importers.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.expression.Expression;
import org.kaskade.expression.ExpressionFailed;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// Reads terms: a text alone, or `{value: …}`, or `{expression: …, values: {…}, otherwise: …}`.
final class Terms {
  private static final List<String> KEYS = List.of("value", "expression", "values", "otherwise");

  private Terms() {}

  /// What a text alone is.
  enum Alone {
    EXPRESSION,
    /// A name as it stands, e.g. of a class.
    NAME
  }

  /// Null where the key is missing or, which is reported, has no term.
  static @Nullable Said said(Keys keys, String key, Alone alone) {
    YamlNode node = keys.object().get(key);
    if (node == null) {
      return null;
    }
    Term term =
        switch (node) {
          case YamlScalar scalar ->
              alone == Alone.NAME ? fixed(keys, key, scalar) : computed(keys, key, scalar);
          case YamlMapping mapping -> term(new Keys(keys.file(), mapping, keys.problems()), key);
          default -> {
            keys.problem(
                keys.lineOf(key),
                "'%s' takes %s, or {expression: …} or {value: …}."
                    .formatted(key, alone == Alone.NAME ? "a name" : "an expression"));
            yield null;
          }
        };
    return term == null ? null : new Said(keys.at(key), term);
  }

  static Map<String, Said> all(@Nullable Keys keys) {
    Map<String, Said> all = new LinkedHashMap<>();
    if (keys != null) {
      for (String key : keys.object().entries().keySet()) {
        Said said = said(keys, key, Alone.EXPRESSION);
        if (said != null) {
          all.put(key, said);
        }
      }
    }
    return all;
  }

  private static @Nullable Term term(Keys keys, String key) {
    keys.allowOnly(KEYS);
    boolean value = keys.has("value");
    if (value == keys.has("expression")) {
      keys.problem(keys.line(), "'%s' takes either 'value' or 'expression'.".formatted(key));
      return null;
    }
    if (value) {
      if (keys.has("values") || keys.has("otherwise")) {
        keys.problem(keys.line(), "'values' and 'otherwise' go with 'expression' only.");
      }
      return keys.object().get("value") instanceof YamlScalar scalar
          ? fixed(keys, "value", scalar)
          : noText(keys, "value");
    }
    Term computed =
        keys.object().get("expression") instanceof YamlScalar scalar
            ? computed(keys, "expression", scalar)
            : noText(keys, "expression");
    if (computed == null || !(keys.has("values") || keys.has("otherwise"))) {
      return computed;
    }
    Map<String, Object> table = new LinkedHashMap<>();
    Keys values = keys.object("values");
    if (values != null) {
      values
          .object()
          .entries()
          .keySet()
          .forEach(from -> values.text(from).ifPresent(to -> table.put(from, to)));
    }
    return new Term.Translated(computed, table, keys.text("otherwise").orElse(null));
  }

  private static @Nullable Term noText(Keys keys, String key) {
    keys.problem(keys.lineOf(key), "'%s' takes a text.".formatted(key));
    return null;
  }

  private static @Nullable Term fixed(Keys keys, String key, YamlScalar scalar) {
    Object value = scalar.value();
    if (value == null || (value instanceof String text && text.isBlank())) {
      keys.problem(
          keys.lineOf(key), "'%s' is empty. Write a value, or remove the key.".formatted(key));
      return null;
    }
    return new Term.Fixed(value instanceof String text ? text.strip() : value);
  }

  private static @Nullable Term computed(Keys keys, String key, YamlScalar scalar) {
    if (scalar.isNull() || scalar.text().isBlank()) {
      keys.problem(
          keys.lineOf(key),
          "'%s' is empty. Write an expression, or remove the key.".formatted(key));
      return null;
    }
    try {
      return new Term.Computed(Expression.of(scalar.text().strip()));
    } catch (ExpressionFailed wrong) {
      keys.problem(
          keys.lineOf(key),
          "'%s' %s. Correct the expression; write {value: …} for a fixed text."
              .formatted(key, wrong.getMessage()));
      return null;
    }
  }
}
