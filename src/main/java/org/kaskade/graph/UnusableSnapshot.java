package org.kaskade.graph;

import java.nio.file.Path;

/// A snapshot file that no graph can be taken from: whoever meets it deletes it and builds the
/// graph from the store.
public final class UnusableSnapshot extends Exception {
  /// What is wrong with it.
  public enum Reason {
    /// Cut short, or changed after it was written.
    DAMAGED,
    /// Written by a version that writes snapshots in another way, or no snapshot at all.
    OTHER_FORMAT,
    /// Written under another schema.
    OTHER_SCHEMA
  }

  private final Reason reason;

  UnusableSnapshot(Reason reason, Path file, String what) {
    super(
        "%s: %s; delete the file, the graph is built from the store without it"
            .formatted(file, what));
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
