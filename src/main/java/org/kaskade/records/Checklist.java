package org.kaskade.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.access.Actor;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordState;
import org.kaskade.schema.RecordTask;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.Suggestions;
import org.springframework.stereotype.Component;

/// The tasks of a record: those of its type and those of its template, as far as they apply.
@Component
class Checklist {
  private final CmdbSchema schema;
  private final RecordExpressions expressions;

  Checklist(CmdbSchema schema, RecordExpressions expressions) {
    this.schema = schema;
    this.expressions = expressions;
  }

  List<RecordTask> of(RecordType type, KeptRecord record, Actor who) {
    Map<String, RecordTask> all = new LinkedHashMap<>(type.tasks());
    String template = record.template();
    if (template != null) {
      schema.recordTemplate(template).ifPresent(known -> all.putAll(known.tasks()));
    }
    List<RecordTask> tasks = new ArrayList<>();
    for (RecordTask task : all.values()) {
      if (isDone(record, task.name()) || expressions.holds(task.when(), type, record, who)) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  /// The names of tasks that are to be done before this transition.
  List<String> before(String transition, RecordType type, KeptRecord record, Actor who) {
    return of(type, record, who).stream()
        .filter(task -> task.blocks().contains(transition) && !isDone(record, task.name()))
        .map(RecordTask::name)
        .toList();
  }

  /// The names of tasks that are to be done before this one.
  List<String> before(RecordTask task, RecordType type, KeptRecord record, Actor who) {
    return of(type, record, who).stream()
        .map(RecordTask::name)
        .filter(name -> task.after().contains(name) && !isDone(record, name))
        .toList();
  }

  /// Ticks off a task.
  void finish(RecordDraft draft, String name, Operation operation, Instant now) {
    KeptRecord before = draft.as(now);
    List<RecordTask> tasks = of(draft.type(), before, operation.who());
    List<String> names = tasks.stream().map(RecordTask::name).toList();
    RecordTask task =
        tasks.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                RequestRefused.notFound(
                    "UNKNOWN_TASK",
                    "%s has no task '%s'%s. It has: %s."
                        .formatted(
                            before.number(),
                            name,
                            Suggestions.didYouMean(name, names),
                            names.isEmpty() ? "none" : String.join(", ", names))));
    if (isDone(before, name)) {
      throw RequestRefused.conflict(
          "TASK_DONE", "Task '%s' of %s is done already.".formatted(name, before.number()));
    }
    if (draft.state().kind() == RecordState.Kind.CLOSED) {
      throw RequestRefused.conflict(
          "RECORD_LOCKED", "%s is closed; nothing is left to do.".formatted(before.number()));
    }
    List<String> first = before(task, draft.type(), before, operation.who());
    if (!first.isEmpty()) {
      throw RequestRefused.conflict(
          "TASK_WAITS",
          "Task '%s' of %s waits for %s."
              .formatted(name, before.number(), String.join(", ", first)));
    }
    draft.tasks().add(new DoneTask(name, operation.who().name(), operation.comment(), now));
  }

  static boolean isDone(KeptRecord record, String task) {
    return record.tasks().stream().anyMatch(done -> done.task().equals(task));
  }
}
