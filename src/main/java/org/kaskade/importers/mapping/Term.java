package org.kaskade.importers.mapping;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.expression.Expression;
import org.kaskade.expression.ExpressionFailed;

/// How a mapping gets at a value.
public sealed interface Term {
  /// The same for every record.
  record Fixed(Object value) implements Term {}

  /// That of a field of the record.
  record Field(String name) implements Term {}

  /// What an expression gives.
  record Computed(Expression expression) implements Term {}

  /// The texts between the separators in a field of the record.
  ///
  /// @param separator what divides them, or null for the field as a whole
  record Parts(String name, @Nullable String separator) implements Term {}

  /// The record, or the item of it, itself.
  record Itself() implements Term {}

  /// What another term gives, or a fixed value where it gives nothing.
  record Defaulted(Term first, Object otherwise) implements Term {}

  /// What a table says for what another term gives; letters' case doesn't matter.
  ///
  /// @param table by text in lower case
  /// @param otherwise for what the table doesn't have; null leaves the value out
  record Translated(Term of, Map<String, Object> table, @Nullable Object otherwise)
      implements Term {
    public Translated {
      Map<String, Object> lower = new LinkedHashMap<>();
      table.forEach((from, to) -> lower.put(from.toLowerCase(Locale.ROOT), to));
      table = Map.copyOf(lower);
    }
  }

  /// The value in this scope, or null where there is none.
  default @Nullable Object value(Scope scope) throws ExpressionFailed {
    return switch (this) {
      case Fixed fixed -> fixed.value();
      case Field field -> field(scope, field.name());
      case Parts parts -> parts(field(scope, parts.name()), parts.separator());
      case Itself itself -> scope.value();
      case Defaulted defaulted -> {
        Object given = defaulted.first().value(scope);
        yield given == null ? defaulted.otherwise() : given;
      }
      case Computed computed ->
          computed.expression().value(scope.value(), scope.variables(), scope.evaluation());
      case Translated translated -> {
        Object given = translated.of().value(scope);
        Object known =
            given == null ? null : translated.table().get(Texts.of(given).toLowerCase(Locale.ROOT));
        yield known == null ? translated.otherwise() : known;
      }
    };
  }

  /// The field of the record it stands for where it is nothing else, or null.
  default @Nullable String field() {
    return switch (this) {
      case Fixed fixed -> null;
      case Field field -> field.name();
      case Parts parts -> parts.name();
      case Itself itself -> null;
      case Defaulted defaulted -> defaulted.first().field();
      case Computed computed -> computed.expression().field();
      case Translated translated -> translated.of().field();
    };
  }

  private static @Nullable Object field(Scope scope, String name) {
    Object value =
        scope.value() instanceof Map<?, ?> ? scope.value() : scope.variables().get("record");
    return value instanceof Map<?, ?> record ? record.get(name) : null;
  }

  private static @Nullable Object parts(@Nullable Object value, @Nullable String separator) {
    if (!(value instanceof String text) || separator == null) {
      return value;
    }
    return Stream.of(text.split(Pattern.quote(separator), -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }
}
