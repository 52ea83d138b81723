package org.kaskade.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSONata expression of a declaration: a condition, or a value. It may call functions of the
/// program by their bare names, e.g. `assess()`.
public final class Condition {
  private final String text;
  private final Expression expression;
  private final List<Expression> operands;
  private final List<String> operandTexts;
  private final Set<String> names;
  private final Set<String> functions;

  private Condition(String text) throws ExpressionFailed {
    this.text = text.strip();
    Operands parts = Operands.of(this.text);
    FunctionCalls calls = FunctionCalls.of(this.text);
    this.names = parts.names();
    this.functions = calls.names();
    this.expression = Expression.of(calls.jsonata());
    this.operandTexts = parts.all();
    List<Expression> compiled = new ArrayList<>();
    for (String operand : operandTexts) {
      compiled.add(Expression.of(FunctionCalls.of(operand).jsonata()));
    }
    this.operands = List.copyOf(compiled);
  }

  /// Compiles it.
  ///
  /// @throws ExpressionFailed where it is no JSONata, with the place of the mistake
  public static Condition of(String text) throws ExpressionFailed {
    return new Condition(text);
  }

  /// What a condition came to.
  ///
  /// @param decided the first operand that doesn't hold; empty where all do
  public record Verdict(boolean holds, String decided) {}

  /// Whether it holds, and which operand of `and` decided if it doesn't.
  ///
  /// @param functions what bare calls mean, by name
  public Verdict judge(
      Map<String, ?> record,
      Map<String, ?> variables,
      Map<String, Function<List<?>, @Nullable Object>> functions)
      throws ExpressionFailed {
    Evaluation evaluation = new Evaluation();
    Map<String, Object> bound = bound(variables, functions);
    for (int i = 0; i < operands.size(); i++) {
      if (!isTrue(operands.get(i).value(record, bound, evaluation))) {
        return new Verdict(false, operandTexts.get(i));
      }
    }
    return new Verdict(true, "");
  }

  /// Its value: `String`, `Boolean`, `Number`, `List` or `Map`; null where there is none.
  public @Nullable Object value(
      Map<String, ?> record,
      Map<String, ?> variables,
      Map<String, Function<List<?>, @Nullable Object>> functions)
      throws ExpressionFailed {
    return expression.value(record, bound(variables, functions), new Evaluation());
  }

  private static Map<String, Object> bound(
      Map<String, ?> variables, Map<String, Function<List<?>, @Nullable Object>> functions) {
    Map<String, Object> bound = new LinkedHashMap<>(variables);
    functions.forEach((name, function) ->
        bound.put(
            name,
            new Jsonata.JFunction(
                (input, arguments) ->
                    function.apply(arguments == null ? List.of() : (List<?>) arguments),
                null)));
    return bound;
  }

  /// As JSONata takes a value for a condition.
  private static boolean isTrue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      case String text -> !text.isEmpty();
      case Number number -> number.doubleValue() != 0;
      case List<?> list -> list.stream().anyMatch(Condition::isTrue);
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }

  /// The names it looks up in the record itself.
  public Set<String> names() {
    return names;
  }

  /// The functions it calls by their bare names.
  public Set<String> functions() {
    return functions;
  }

  @Override
  public String toString() {
    return text;
  }
}
