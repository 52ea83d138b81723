package org.kaskade.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;

/// One thing that somebody asks to be done to a record.
///
/// @param who asks
/// @param comment in their words, kept in the history; or null
/// @param id of the operation: a second one with the same id by the same person does nothing and
///   answers what the first did; null where nobody will repeat it
/// @param expectedVersion the version the person looked at; another one is a conflict. Null where
///   any will do
public record Operation(
    Actor who, @Nullable String comment, @Nullable String id, @Nullable Integer expectedVersion) {
  /// Without comment, id and expectation.
  public static Operation by(Actor who) {
    return new Operation(who, null, null, null);
  }

  /// The same of a person who looked at a version, or doesn't mind.
  public Operation expecting(@Nullable Integer version) {
    return new Operation(who, comment, id, version);
  }

  /// What the journal knows the operation by; a new one each time where the caller gave none.
  String key() {
    return id == null ? UUID.randomUUID().toString() : "record/" + who.name() + "/" + id;
  }
}
