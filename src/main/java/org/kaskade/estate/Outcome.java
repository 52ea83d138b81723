package org.kaskade.estate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a batch did, or, where it was not written, would do.
///
/// @param revision null when nothing was written
/// @param written whether everything the batch asks for is in the store now
/// @param saidBefore CIs the source spoke of before
/// @param created CIs that were not there
/// @param updated CIs of which a value, a dependency or a claim changed, retired ones that came
///   back included
/// @param unchanged CIs of the batch that stay as they are
/// @param retired CIs that nobody speaks of any more
/// @param refusals why parts of the batch, or all of it, were left out
public record Outcome(
    @Nullable Revision revision,
    boolean written,
    int saidBefore,
    int created,
    int updated,
    int unchanged,
    int retired,
    int dependenciesAdded,
    int dependenciesRemoved,
    List<Refusal> refusals) {
  public Outcome {
    refusals = List.copyOf(refusals);
  }

  static Outcome refused(List<Refusal> refusals) {
    return new Outcome(null, false, 0, 0, 0, 0, 0, 0, 0, refusals);
  }

  static Outcome of(ChangeSet changes, int saidBefore, List<Refusal> refusals) {
    return new Outcome(
        null,
        false,
        saidBefore,
        changes.created(),
        changes.updated(),
        changes.unchanged(),
        changes.retired(),
        changes.dependenciesAdded(),
        changes.dependenciesRemoved(),
        refusals);
  }

  Outcome writtenAs(@Nullable Revision made) {
    return new Outcome(
        made,
        true,
        saidBefore,
        created,
        updated,
        unchanged,
        retired,
        dependenciesAdded,
        dependenciesRemoved,
        refusals);
  }
}
