package org.kaskade.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.InvalidSchema;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordTemplate;
import org.kaskade.schema.SchemaProblem;
import org.kaskade.schema.Suggestions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Ends the start on declarations that call functions which the program doesn't have.
@Component
class KnownFunctions implements SmartInitializingSingleton {
  private final CmdbSchema schema;
  private final ObjectProvider<RecordFunction> functions;

  KnownFunctions(CmdbSchema schema, ObjectProvider<RecordFunction> functions) {
    this.schema = schema;
    this.functions = functions;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<RecordExpression> expressions = new ArrayList<>();
    schema.recordTypes().forEach(type -> expressions.addAll(type.expressions()));
    schema.recordTemplates().stream()
        .map(RecordTemplate::when)
        .filter(Objects::nonNull)
        .forEach(expressions::add);
    List<SchemaProblem> problems =
        problems(
            expressions, functions.stream().map(RecordFunction::name).collect(Collectors.toSet()));
    if (!problems.isEmpty()) {
      throw new InvalidSchema(problems);
    }
  }

  static List<SchemaProblem> problems(List<RecordExpression> expressions, Set<String> known) {
    List<SchemaProblem> problems = new ArrayList<>();
    for (RecordExpression expression : expressions) {
      for (String name : new TreeSet<>(expression.condition().functions())) {
        if (!known.contains(name)) {
          problems.add(
              new SchemaProblem(
                  expression.file(),
                  expression.line(),
                  "'%s' calls %s(), which is no function of the program%s. There are %s; JSONata's own have a $ in front, e.g. $count(changes)."
                      .formatted(
                          expression,
                          name,
                          Suggestions.didYouMean(name, known),
                          String.join(", ", new TreeSet<>(known)))));
        }
      }
    }
    return problems;
  }
}
