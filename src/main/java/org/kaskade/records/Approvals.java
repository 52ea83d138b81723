package org.kaskade.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordApproval;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordTransition;
import org.kaskade.schema.RecordType;
import org.springframework.stereotype.Component;

/// Who was asked, who said what, and what follows from it.
@Component
class Approvals {
  private final RecordExpressions expressions;
  private final Parties parties;
  private final CmdbSchema schema;

  Approvals(RecordExpressions expressions, Parties parties, CmdbSchema schema) {
    this.expressions = expressions;
    this.parties = parties;
    this.schema = schema;
  }

  /// How an approval stands, in the words of the API.
  enum Status {
    NOT_ASKED,
    WAITING,
    GIVEN,
    REFUSED,
    GIVEN_IN_ADVANCE,
    NOT_NEEDED;

    /// Whether what waits for it can go on.
    boolean satisfied() {
      return this == GIVEN || this == GIVEN_IN_ADVANCE || this == NOT_NEEDED;
    }
  }

  /// Begins a new round of the approvals that transitions out of the draft's state wait for.
  void ask(RecordDraft draft, Actor who, Instant now) {
    for (String name : leaving(draft.type(), draft.state().name())) {
      begin(draft, name, who, now);
    }
  }

  /// Takes back what was given for something that this operation changes.
  void withdraw(RecordDraft draft, Actor who, Instant now) {
    Set<String> changed = draft.changed();
    for (RecordApproval approval : draft.type().approvals().values()) {
      boolean touched = approval.withdrawn().stream().anyMatch(changed::contains);
      if (touched && draft.asked().containsKey(approval.name())) {
        begin(draft, approval.name(), who, now);
        draft.withdrawn().add(approval.name());
      }
    }
  }

  /// Asks for what this operation has made necessary and nobody was asked for yet.
  void askFurther(RecordDraft draft, Actor who, Instant now) {
    for (String name : leaving(draft.type(), draft.state().name())) {
      if (!draft.asked().containsKey(name)) {
        begin(draft, name, who, now);
      }
    }
  }

  private void begin(RecordDraft draft, String name, Actor who, Instant now) {
    RecordApproval approval = draft.type().approvals().get(name);
    if (approval == null) {
      return;
    }
    draft.votes().removeIf(vote -> vote.approval().equals(name));
    draft.asked().remove(name);
    KeptRecord record = draft.as(now);
    if (expressions.holds(approval.when(), draft.type(), record, who)) {
      Set<String> seats = new LinkedHashSet<>();
      for (RecordExpression of : approval.of()) {
        add(expressions.value(of, draft.type(), record, who), seats);
      }
      draft.asked().put(name, List.copyOf(seats));
    }
  }

  private static void add(@Nullable Object value, Set<String> seats) {
    switch (value) {
      case String name when !name.isBlank() -> seats.add(name.strip());
      case List<?> names -> names.forEach(name -> add(name, seats));
      case null, default -> {
        // Names nobody.
      }
    }
  }

  private static Set<String> leaving(RecordType type, String state) {
    Set<String> names = new LinkedHashSet<>();
    for (RecordTransition transition : type.transitions().values()) {
      if (transition.from().contains(state)) {
        names.addAll(transition.approvals());
      }
    }
    return names;
  }

  Status status(RecordType type, KeptRecord record, String name, Actor who, Instant now) {
    RecordApproval approval = type.approvals().get(name);
    if (approval == null || inAdvance(record, name, now)) {
      return approval == null ? Status.NOT_NEEDED : Status.GIVEN_IN_ADVANCE;
    }
    if (!expressions.holds(approval.when(), type, record, who)) {
      return Status.NOT_NEEDED;
    }
    List<String> seats = record.asked().get(name);
    if (seats == null) {
      return Status.NOT_ASKED;
    }
    return counted(
        approval, seats, record.votes().stream().filter(v -> v.approval().equals(name)).toList());
  }

  /// Whether the record's template carries it and isn't too old for a record that old.
  private boolean inAdvance(KeptRecord record, String name, Instant now) {
    String template = record.template();
    return template != null
        && schema
            .recordTemplate(template)
            .map(known -> known.advance().get(name))
            .filter(advance -> now.isBefore(advance.until()))
            .isPresent();
  }

  private static Status counted(RecordApproval approval, List<String> seats, List<Vote> votes) {
    int needed = approval.need().of(seats.size());
    if (seats.isEmpty() && approval.need().percent()) {
      return Status.NOT_NEEDED;
    }
    long yes;
    long no;
    if (needed > seats.size()) {
      // More than are asked: each person who speaks for a seat counts.
      yes = votes.stream().filter(Vote::approves).count();
      no = votes.size() - yes;
      return yes >= needed ? Status.GIVEN : no >= needed ? Status.REFUSED : Status.WAITING;
    }
    yes = seats.stream().filter(seat -> said(votes, seat, true)).count();
    no = seats.stream().filter(seat -> said(votes, seat, false)).count();
    if (yes >= needed) {
      return Status.GIVEN;
    }
    return seats.size() - no < needed ? Status.REFUSED : Status.WAITING;
  }

