package org.kaskade.importers;

import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Proposal;

/// What removing a source did or, where it was not removed, would do.
///
/// @param removed whether it is gone
/// @param held why it wasn't removed and how to remove it, or null
/// @param report in numbers; the revision is null when nothing was written
/// @param proposal what goes with it
public record Removal(
    String source, boolean removed, @Nullable String held, SyncReport report, Proposal proposal)
    implements Proposal.Carrier {}
