package org.kaskade.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.RecordTransition.Party;
import org.springframework.stereotype.Component;

/// Works out a change of fields and links.
@Component
class Editing {
  private final Templates templates;
  private final Intake intake;
  private final Approvals approvals;
  private final Parties parties;
  private final Flow flow;

  Editing(Templates templates, Intake intake, Approvals approvals, Parties parties, Flow flow) {
    this.templates = templates;
    this.intake = intake;
    this.approvals = approvals;
    this.parties = parties;
    this.flow = flow;
  }

  Deed work(RecordDraft draft, Map<String, ?> values, Operation operation, Instant now) {
    checkEditor(draft, operation, now);
    intake.take(draft, values);
    Set<String> changed = draft.changed();
    checkLocks(draft, changed);
    templates.checkFixed(draft, changed, operation.who(), now);
    intake.check(draft, operation.who(), now);
    checkNeeds(draft);
    Deed deed = new Deed(operation.who(), now);
    if (changed.isEmpty()) {
      deed.leave(Objects.requireNonNull(draft.before()));
    } else {
      deed.add(draft, "edited", operation.comment());
      approvals.withdraw(draft, deed.who(), now);
      approvals.askFurther(draft, deed.who(), now);
      flow.settle(deed, draft);
    }
    return deed;
  }

  private void checkEditor(RecordDraft draft, Operation operation, Instant now) {
    List<Party> editors = draft.type().editors();
    if (!parties.include(editors, draft.as(now), operation.who())) {
      throw RequestRefused.forbidden(
          "NOT_AN_EDITOR",
          "%s can be edited by %s, and %s is none of them."
              .formatted(
                  draft.number(),
                  String.join(", ", editors.stream().map(Party::toString).toList()),
                  operation.who().name()));
    }
  }

  private static void checkLocks(RecordDraft draft, Set<String> changed) {
    List<String> locked = changed.stream().filter(draft.state()::locks).sorted().toList();
    if (!locked.isEmpty()) {
      throw RequestRefused.conflict(
          "RECORD_LOCKED",
          "%s is in %s, where %s can't be changed. Take it to a state where they can, or make another record."
              .formatted(draft.number(), draft.state().name(), String.join(", ", locked)));
    }
  }

  private static void checkNeeds(RecordDraft draft) {
    List<String> emptied = draft.state().needs().stream().filter(need -> !draft.has(need)).toList();
    if (!emptied.isEmpty()) {
      throw RequestRefused.conflict(
          "INVALID_VALUE",
          "%s is in %s, which needs %s. Leave them filled, or take it to another state first."
              .formatted(draft.number(), draft.state().name(), String.join(", ", emptied)));
    }
  }
}
