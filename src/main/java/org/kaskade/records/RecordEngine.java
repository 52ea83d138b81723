package org.kaskade.records;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordTask;
import org.kaskade.schema.RecordTemplate;
import org.kaskade.schema.RecordTransition;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.Suggestions;
import org.springframework.stereotype.Component;

/// Works out what operations do to records, and has it written.
@Component
class RecordEngine implements Records {
  private final CmdbSchema schema;
  private final RecordStore store;
  private final RecordJournal journal;
  private final Intake intake;
  private final Flow flow;
  private final Approvals approvals;
  private final Parties parties;
  private final Checklist checklist;
  private final TransitionOffers offers;
  private final RecordExpressions expressions;
  private final Clock clock;

  RecordEngine(
      CmdbSchema schema,
      RecordStore store,
      RecordJournal journal,
      Intake intake,
      Flow flow,
      Approvals approvals,
      Parties parties,
      Checklist checklist,
      TransitionOffers offers,
      RecordExpressions expressions,
      Clock clock) {
    this.schema = schema;
    this.store = store;
    this.journal = journal;
    this.intake = intake;
    this.flow = flow;
    this.approvals = approvals;
    this.parties = parties;
    this.checklist = checklist;
    this.offers = offers;
    this.expressions = expressions;
    this.clock = clock;
  }

  @Override
  public Optional<KeptRecord> find(String number) {
    return Optional.ofNullable(find(List.of(number)).get(number));
  }

  @Override
  public Map<String, KeptRecord> find(List<String> numbers) {
    return store.find(numbers);
  }

  @Override
  public List<KeptRecord> of(String type) {
    return of(type, List.of());
  }

  @Override
  public List<KeptRecord> of(String type, List<String> stateKinds) {
    return store.all(type, stateKinds);
  }

