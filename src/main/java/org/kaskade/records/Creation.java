package org.kaskade.records;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordTemplate;
import org.kaskade.schema.RecordType;
import org.springframework.stereotype.Component;

/// Works out a new record.
@Component
class Creation {
  private final Templates templates;
  private final Intake intake;
  private final Approvals approvals;
  private final Flow flow;
  private final RecordStore store;

  Creation(Templates templates, Intake intake, Approvals approvals, Flow flow, RecordStore store) {
    this.templates = templates;
    this.intake = intake;
    this.approvals = approvals;
    this.flow = flow;
    this.store = store;
  }

  Deed work(RecordType type, Map<String, ?> values, Operation operation, Instant now) {
    Map<String, Object> given = new HashMap<>();
    values.forEach((name, value) -> {
      if (value != null) {
        given.put(name, value);
      }
    });
    RecordTemplate template = templates.find(type, given.remove("template"));
    RecordDraft checked =
        new RecordDraft(
            type, "", operation.who().name(), template == null ? null : template.name(), now);
    for (RecordField field : type.fields().values()) {
      Object initial = field.defaultValue();
      if (initial != null) {
        checked.fields().put(field.name(), initial);
      }
    }
    checkLocks(checked, given);
    intake.take(checked, templates.fill(checked, template, given));
    intake.check(checked, operation.who(), now);
    checkNeeds(checked);
    templates.check(checked, template, operation.who(), now);
    // Only now, so that what is refused leaves no gap among the numbers.
    RecordDraft draft = checked.numbered(store.nextNumber(type));
    Deed deed = new Deed(operation.who(), now);
    deed.add(draft, "created", operation.comment());
    approvals.ask(draft, deed.who(), now);
    flow.settle(deed, draft);
    return deed;
  }

  /// What can't be changed in the first state isn't known yet there. Where that is everything, it
  /// is what is said now that stays.
  private static void checkLocks(RecordDraft draft, Map<String, Object> given) {
    List<String> locked =
        given.keySet().stream().filter(draft.state().locks()::contains).sorted().toList();
    if (!locked.isEmpty()) {
      throw RequestRefused.invalid(
          "RECORD_LOCKED",
          "A new %s is in %s, where %s can't be given. Leave them out."
              .formatted(draft.type().name(), draft.state().name(), String.join(", ", locked)));
    }
  }

  private static void checkNeeds(RecordDraft draft) {
    List<String> missing = draft.state().needs().stream().filter(need -> !draft.has(need)).toList();
    if (!missing.isEmpty()) {
      throw RequestRefused.invalid(
          "INVALID_VALUE",
          "A new %s needs %s. Fill them."
              .formatted(draft.type().name(), String.join(", ", missing)));
    }
  }
}
