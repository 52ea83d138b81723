package org.kaskade.records;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordType;
import org.springframework.stereotype.Component;

/// Works out what operations do to records, and has it written.
@Component
class RecordEngine implements Records {
  private final CmdbSchema schema;
  private final RecordStore store;
  private final RecordJournal journal;
  private final Creation creation;
  private final Step step;
  private final Editing editing;
  private final Flow flow;
  private final Approvals approvals;
  private final Checklist checklist;
  private final RecordExpressions expressions;
  private final Clock clock;

  RecordEngine(
      CmdbSchema schema,
      RecordStore store,
      RecordJournal journal,
      Creation creation,
      Step step,
      Editing editing,
      Flow flow,
      Approvals approvals,
      Checklist checklist,
      RecordExpressions expressions,
      Clock clock) {
    this.schema = schema;
    this.store = store;
    this.journal = journal;
    this.creation = creation;
    this.step = step;
    this.editing = editing;
    this.flow = flow;
    this.approvals = approvals;
    this.checklist = checklist;
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
  public List<KeptRecord> overlapping(
      String type, String start, String end, Instant from, Instant to) {
    return store.overlapping(type(type), start, end, from, to);
  }

  @Override
  public List<String> waitingFor(KeptRecord record) {
    return approvals.waitingFor(type(record.type()), record);
  }

  @Override
  public boolean waitsFor(KeptRecord record, Actor who) {
    return approvals.waitsFor(type(record.type()), record, who);
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
  public KeptRecord create(String type, Map<String, ?> values, Operation operation) {
    return journal.write(
        operation,
        "create " + type + values,
        () -> creation.work(type(type), values, operation, now()));
  }

  @Override
  public KeptRecord perform(
      String number, String transition, Map<String, ?> values, Operation operation) {
    return journal.write(
        operation,
        transition + " " + number + values,
        () -> step.work(draft(number, operation), transition, values, operation, now()));
  }

  @Override
  public KeptRecord edit(String number, Map<String, ?> values, Operation operation) {
    return journal.write(
        operation,
        "edit " + number + values,
        () -> editing.work(draft(number, operation), values, operation, now()));
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
  public KeptRecord finishTask(String number, String task, Operation operation) {
    return journal.write(
        operation,
        "task " + number + task,
        () -> {
          RecordDraft draft = draft(number, operation);
          Deed deed = new Deed(operation.who(), now());
          checklist.finish(draft, task, operation, deed.now());
          deed.add(draft, "task", operation.comment());
          flow.settle(deed, draft);
          return deed;
        });
  }

  @Override
  public KeptRecord remark(String number, String text, Operation operation) {
    return journal.write(
        operation,
        "remark " + number + text,
        () -> {
          RecordDraft draft = draft(number, operation);
          Deed deed = new Deed(operation.who(), now());
          Remarks.add(draft, text, operation.who().name(), deed.now());
          deed.add(draft, "remarked", text.strip());
          return deed;
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
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