  private static boolean said(List<Vote> votes, String seat, boolean approves) {
    return votes.stream().anyMatch(v -> v.approves() == approves && v.seats().contains(seat));
  }

  /// Adds a vote.
  ///
  /// @param name null where only one waits for this person
  void vote(
      RecordDraft draft,
      @Nullable String name,
      boolean approves,
      @Nullable String comment,
      Actor who,
      Instant now) {
    KeptRecord record = draft.as(now);
    Set<String> open = leaving(draft.type(), record.state());
    open.removeIf(each -> !record.asked().containsKey(each));
    if (name != null && !open.contains(name)) {
      throw RequestRefused.conflict(
          "NOT_ASKED",
          "%s isn't asked for approval '%s' in state %s. %s"
              .formatted(
                  record.number(),
                  name,
                  record.state(),
                  open.isEmpty()
                      ? "Nobody is asked about it now."
                      : "What is asked for is " + String.join(", ", open) + "."));
    }
    Set<String> meant = name == null ? open : Set.of(name);
    if (meant.isEmpty()) {
      throw RequestRefused.conflict(
          "NOT_ASKED",
          "Nobody is asked about %s in state %s.".formatted(record.number(), record.state()));
    }
    List<String> voted = new ArrayList<>();
    RequestRefused refused = null;
    for (String approval : meant) {
      try {
        draft.votes().add(vote(draft.type(), record, approval, approves, comment, who, now));
        voted.add(approval);
      } catch (RequestRefused notThis) {
        refused = refused == null ? notThis : refused;
      }
    }
    if (voted.isEmpty() && refused != null) {
      throw refused;
    }
  }

  private Vote vote(
      RecordType type,
      KeptRecord record,
      String name,
      boolean approves,
      @Nullable String comment,
      Actor who,
      Instant now) {
    RecordApproval approval = Objects.requireNonNull(type.approvals().get(name));
    if (parties.name(approval.excluded(), record, who)) {
      throw RequestRefused.forbidden(
          "OWN_RECORD",
          "%s can't vote on %s: nobody who is %s of it decides '%s'. Let another person vote."
              .formatted(
                  who.name(),
                  record.number(),
                  String.join(" or ", approval.excluded().stream().map(Object::toString).toList()),
                  name));
    }
    List<Vote> votes = record.votes().stream().filter(v -> v.approval().equals(name)).toList();
    if (votes.stream().anyMatch(v -> v.voter().equals(who.name()))) {
      throw RequestRefused.conflict(
          "ALREADY_VOTED",
          "%s has voted on '%s' of %s already. A vote stands until it is withdrawn by an edit."
              .formatted(who.name(), name, record.number()));
    }
    List<String> asked = record.asked().getOrDefault(name, List.of());
    List<String> seats = asked.stream().filter(seat -> Parties.speaksFor(who, seat)).toList();
    if (seats.isEmpty()) {
      throw RequestRefused.forbidden(
          "NOT_ASKED",
          "%s isn't among those who are asked for '%s' of %s: %s."
              .formatted(who.name(), name, record.number(), String.join(", ", asked)));
    }
    boolean manyPerSeat = approval.need().of(asked.size()) > asked.size();
    List<String> free =
        manyPerSeat
            ? seats
            : seats.stream()
                .filter(seat -> votes.stream().noneMatch(v -> v.seats().contains(seat)))
                .toList();
    if (free.isEmpty()) {
      throw RequestRefused.conflict(
          "ALREADY_VOTED",
          "Somebody has voted for %s on '%s' of %s already: %s."
              .formatted(
                  String.join(", ", seats),
                  name,
                  record.number(),
                  String.join(", ", votes.stream().map(Vote::voter).toList())));
    }
    return new Vote(name, who.name(), free, approves, comment, now);
  }

  /// Who has not said anything yet of those that a record waits for, each once.
  List<String> waitingFor(RecordType type, KeptRecord record) {
    return leaving(type, record.state()).stream()
        .flatMap(name -> missing(record, name).stream())
        .distinct()
        .toList();
  }

  /// Whether a record waits for what this one has to say.
  boolean waitsFor(RecordType type, KeptRecord record, Actor who) {
    return leaving(type, record.state()).stream()
        .filter(name ->
            record.votes().stream()
                .noneMatch(vote -> vote.approval().equals(name) && vote.voter().equals(who.name())))
        .filter(
            name -> missing(record, name).stream().anyMatch(seat -> Parties.speaksFor(who, seat)))
        .map(name -> type.approvals().get(name))
        .filter(Objects::nonNull)
        .anyMatch(approval -> !parties.name(approval.excluded(), record, who));
  }

  /// Whom an approval waits for.
  static List<String> missing(KeptRecord record, String name) {
    List<Vote> votes = record.votes().stream().filter(v -> v.approval().equals(name)).toList();
    return record.asked().getOrDefault(name, List.of()).stream()
        .filter(seat -> votes.stream().noneMatch(v -> v.seats().contains(seat)))
        .toList();
  }
}