  @Override
  public List<RecordMoment> history(String number) {
    return journal.history(number, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public List<ActiveOutage> activeOutages() {
    return ActiveOutages.of(store.withOutages(), schema, expressions);
  }

  @Override
  public KeptRecord create(String typeName, Map<String, ?> values, Operation operation) {
    return journal.write(
        operation,
        "create " + typeName + values,
        () -> {
          RecordType type = type(typeName);
          Deed deed = new Deed(operation.who(), now());
          RecordTemplate template = template(type, values.get("template"));
          RecordDraft checked =
              new RecordDraft(type, "", operation.who().name(), name(template), deed.now());
          fill(checked, template, values);
          intake.check(checked, operation.who(), deed.now());
          checkNeeds(checked);
          checkTemplate(checked, template, deed);
          RecordDraft draft = checked.numbered(store.nextNumber(type));
          deed.add(draft, "created", operation.comment());
          approvals.ask(draft, deed.who(), deed.now());
          flow.settle(deed, draft);
          return deed;
        });
  }

  private static @Nullable String name(@Nullable RecordTemplate template) {
    return template == null ? null : template.name();
  }

  private void fill(RecordDraft draft, @Nullable RecordTemplate template, Map<String, ?> values) {
    draft
        .type()
        .fields()
        .values()
        .forEach(field -> {
          Object initial = field.defaultValue();
          if (initial != null) {
            draft.fields().put(field.name(), initial);
          }
        });
    Map<String, Object> given =
        values.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("template") && entry.getValue() != null)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (template != null) {
      template
          .fields()
          .forEach((name, value) -> {
            boolean defaulted =
                java.util.Objects.equals(
                    given.get(name),
                    java.util.Objects.requireNonNull(draft.type().fields().get(name))
                        .defaultValue());
            Object other = given.get(name);
            if (template.locks().contains(name)
                && other != null
                && !defaulted
                && !value.equals(other)) {
              throw RequestRefused.invalid(
                  "FIXED_BY_TEMPLATE",
                  "'%s' is %s in template %s and stays so. Leave it out, or propose without the template."
                      .formatted(name, value, template.name()));
            }
            draft.fields().put(name, value);
            if (template.locks().contains(name) || defaulted) {
              given.remove(name);
            }
          });
    }
    intake.take(draft, given);
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

  private void checkTemplate(RecordDraft draft, @Nullable RecordTemplate template, Deed deed) {
    if (template == null || template.when() == null) {
      return;
    }
    var record = draft.as(deed.now());
    var verdict = expressions.judge(template.when(), draft.type(), record, deed.who());
    if (!verdict.holds()) {
      throw RequestRefused.invalid(
          "OUTSIDE_TEMPLATE",
          "Template %s isn't for this: %s doesn't hold%s. Propose without the template."
              .formatted(
                  template.name(),
                  verdict.decided(),
                  TransitionOffers.values(verdict.decided(), record)));
    }
  }

  private @Nullable RecordTemplate template(RecordType type, @Nullable Object name) {
    if (name == null) {
      return null;
    }
    List<String> known =
        schema.recordTemplates().stream()
            .filter(template -> template.of().equals(type.name()))
            .map(RecordTemplate::name)
            .toList();
    return schema
        .recordTemplate(name.toString())
        .filter(template -> template.of().equals(type.name()))
        .orElseThrow(() ->
            RequestRefused.notFound(
                "UNKNOWN_TEMPLATE",
                "There is no template '%s' of %s%s. There are: %s."
                    .formatted(
                        name,
                        type.name(),
                        Suggestions.didYouMean(name.toString(), known),
                        known.isEmpty() ? "none" : String.join(", ", known))));
  }

  @Override
  public KeptRecord perform(
      String number, String name, Map<String, ?> values, Operation operation) {
    return journal.write(
        operation,
        name + " " + number + values,
        () -> {
          RecordDraft draft = draft(number, operation);
          RecordType type = draft.type();
          RecordTransition transition =
              Optional.ofNullable(type.transitions().get(name))
                  .orElseThrow(() ->
                      RequestRefused.invalid(
                          "UNKNOWN_TRANSITION",
                          "A %s has no transition '%s'%s."
                              .formatted(
                                  type.name(),
                                  name,
                                  Suggestions.didYouMean(name, type.transitions().keySet()))));
          Deed deed = new Deed(operation.who(), now());
          KeptRecord before = draft.as(deed.now());
          throwIfRefused(type, before, transition, deed, false);
          for (String given : values.keySet()) {
            if (!transition.ask().contains(given)) {
              throw RequestRefused.invalid(
                  "INVALID_VALUE",
                  "'%s' doesn't ask for '%s'%s. Edit the record first."
                      .formatted(name, given, Suggestions.didYouMean(given, transition.ask())));
            }
          }
          intake.take(draft, values);
          throwIfRefused(type, draft.as(deed.now()), transition, deed, true);
          deed.add(draft, name, operation.comment());
          flow.take(deed, draft, transition);
          intake.check(draft, operation.who(), deed.now());
          flow.settle(deed, draft);
          return deed;
        });
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

  @Override
  public KeptRecord edit(String number, Map<String, ?> values, Operation operation) {
    return journal.write(
        operation,
        "edit " + number + values,
        () -> {
          RecordDraft draft = draft(number, operation);
          Deed deed = new Deed(operation.who(), now());
          KeptRecord before = draft.as(deed.now());
          if (!parties.include(draft.type().editors(), before, operation.who())) {
            throw RequestRefused.forbidden(
                "NOT_AN_EDITOR",
                "%s can be edited by %s, and %s is none of them."
                    .formatted(
                        number,
                        String.join(
                            ", ", draft.type().editors().stream().map(Object::toString).toList()),
                        operation.who().name()));
          }
          intake.take(draft, values);
          Set<String> changed = draft.changed();
          List<String> locked = changed.stream().filter(draft.state()::locks).sorted().toList();
          if (!locked.isEmpty()) {
            throw RequestRefused.conflict(
                "RECORD_LOCKED",
                "%s is in %s, where %s can't be changed. Take it to a state where they can, or make another record."
                    .formatted(number, before.state(), String.join(", ", locked)));
          }
          checkFixed(draft, changed);
          intake.check(draft, operation.who(), deed.now());
          List<String> emptied =
              draft.state().needs().stream().filter(need -> !draft.has(need)).toList();
          if (!emptied.isEmpty()) {
            throw RequestRefused.conflict(
                "INVALID_VALUE",
                "%s is in %s, which needs %s. Leave them filled, or take it to another state first."
                    .formatted(number, before.state(), String.join(", ", emptied)));
          }
          if (changed.isEmpty()) {
            deed.leave(before(draft));
          } else {
            deed.add(draft, "edited", operation.comment());
            approvals.withdraw(draft, deed.who(), deed.now());
            approvals.askFurther(draft, deed.who(), deed.now());
            flow.settle(deed, draft);
          }
          return deed;
        });
  }

  private static KeptRecord before(RecordDraft draft) {
    return java.util.Objects.requireNonNull(draft.before());
  }

  /// What a template fixes stays, as long as the record goes by it.
  private void checkFixed(RecordDraft draft, Set<String> changed) {
    KeptRecord before = draft.before();
    String name = before == null ? null : before.template();
    RecordTemplate template = name == null ? null : schema.recordTemplate(name).orElse(null);
    if (template == null) {
      return;
    }
    for (String field : changed) {
      if (template.locks().contains(field)) {
        throw RequestRefused.conflict(
            "FIXED_BY_TEMPLATE",
            "'%s' is fixed by template %s. Propose without the template to have it otherwise."
                .formatted(field, template.name()));
      }
    }
    checkTemplate(draft, template, new Deed(Records.PROGRAM, now()));
  }

  @Override
  public KeptRecord vote(
      String number, @Nullable String approval, boolean approves, Operation operation) {
    return journal.write(
        operation,
        "vote " + number + approval + approves,
        () -> {
          RecordDraft draft = draft(number, operation);
          Deed deed = new Deed(operation.who(), now());
          approvals.vote(
              draft, approval, approves, operation.comment(), operation.who(), deed.now());
          deed.add(draft, "voted", operation.comment());
          flow.settle(deed, draft);
          return deed;
        });
  }

  @Override
  public KeptRecord finishTask(String number, String name, Operation operation) {
    return journal.write(
        operation,
        "task " + number + name,
        () -> {
          RecordDraft draft = draft(number, operation);
          Deed deed = new Deed(operation.who(), now());
          KeptRecord before = draft.as(deed.now());
          List<RecordTask> tasks = checklist.of(draft.type(), before, operation.who());
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
                                  number,
                                  name,
                                  Suggestions.didYouMean(name, names),
                                  names.isEmpty() ? "none" : String.join(", ", names))));
          if (Checklist.isDone(before, name)) {
            throw RequestRefused.conflict(
                "TASK_DONE", "Task '%s' of %s is done already.".formatted(name, number));
          }
          List<String> first = checklist.before(task, draft.type(), before, operation.who());
          if (!first.isEmpty()) {
            throw RequestRefused.conflict(
                "TASK_WAITS",
                "Task '%s' of %s waits for %s.".formatted(name, number, String.join(", ", first)));
          }
          if (before.stateKind().equals("closed")) {
            throw RequestRefused.conflict(
                "RECORD_LOCKED", "%s is closed; nothing is left to do.".formatted(number));
          }
          draft
              .tasks()
              .add(new DoneTask(name, operation.who().name(), operation.comment(), deed.now()));
          deed.add(draft, "task", operation.comment());
          flow.settle(deed, draft);
          return deed;
        });
  }

