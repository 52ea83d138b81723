package org.kaskade.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A JSONata expression, compiled. Immutable; one instance serves all threads.
public final class Expression {
  private static final int LONGEST = 10_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|`[^`]+`");

  private final String text;
  private final Jsonata compiled;
  private final @Nullable String field;

  private Expression(String text, Jsonata compiled, @Nullable String field) {
    this.text = text;
    this.compiled = compiled;
    this.field = field;
  }

  /// Compiles an expression.
  ///
  /// @throws ExpressionFailed where it is none, with the place of the mistake
  public static Expression of(String text) throws ExpressionFailed {
    if (text.length() > LONGEST) {
      throw new ExpressionFailed("is longer than %,d characters".formatted(LONGEST), false);
    }
    if (RegexPlaces.hasRegexOutsideArguments(text)) {
      throw new ExpressionFailed(
          "has a regular expression that is no argument of $match, $contains, $replace or $split;"
              + " write it there",
          false);
    }
    try {
      Jsonata compiled = Jsonata.jsonata(text);
      compiled.setValidateInput(false);
      compiled.setOutputConvertNulls(false);
      boolean plain =
          NAME.matcher(text).matches() && !List.of("true", "false", "null").contains(text);
      return new Expression(text, compiled, plain ? text.replace("`", "") : null);
    } catch (JException wrong) {
      throw new ExpressionFailed(
          "is no JSONata: %s%s"
              .formatted(
                  oneLine(wrong.getMessage()),
                  wrong.getLocation() < 0
                      ? ""
                      : " (at character %d)".formatted(wrong.getLocation())),
          false);
    } catch (RuntimeException | StackOverflowError broken) {
      // The library's parser meets some mistakes unprepared, e.g. a regular expression that is
      // none.
      throw new ExpressionFailed("is no JSONata", false);
    }
  }

  /// The field it names where it is nothing but a name.
  public @Nullable String field() {
    return field;
  }

  /// The value for a record, `String`, `Boolean`, `Number`, `List` or `Map`; null where there is
  /// none.
  ///
  /// @param input what names in the expression are looked up in
  /// @param variables what names with a `$` mean
  public @Nullable Object value(
      @Nullable Object input, Map<String, ?> variables, Evaluation evaluation)
      throws ExpressionFailed {
    if (field != null && input instanceof Map<?, ?> record) {
      Object value = record.get(field);
      if (!(value instanceof List<?> list && list.size() < 2)) {
        return value;
      }
    }
    return evaluation.run(
        frame -> {
          variables.forEach(frame::bind);
          return plain(compiled.evaluate(input, frame));
        },
        compiled);
  }

  /// Without the library's own null.
  private static @Nullable Object plain(@Nullable Object value) {
    if (value == null || Jsonata.NULL_VALUE.equals(value)) {
      return null;
    }
    if (value instanceof List<?> list && list.contains(Jsonata.NULL_VALUE)) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(plain(item)));
      return items;
    }
    if (value instanceof Map<?, ?> map && map.containsValue(Jsonata.NULL_VALUE)) {
      Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
      map.forEach((key, each) -> entries.put(key, plain(each)));
      return entries;
    }
    return value;
  }

  public static String oneLine(@Nullable String message) {
    String line = message == null ? "it fails" : message.replaceAll("\\s+", " ").strip();
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  @Override
  public String toString() {
    return text;
  }
}
