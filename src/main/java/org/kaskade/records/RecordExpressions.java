package org.kaskade.records;

import java.util.ArrayList;
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
import org.kaskade.schema.RecordLinkType;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.RecordValues;
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
    List<RequestRefused> refused = new ArrayList<>();
    try {
      return expression
          .condition()
          .judge(view(type, record, who), who(who), bound(expression, record, refused));
    } catch (ExpressionFailed failed) {
      throw failed(expression, failed, refused);
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
    List<RequestRefused> refused = new ArrayList<>();
    try {
      return expression
          .condition()
          .value(view(type, record, who), who(who), bound(expression, record, refused));
    } catch (ExpressionFailed failed) {
      throw failed(expression, failed, refused);
    }
  }

  /// What a computed field comes to.
  @Nullable Object computed(RecordField field, RecordType type, KeptRecord record, Actor who) {
    return view(type, record, who).get(field.name());
  }

  /// @param refused what a function of the program had against it: that is for the caller to read
  private static RequestRefused failed(
      RecordExpression expression, ExpressionFailed failed, List<RequestRefused> refused) {
    if (!refused.isEmpty()) {
      return refused.getFirst();
    }
    LOG.warn("{}: '{}' {}", expression.place(), expression, failed.getMessage());
    return RequestRefused.conflict(
        "DECLARATION_FAILED",
        "What the declaration says in %s can't be worked out for this record: '%s' %s. Correct the declaration, or the values it looks at."
            .formatted(expression.place(), expression, failed.getMessage()));
  }

  /// What names in expressions mean.
  private Map<String, Object> view(RecordType type, KeptRecord record, Actor who) {
    Map<String, Object> view = new LinkedHashMap<>(record.fields());
    record.links().forEach((link, ends) -> view.put(link, ends(type, link, ends)));
    view.put("number", record.number());
    view.put("version", record.version());
    view.put("state", record.state());
    view.put("stateKind", record.stateKind());
    view.put("stateSince", RecordValues.text(record.stateSince()));
    view.put("requester", record.requester());
    view.put("made", RecordValues.text(record.made()));
    view.put("changed", RecordValues.text(record.changed()));
    view.put("asked", record.asked());
    view.put("votes", record.votes().stream().map(RecordExpressions::vote).toList());
    view.put("tasks", record.tasks().stream().map(DoneTask::task).toList());
    String template = record.template();
    if (template != null) {
      view.put("template", template);
    }
    for (RecordField field : type.fields().values()) {
      compute(field, view, record, who);
    }
    return view;
  }

  /// Later fields may look at earlier ones.
  private void compute(RecordField field, Map<String, Object> view, KeptRecord record, Actor who) {
    RecordExpression compute = field.compute();
    if (compute == null) {
      return;
    }
    List<RequestRefused> refused = new ArrayList<>();
    try {
      Object value = compute.condition().value(view, who(who), bound(compute, record, refused));
      if (value != null) {
        view.put(field.name(), value);
      }
    } catch (ExpressionFailed failed) {
      throw failed(compute, failed, refused);
    }
  }

  private static Map<String, Object> vote(Vote vote) {
    return Map.of("approval", vote.approval(), "voter", vote.voter(), "approves", vote.approves());
  }

  private static List<Map<String, Object>> ends(
      RecordType type, String link, List<RecordLink> ends) {
    RecordLinkType declared = type.links().get(link);
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

  /// @param refused where functions leave what they refuse, since evaluation drops it on the way
  private Map<String, Function<List<?>, @Nullable Object>> bound(
      RecordExpression expression, KeptRecord record, List<RequestRefused> refused) {
    Map<String, Function<List<?>, @Nullable Object>> bound = new LinkedHashMap<>();
    for (String name : expression.condition().functions()) {
      functions
          .orderedStream()
          .filter(function -> function.name().equals(name))
          .findFirst()
          .ifPresent(function ->
              bound.put(
                  name,
                  arguments -> {
                    try {
                      return function.evaluate(record, arguments);
                    } catch (RequestRefused refusal) {
                      refused.add(refusal);
                      throw refusal;
                    }
                  }));
    }
    return bound;
  }
}
