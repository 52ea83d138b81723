package org.kaskade.importers.git;

/// A file that differs between two commits; a moved one is deleted here and added there.
public record ChangedPath(String path, Kind kind) {

  /// What became of it.
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED
  }
}
