package org.kaskade.records;

import java.util.List;
import java.util.Optional;
import org.kaskade.access.Actor;
import org.kaskade.access.CurrentActor;
import org.kaskade.schema.RecordTransition.Party;
import org.springframework.stereotype.Component;

/// Whether somebody is who a declaration means.
@Component
class Parties {
  private final CiOwners owners;

  Parties(CiOwners owners) {
    this.owners = owners;
  }

  /// Whether anyone is meant, or this one by name, team or role. An administrator takes the part of
  /// everybody but the program.
  boolean include(List<Party> parties, KeptRecord record, Actor who) {
    if (isProgram(who) || parties.isEmpty()) {
      return true;
    }
    return parties.stream()
        .anyMatch(party ->
            party.kind() != Party.Kind.PROGRAM
                && (who.administrator() || means(party, record, who)));
  }

  /// Whether one of these is this very person.
  boolean name(List<Party> parties, KeptRecord record, Actor who) {
    return parties.stream().anyMatch(party -> means(party, record, who));
  }

  static boolean isProgram(Actor who) {
    return who.name().equals(CurrentActor.PROGRAM);
  }

  private boolean means(Party party, KeptRecord record, Actor who) {
    return switch (party.kind()) {
      case REQUESTER -> record.requester().equals(who.name());
      case AGENT -> record.text("team").filter(who::belongsTo).isPresent();
      case FIELD -> record.text(party.name()).filter(who::answersFor).isPresent();
      case ROLE -> who.has(party.name());
      case OWNER_OF ->
          owners.of(record.linked(party.name()).stream().map(RecordLink::to).toList()).stream()
              .anyMatch(who::answersFor);
      case PROGRAM -> isProgram(who);
    };
  }

  /// Whether somebody can speak for one who was asked: a person, a team, or `role:…`.
  static boolean speaksFor(Actor who, String seat) {
    return role(seat).map(who::has).orElseGet(() -> who.answersFor(seat));
  }

  private static Optional<String> role(String seat) {
    return seat.startsWith("role:") ? Optional.of(seat.substring(5)) : Optional.empty();
  }
}
