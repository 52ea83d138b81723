package org.kaskade.schema;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A way from one state to another, the only one there is.
///
/// @param name lower camel case
/// @param from states it leaves
/// @param to the state it leads to
/// @param by who may take it, any of these; anyone where there are none
/// @param ask fields and links that whoever takes it may fill
/// @param when must hold, with what was asked for filled in; null: always
/// @param approvals must have been given
/// @param then what happens on the way, in this order
/// @param after how long after the record came to the state the program takes it; null: never
/// @param upon what makes the program take it at once; null: nothing
/// @param description one sentence, may be empty
public record RecordTransition(
    String name,
    List<String> from,
    String to,
    List<Party> by,
    List<String> ask,
    @Nullable RecordExpression when,
    List<String> approvals,
    List<Action> then,
    @Nullable Duration after,
    @Nullable Event upon,
    String description) {
  /// What makes the program take a transition.
  public enum Event {
    /// All approvals it waits for are given.
    APPROVED,
    /// One that is asked for can't be given any more.
    REFUSED,
    /// One was withdrawn, since what it was given for was edited.
    WITHDRAWN
  }

  /// Who may do something.
  ///
  /// @param kind how the person is found
  /// @param name of the field, role or link; empty for others
  public record Party(Kind kind, String name) {
    /// How a person is found.
    public enum Kind {
      REQUESTER,
      /// Whoever belongs to the record's team.
      AGENT,
      /// Whom a field names: a person, or a team and all who belong to it.
      FIELD,
      ROLE,
      /// The owners of what the record is linked with.
      OWNER_OF,
      PROGRAM
    }

    /// As declarations write it.
    @Override
    public String toString() {
      return switch (kind) {
        case FIELD -> name;
        case ROLE -> "role:" + name;
        case OWNER_OF -> "owner(" + name + ")";
        default -> kind.name().toLowerCase(Locale.ROOT);
      };
    }
  }

  /// What a transition does besides changing the state.
  public sealed interface Action {
    /// Fills fields with what expressions come to.
    record Set(Map<String, RecordExpression> values) implements Action {
      public Set {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      }
    }

    /// Empties fields and links.
    record Clear(List<String> names) implements Action {
      public Clear {
        names = List.copyOf(names);
      }
    }

    /// Makes another record, linked with this one.
    ///
    /// @param link of the new record, to this one; null where it has none
    record Open(String record, @Nullable String link, Map<String, RecordExpression> values)
        implements Action {
      public Open {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      }
    }

    /// Takes a transition of each record that this one is linked with, where it can be taken.
    record Cascade(String link, String transition) implements Action {}
  }

  public RecordTransition {
    from = List.copyOf(from);
    by = List.copyOf(by);
    ask = List.copyOf(ask);
    approvals = List.copyOf(approvals);
    then = List.copyOf(then);
  }

  /// Whether only the program takes it.
  public boolean programOnly() {
    return after != null
        || (!by.isEmpty() && by.stream().allMatch(p -> p.kind() == Party.Kind.PROGRAM));
  }
}
