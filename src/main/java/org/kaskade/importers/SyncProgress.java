package org.kaskade.importers;

/// How far a sync has come; published as an event.
///
/// @param phase what is under way
/// @param done in the unit of the phase
/// @param total 0 where it isn't known
public record SyncProgress(String source, Phase phase, int done, int total) {
  /// The parts of a sync, in order.
  public enum Phase {
    /// Bringing the repository's mirror up to date.
    FETCHING,
    /// Reading files; counts files.
    READING,
    /// Writing what changed; counts CIs.
    WRITING,
    /// Done; counts CIs.
    DONE,
    /// Ended by a problem.
    FAILED
  }
}
