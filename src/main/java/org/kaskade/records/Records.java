package org.kaskade.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.access.CurrentActor;

/// The records that are kept, and the only way to change them.
///
/// Values of an operation are given by name of a field or link. Those of fields are as JSON has
/// them (or `Instant`, `LocalDate`, `Duration`), null empties a field. Those of links are lists of
/// {@link RecordLink}, or of maps with `key` (or `number`) and the link's own fields; they replace
/// all ends the link had. Whatever can't be done is refused with a {@link
/// org.kaskade.graphql.RequestRefused} that says what, why and what to do.
public interface Records {
  /// The program itself, e.g. when an approval is complete or a time has come.
  Actor PROGRAM = new Actor(CurrentActor.PROGRAM, List.of(), Set.of("admin"), Set.of());

  /// The record with this number, if there is one.
  Optional<KeptRecord> find(String number);

  /// The records of these numbers that there are, by number.
  Map<String, KeptRecord> find(List<String> numbers);

  /// All records of a type, by number; one query.
  List<KeptRecord> of(String type);

  /// All records of a type that are in a state of one of these kinds, by number; one query.
  List<KeptRecord> of(String type, List<String> stateKinds);

  /// All records of a type whose stretch of time overlaps this one; one query.
  ///
  /// @param start and
  /// @param end name the fields, of instants, between which the stretch of a record lies
  List<KeptRecord> overlapping(String type, String start, String end, Instant from, Instant to);

  /// Who has not said anything yet of those that a record waits for: persons, teams and roles as
  /// they were asked.
  List<String> waitingFor(KeptRecord record);

  /// Whether a record waits for what this one has to say.
  boolean waitsFor(KeptRecord record, Actor who);

  /// All that happened to a record, newest first; empty for one that doesn't exist.
  List<RecordMoment> history(String number);

  /// Ends of links that are active outages now, e.g. of changes in progress.
  List<ActiveOutage> activeOutages();

  /// Makes a record.
  ///
  /// @param values may name a `template` besides fields and links
  KeptRecord create(String type, Map<String, ?> values, Operation operation);

  /// Brings a record to another state by one of its type's transitions.
  ///
  /// @param values of the fields and links that the transition asks for
  KeptRecord perform(String number, String transition, Map<String, ?> values, Operation operation);

  /// Changes fields and links, those that are given alone.
  KeptRecord edit(String number, Map<String, ?> values, Operation operation);

  /// Says yes or no to an approval; the vote that decides brings the record to its next state.
  ///
  /// @param approval null where only one waits for this person
  KeptRecord vote(String number, @Nullable String approval, boolean approves, Operation operation);

  /// Ticks off a task.
  KeptRecord finishTask(String number, String task, Operation operation);

  /// Says something to a record, whatever its state; it stays as it was said.
  KeptRecord remark(String number, String text, Operation operation);

  /// Makes a record, without comment or id.
  default KeptRecord create(String type, Map<String, ?> values, Actor who) {
    return create(type, values, Operation.by(who));
  }

  /// Brings a record to another state, without comment or id.
  default KeptRecord perform(
      String number,
      String transition,
      Map<String, ?> values,
      @Nullable Integer expectedVersion,
      Actor who) {
    return perform(number, transition, values, Operation.by(who).expecting(expectedVersion));
  }

  /// Changes fields and links, without comment or id.
  default KeptRecord edit(
      String number, Map<String, ?> values, @Nullable Integer expectedVersion, Actor who) {
    return edit(number, values, Operation.by(who).expecting(expectedVersion));
  }
}
