package org.kaskade.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A state that records of a type can be in.
///
/// @param name upper snake case
/// @param kind what reports and pages go by
/// @param needs fields and links that must be filled to be here
/// @param locks fields and links that can't be changed here
/// @param was names it had earlier
/// @param description one sentence, may be empty
public record RecordState(
    String name,
    Kind kind,
    List<String> needs,
    Set<String> locks,
    List<String> was,
    String description) {
  /// What sort of state it is.
  public enum Kind {
    /// Being written down.
    NEW,
    /// Somebody works on it.
    ACTIVE,
    /// Somebody else's turn.
    WAITING,
    /// The work is done, something remains to be said.
    DONE,
    /// Over.
    CLOSED;

    /// As declarations write it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What `locks: all` stands for.
  public static final String ALL = "all";

  public RecordState {
    needs = List.copyOf(needs);
    locks = Set.copyOf(locks);
    was = List.copyOf(was);
  }

  /// Whether this field or link can't be changed here.
  public boolean locks(String name) {
    return locks.contains(ALL) || locks.contains(name);
  }
}
