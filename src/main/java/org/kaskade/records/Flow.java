package org.kaskade.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.AttributeValue;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordTransition;
import org.kaskade.schema.RecordTransition.Action;
import org.kaskade.schema.RecordTransition.Event;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.RecordValues;
import org.springframework.stereotype.Component;

/// Takes transitions, with all that follows from them.
@Component
class Flow {
  /// Records that one operation reaches by `open` and `cascade`.
  private static final int MOST_RECORDS = 1_000;

  private final CmdbSchema schema;
  private final RecordStore store;
  private final RecordExpressions expressions;
  private final Approvals approvals;
  private final TransitionOffers offers;

  Flow(
      CmdbSchema schema,
      RecordStore store,
      RecordExpressions expressions,
      Approvals approvals,
      TransitionOffers offers) {
    this.schema = schema;
    this.store = store;
    this.expressions = expressions;
    this.approvals = approvals;
    this.offers = offers;
  }

  /// Takes a transition that nothing stands in the way of.
  void take(Deed deed, RecordDraft draft, RecordTransition transition) {
    for (Action action : transition.then()) {
      switch (action) {
        case Action.Set(var values) -> set(deed, draft, values);
        case Action.Clear(var names) -> names.forEach(draft::clear);
        case Action.Open open -> open(deed, draft, open);
        case Action.Cascade cascade -> cascade(deed, draft, cascade);
      }
    }
    draft.enter(transition.to(), deed.now());
    approvals.ask(draft, deed.who(), deed.now());
  }

  /// Takes what the program takes by itself, until nothing is left: each transition once at most.
  void settle(Deed deed, RecordDraft draft) {
    for (int taken = 0; taken <= draft.type().transitions().size(); taken++) {
      Optional<RecordTransition> next =
          draft.type().transitions().values().stream()
              .filter(transition -> isUpon(transition, deed, draft))
              .findFirst();
      if (next.isEmpty()) {
        return;
      }
      take(deed, draft, next.get());
      draft.withdrawn().clear();
    }
  }

  private boolean isUpon(RecordTransition transition, Deed deed, RecordDraft draft) {
    Event upon = transition.upon();
    if (upon == null || !transition.from().contains(draft.state().name())) {
      return false;
    }
    KeptRecord record = draft.as(deed.now());
    boolean happened =
        switch (upon) {
          case WITHDRAWN -> !draft.withdrawn().isEmpty();
          case REFUSED ->
              draft.asked().keySet().stream()
                  .anyMatch(name ->
                      approvals.status(draft.type(), record, name, deed.who(), deed.now())
                          == Approvals.Status.REFUSED);
          case APPROVED -> true;
        };
    return happened
        && offers
            .obstacle(draft.type(), record, transition, Records.PROGRAM, true, deed.now())
            .isEmpty();
  }

  private void set(Deed deed, RecordDraft draft, Map<String, RecordExpression> values) {
    values.forEach((name, expression) -> {
      Object value = expressions.value(expression, draft.type(), draft.as(deed.now()), deed.who());
      fill(draft, name, value, expression);
    });
  }

  private static void fill(
      RecordDraft draft, String name, @Nullable Object value, RecordExpression expression) {
    RecordField field = draft.type().fields().get(name);
    if (value == null || field == null) {
      draft.fields().remove(name);
      return;
    }
    switch (RecordValues.coerce(field, value)) {
      case AttributeValue.Accepted(Object accepted) -> draft.fields().put(name, accepted);
      case AttributeValue.Refused(String reason) ->
          throw RequestRefused.conflict(
              "DECLARATION_FAILED",
              "What the declaration sets in %s doesn't fit: %s Correct the declaration, or the values it looks at."
                  .formatted(expression.place(), reason));
    }
  }

  private void open(Deed deed, RecordDraft draft, Action.Open open) {
    RecordType type = schema.recordType(open.record()).orElseThrow();
    RecordDraft other =
        new RecordDraft(type, store.nextNumber(type), deed.who().name(), null, deed.now());
    type.fields()
        .values()
        .forEach(field -> {
          Object initial = field.defaultValue();
          if (initial != null) {
            other.fields().put(field.name(), initial);
          }
        });
    open.values()
        .forEach((name, expression) ->
            fill(
                other,
                name,
                expressions.value(expression, draft.type(), draft.as(deed.now()), deed.who()),
                expression));
    String link = open.link();
    if (link != null) {
      other.links().put(link, List.of(new RecordLink(draft.number(), Map.of())));
    }
    approvals.ask(other, deed.who(), deed.now());
    add(deed, other, "created", "by " + draft.number());
  }

  private void cascade(Deed deed, RecordDraft draft, Action.Cascade cascade) {
    List<String> numbers =
        draft.links().getOrDefault(cascade.link(), List.of()).stream().map(RecordLink::to).toList();
    for (KeptRecord record : store.find(numbers).values()) {
      RecordType type = schema.recordType(record.type()).orElseThrow();
      RecordTransition transition = type.transitions().get(cascade.transition());
      boolean busy = deed.draft(record.number()).isPresent();
      if (transition != null
          && !busy
          && offers
              .obstacle(type, record, transition, Records.PROGRAM, true, deed.now())
              .isEmpty()) {
        RecordDraft other = new RecordDraft(type, record);
        add(deed, other, transition.name(), "by " + draft.number());
        take(deed, other, transition);
        settle(deed, other);
      }
    }
  }

  private static void add(Deed deed, RecordDraft draft, String event, String comment) {
    if (deed.pieces().size() >= MOST_RECORDS) {
      throw RequestRefused.limit(
          "TOO_MANY_RECORDS",
          "This would reach more than %,d records at once. Do it for some of them first."
              .formatted(MOST_RECORDS));
    }
    deed.add(draft, event, comment);
  }
}
