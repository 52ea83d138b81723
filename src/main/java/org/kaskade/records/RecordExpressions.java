package org.kaskade.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.expression.Condition;
import org.kaskade.expression.ExpressionFailed;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Evaluates what declarations say, for one record.
@Component
class RecordExpressions {
  private static final Logger LOG = LoggerFactory.getLogger(RecordExpressions.class);

  private final ObjectProvider<RecordFunction> functions;

  RecordExpressions(ObjectProvider<RecordFunction> functions) {
    this.functions = functions;
  }

  /// Whether it holds, and which part decided if it doesn't.
  Condition.Verdict judge(
      RecordExpression expression, RecordType type, KeptRecord record, Actor who) {
    try {
      return expression
          .condition()
          .judge(view(type, record, who), who(who), bound(expression, record));
    } catch (ExpressionFailed failed) {
      throw failed(expression, failed);
    }
  }

  /// Whether it holds; a missing one does.
  boolean holds(
      @Nullable RecordExpression expression, RecordType type, KeptRecord record, Actor who) {
    return expression == null || judge(expression, type, record, who).holds();
  }

  /// What it comes to, as JSON has values; null where that is nothing.
  @Nullable Object value(
      RecordExpression expression, RecordType type, KeptRecord record, Actor who) {
    try {
      return expression
          .condition()
          .value(view(type, record, who), who(who), bound(expression, record));
    } catch (ExpressionFailed failed) {
      throw failed(expression, failed);
    }
  }

  /// What a computed field comes to.
  @Nullable Object computed(RecordField field, RecordType type, KeptRecord record, Actor who) {
    return view(type, record, who).get(field.name());
  }

  private static RequestRefused failed(RecordExpression expression, ExpressionFailed failed) {
    LOG.warn("{}: '{}' {}", expression.place(), expression, failed.getMessage());
    return RequestRefused.conflict(
        "DECLARATION_FAILED",
        "What the declaration says in %s can't be worked out for this record: '%s' %s. Correct the declaration, or the values it looks at."
            .formatted(expression.place(), expression, failed.getMessage()));
  }

  /// What names in expressions mean.
  private Map<String, Object> view(RecordType type, KeptRecord record, Actor who) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>(record.fields());
    record.links().forEach((link, ends) -> view.put(link, ends(type, link, ends)));
    view.put("number", record.number());
    view.put("version", record.version());
    view.put("state", record.state());
    view.put("stateKind", record.stateKind());
    view.put("stateSince", text(record.stateSince()));
    view.put("requester", record.requester());
    view.put("made", text(record.made()));
    view.put("changed", text(record.changed()));
    view.put("template", record.template());
    view.put("asked", record.asked());
    view.put(
        "votes",
        record.votes().stream()
            .map(
                v -> Map.of("approval", v.approval(), "voter", v.voter(), "approves", v.approves()))
            .toList());
    view.put("tasks", record.tasks().stream().map(DoneTask::task).toList());
    view.values().removeIf(value -> value == null);
    Map<String, Object> known = new LinkedHashMap<>();
    view.forEach((name, value) -> {
      if (value != null) {
        known.put(name, value);
      }
    });
    for (RecordField field : type.fields().values()) {
      RecordExpression compute = field.compute();
      if (compute != null) {
        try {
          Object value = compute.condition().value(known, who(who), bound(compute, record));
          if (value != null) {
            known.put(field.name(), value);
          }
        } catch (ExpressionFailed failed) {
          throw failed(compute, failed);
        }
      }
    }
    return known;
  }

  private static String text(java.time.Instant instant) {
    return org.kaskade.schema.RecordValues.text(instant);
  }

  private static List<Map<String, Object>> ends(
      RecordType type, String link, List<RecordLink> ends) {
    var declared = type.links().get(link);
    String handle = declared == null ? "key" : declared.handle();
    return ends.stream()
        .map(end -> {
          Map<String, Object> shown = new LinkedHashMap<>(end.fields());
          shown.put(handle, end.to());
          return shown;
        })
        .toList();
  }

  private static Map<String, ?> who(Actor who) {
    return Map.of(
        "who", Map.of("name", who.name(), "teams", who.teams(), "roles", List.copyOf(who.roles())));
  }

  private Map<String, Function<List<?>, @Nullable Object>> bound(
      RecordExpression expression, KeptRecord record) {
    Map<String, Function<List<?>, @Nullable Object>> bound = new LinkedHashMap<>();
    for (String name : expression.condition().functions()) {
      functions
          .orderedStream()
          .filter(function -> function.name().equals(name))
          .findFirst()
          .ifPresent(
              function -> bound.put(name, arguments -> function.evaluate(record, arguments)));
    }
    return bound;
  }
}
