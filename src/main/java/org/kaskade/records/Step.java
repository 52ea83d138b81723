package org.kaskade.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.RecordTransition;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.Suggestions;
import org.springframework.stereotype.Component;

/// Works out a transition that somebody asks for.
@Component
class Step {
  private final Intake intake;
  private final TransitionOffers offers;
  private final Flow flow;

  Step(Intake intake, TransitionOffers offers, Flow flow) {
    this.intake = intake;
    this.offers = offers;
    this.flow = flow;
  }

  Deed work(
      RecordDraft draft, String name, Map<String, ?> values, Operation operation, Instant now) {
    RecordTransition transition = transition(draft.type(), name);
    Deed deed = new Deed(operation.who(), now);
    throwIfRefused(draft.type(), draft.as(now), transition, deed, false);
    for (String given : values.keySet()) {
      if (!transition.ask().contains(given)) {
        throw RequestRefused.invalid(
            "INVALID_VALUE",
            "'%s' doesn't ask for '%s'%s. Edit the record first."
                .formatted(name, given, Suggestions.didYouMean(given, transition.ask())));
      }
    }
    intake.take(draft, values);
    throwIfRefused(draft.type(), draft.as(now), transition, deed, true);
    deed.add(draft, name, operation.comment());
    flow.take(deed, draft, transition);
    intake.check(draft, operation.who(), now);
    flow.settle(deed, draft);
    return deed;
  }

  private static RecordTransition transition(RecordType type, String name) {
    return Optional.ofNullable(type.transitions().get(name))
        .orElseThrow(() ->
            RequestRefused.invalid(
                "UNKNOWN_TRANSITION",
                "A %s has no transition '%s'%s."
                    .formatted(
                        type.name(),
                        name,
                        Suggestions.didYouMean(name, type.transitions().keySet()))));
  }

  private void throwIfRefused(
      RecordType type, KeptRecord record, RecordTransition transition, Deed deed, boolean given) {
    offers
        .obstacle(type, record, transition, deed.who(), given, deed.now())
        .ifPresent(obstacle -> {
          List<String> possible =
              type.transitions().values().stream()
                  .filter(t ->
                      offers.obstacle(type, record, t, deed.who(), false, deed.now()).isEmpty())
                  .map(RecordTransition::name)
                  .toList();
          String message =
              "'%s' of %s isn't possible: %s. Possible now: %s."
                  .formatted(
                      transition.name(),
                      record.number(),
                      obstacle.reason(),
                      possible.isEmpty() ? "nothing" : String.join(", ", possible));
          RequestRefused refused =
              obstacle.code().equals("PERSON")
                  ? RequestRefused.forbidden("TRANSITION_REFUSED", message)
                  : RequestRefused.conflict("TRANSITION_REFUSED", message);
          throw refused.with(
              Map.of("obstacle", obstacle.code(), "state", record.state(), "available", possible));
        });
  }
}
