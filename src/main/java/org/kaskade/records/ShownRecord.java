package org.kaskade.records;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.access.CurrentActor;
import org.kaskade.estate.Revision;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordApproval;
import org.kaskade.schema.RecordGraphQlNames;
import org.kaskade.schema.RecordTask;
import org.kaskade.schema.RecordTransition;
import org.kaskade.schema.RecordType;
import org.springframework.stereotype.Component;

/// What the API tells of a record besides its values: approvals, tasks, transitions, history.
@Component
class ShownRecord {
  private final CmdbSchema schema;
  private final Approvals approvals;
  private final Checklist checklist;
  private final TransitionOffers offers;
  private final RecordJournal journal;
  private final CurrentActor actor;
  private final Clock clock;

  ShownRecord(
      CmdbSchema schema,
      Approvals approvals,
      Checklist checklist,
      TransitionOffers offers,
      RecordJournal journal,
      CurrentActor actor,
      Clock clock) {
    this.schema = schema;
    this.approvals = approvals;
    this.checklist = checklist;
    this.offers = offers;
    this.journal = journal;
    this.actor = actor;
    this.clock = clock;
  }

  record ShownVote(
      String approval,
      String voter,
      List<String> seats,
      String decision,
      @Nullable String comment,
      Instant at) {
    static ShownVote of(Vote vote) {
      return new ShownVote(
          vote.approval(), vote.voter(), vote.seats(), decision(vote), vote.comment(), vote.at());
    }

    private static String decision(Vote vote) {
      return vote.approves() ? "APPROVE" : "REJECT";
    }
  }

  record Seat(String name, @Nullable String voter, @Nullable String decision) {}

  record ShownApproval(
      String name,
      @Nullable String description,
      String status,
      String need,
      List<Seat> asked,
      List<ShownVote> votes) {}

  record ShownTask(
      String name,
      String what,
      @Nullable String team,
      List<String> after,
      List<String> blocks,
      boolean done,
      @Nullable String by,
      @Nullable Instant at,
      @Nullable String comment) {}

  record Available(
      String name,
      String mutation,
      String to,
      @Nullable String description,
      List<String> asks,
      List<String> needs) {}

  record Unavailable(String name, String to, String code, String reason) {}

  record Entry(
      Revision revision,
      String event,
      @Nullable String comment,
      int version,
      String state,
      List<RecordDifferences.Difference> differences) {}

  private RecordType type(KeptRecord record) {
    return schema.recordType(record.type()).orElseThrow();
  }

  List<ShownApproval> approvals(KeptRecord record) {
    RecordType type = type(record);
    List<ShownApproval> shown = new ArrayList<>();
    for (RecordApproval approval : type.approvals().values()) {
      String name = approval.name();
      List<Vote> votes = record.votes().stream().filter(v -> v.approval().equals(name)).toList();
      shown.add(
          new ShownApproval(
              name,
              approval.description().isEmpty() ? null : approval.description(),
              approvals.status(type, record, name, actor.actor(), clock.instant()).name(),
              approval.need().toString(),
              record.asked().getOrDefault(name, List.of()).stream()
                  .map(seat -> seat(seat, votes))
                  .toList(),
              votes.stream().map(ShownVote::of).toList()));
    }
    return shown;
  }

  private static Seat seat(String name, List<Vote> votes) {
    Optional<Vote> vote = votes.stream().filter(v -> v.seats().contains(name)).findFirst();
    return new Seat(
        name, vote.map(Vote::voter).orElse(null), vote.map(ShownVote::decision).orElse(null));
  }

  List<ShownTask> tasks(KeptRecord record) {
    return checklist.of(type(record), record, actor.actor()).stream()
        .map(task -> task(task, record))
        .toList();
  }

  private static ShownTask task(RecordTask task, KeptRecord record) {
    Optional<DoneTask> done =
        record.tasks().stream().filter(each -> each.task().equals(task.name())).findFirst();
    return new ShownTask(
        task.name(),
        task.what(),
        task.team(),
        task.after(),
        task.blocks(),
        done.isPresent(),
        done.map(DoneTask::by).orElse(null),
        done.map(DoneTask::at).orElse(null),
        done.map(DoneTask::comment).orElse(null));
  }

  List<Available> available(KeptRecord record) {
    RecordType type = type(record);
    Actor who = actor.actor();
    Instant now = clock.instant();
    List<Available> available = new ArrayList<>();
    for (RecordTransition transition : type.transitions().values()) {
      if (offers.obstacle(type, record, transition, who, false, now).isEmpty()) {
        available.add(
            new Available(
                transition.name(),
                new RecordGraphQlNames(type).mutation(transition),
                transition.to(),
                transition.description().isEmpty() ? null : transition.description(),
                transition.ask(),
                TransitionOffers.missing(type, record, transition, true)));
      }
    }
    return available;
  }

  List<Unavailable> unavailable(KeptRecord record) {
    RecordType type = type(record);
    Actor who = actor.actor();
    Instant now = clock.instant();
    List<Unavailable> unavailable = new ArrayList<>();
    for (RecordTransition transition : type.transitions().values()) {
      offers
          .obstacle(type, record, transition, who, false, now)
          .ifPresent(obstacle ->
              unavailable.add(
                  new Unavailable(
                      transition.name(), transition.to(), obstacle.code(), obstacle.reason())));
    }
    return unavailable;
  }

  Connection<Entry> history(KeptRecord record, PageRequest page) {
    int before =
        page.after() != null && page.after().key().matches("[0-9]{1,9}")
            ? Integer.parseInt(page.after().key())
            : Integer.MAX_VALUE;
    List<Entry> entries =
        journal.history(record.number(), before, page.firstAndOneMore()).stream()
            .map(moment ->
                new Entry(
                    moment.revision(),
                    moment.event(),
                    moment.comment(),
                    moment.after().version(),
                    moment.after().state(),
                    RecordDifferences.between(moment.before(), moment.after())))
            .toList();
    return Connection.page(
        entries,
        page,
        0,
        entry -> Integer.toString(entry.revision().number()),
        () -> journal.historyLength(record.number()));
  }

  @Nullable Instant validUntil(KeptRecord record) {
    return Validity.until(type(record), record).orElse(null);
  }

  boolean reviewDue(KeptRecord record) {
    return Validity.reviewDue(type(record), record, clock.instant());
  }

  static String kind(KeptRecord record) {
    return Objects.requireNonNull(record.stateKind()).toUpperCase(Locale.ROOT);
  }
}