  /// Takes the transition of a record whose time has come, unless something else came before.
  void passTime(String number) {
    Instant now = now();
    store
        .find(List.of(number))
        .values()
        .forEach(record -> {
          RecordType type = type(record.type());
          type.transitions().values().stream()
              .filter(transition ->
                  Validity.dueOf(type, record, transition)
                      .filter(due -> !now.isBefore(due))
                      .isPresent())
              .filter(transition ->
                  offers.obstacle(type, record, transition, Records.PROGRAM, true, now).isEmpty())
              .findFirst()
              .ifPresent(transition ->
                  perform(number, transition.name(), Map.of(), record.version(), Records.PROGRAM));
        });
  }

  private RecordDraft draft(String number, Operation operation) {
    KeptRecord record =
        find(number)
            .orElseThrow(() ->
                RequestRefused.notFound(
                    "UNKNOWN_RECORD",
                    "There is no record %s. Give its number as it was answered, e.g. CHG-000001."
                        .formatted(number)));
    Integer expected = operation.expectedVersion();
    if (expected != null && expected != record.version()) {
      throw journal.changed(record, expected);
    }
    return new RecordDraft(type(record.type()), record);
  }

  private RecordType type(String name) {
    return schema
        .recordType(name)
        .orElseThrow(() ->
            RequestRefused.notFound(
                "UNKNOWN_RECORD_TYPE", "There is no record type %s.".formatted(name)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }
}
