package org.kaskade.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;

/// One operation while it is worked out: what it does to the record it is about, and to others that
/// follow.
final class Deed {
  private final Actor who;
  private final Instant now;
  private final List<Piece> pieces = new ArrayList<>();
  private @Nullable KeptRecord left;

  Deed(Actor who, Instant now) {
    this.who = who;
    this.now = now;
  }

  /// What happens to one record.
  record Piece(RecordDraft draft, String event, @Nullable String comment) {}

  Actor who() {
    return who;
  }

  Instant now() {
    return now;
  }

  /// The first one is what the operation is about.
  List<Piece> pieces() {
    return pieces;
  }

  void add(RecordDraft draft, String event, @Nullable String comment) {
    pieces.add(new Piece(draft, event, comment));
  }

  /// The record stays as it is.
  void leave(KeptRecord record) {
    left = record;
  }

  /// The record that stays as it is; null where something happens.
  @Nullable KeptRecord left() {
    return left;
  }

  /// The draft of a record that the operation works on already.
  Optional<RecordDraft> draft(String number) {
    return pieces.stream()
        .map(Piece::draft)
        .filter(draft -> draft.number().equals(number))
        .findFirst();
  }
}
