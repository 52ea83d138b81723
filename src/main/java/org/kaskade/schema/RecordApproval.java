package org.kaskade.schema;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What has to be said yes to, and by whom.
///
/// @param name lower camel case
/// @param of come to the names of those who are asked: persons, teams, `role:…`
/// @param need how many of them
/// @param excluded who can't vote, such as the requester
/// @param withdrawn fields and links whose edit takes all votes back
/// @param when it is needed; null: always
/// @param description one sentence, may be empty
public record RecordApproval(
    String name,
    List<RecordExpression> of,
    Need need,
    List<RecordTransition.Party> excluded,
    Set<String> withdrawn,
    @Nullable RecordExpression when,
    String description) {
  /// How many have to say yes: a count, or a share of those who are asked.
  ///
  /// @param amount from 1, or percent from 1 to 100
  public record Need(int amount, boolean percent) {
    /// Everybody.
    public static final Need ALL = new Need(100, true);

    /// Of this many who are asked.
    public int of(int asked) {
      return percent ? (int) (((long) asked * amount + 99) / 100) : amount;
    }

    @Override
    public String toString() {
      return equals(ALL) ? "all" : percent ? amount + "%" : Integer.toString(amount);
    }
  }

  public RecordApproval {
    of = List.copyOf(of);
    excluded = List.copyOf(excluded);
    withdrawn = Set.copyOf(withdrawn);
  }
}
