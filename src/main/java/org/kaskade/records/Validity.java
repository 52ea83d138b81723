package org.kaskade.records;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.RecordState.Kind;
import org.kaskade.schema.RecordTransition;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.RecordValidity;

/// Until when a record counts as true, and when the program has to look at it again.
final class Validity {
  private Validity() {}

  /// Until when; empty where it has no end or doesn't count now.
  static Optional<Instant> until(RecordType type, KeptRecord record) {
    RecordValidity valid = type.valid();
    return valid == null || type.state(record.state()).kind() != Kind.ACTIVE
        ? Optional.empty()
        : Optional.of(record.stateSince().atZone(ZoneOffset.UTC).plus(valid.length()).toInstant());
  }

  /// Whether it is to be reviewed by now.
  static boolean reviewDue(RecordType type, KeptRecord record, Instant now) {
    RecordValidity valid = type.valid();
    return valid != null
        && until(type, record)
            .map(until -> until.atZone(ZoneOffset.UTC).minus(valid.warn()).toInstant())
            .filter(from -> !now.isBefore(from))
            .isPresent();
  }

  /// When the program takes a transition because of the time, the earliest; null: never.
  static @Nullable Instant due(RecordType type, KeptRecord record) {
    return type.transitions().values().stream()
        .map(transition -> dueOf(type, record, transition))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /// When it takes this one.
  static Optional<Instant> dueOf(RecordType type, KeptRecord record, RecordTransition transition) {
    if (!transition.from().contains(record.state())) {
      return Optional.empty();
    }
    RecordValidity valid = type.valid();
    if (transition.after() != null) {
      return Optional.of(record.stateSince().plus(transition.after()));
    }
    return valid != null && transition.name().equals(valid.then())
        ? until(type, record)
        : Optional.empty();
  }
}
