package org.kaskade.importers;

import org.kaskade.estate.Proposal;

/// What syncing a source at some commit would do.
///
/// @param report as a sync there would give, nothing written
public record Plan(SyncReport report, Proposal proposal) implements Proposal.Carrier {}
