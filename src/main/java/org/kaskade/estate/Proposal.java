package org.kaskade.estate;

import java.util.List;

/// What a batch of claims would do, with nothing written.
///
/// @param outcome in numbers, and what would be refused
/// @param changes CIs by key, each followed by its dependencies
/// @param overruled values that it says in vain, by CI
/// @param effect what followers of the estate would see, as of the revision it was worked out at
public record Proposal(
    Outcome outcome,
    List<PlannedChange> changes,
    List<OverruledValue> overruled,
    RevisionCommitted effect) {
  public Proposal {
    changes = List.copyOf(changes);
    overruled = List.copyOf(overruled);
  }

  /// What carries a proposal, e.g. the plan of a sync.
  public interface Carrier {
    Proposal proposal();
  }
}
