package org.kaskade.drawing;

import java.util.List;

/// What a drawing is about.
///
/// @param names of the CIs that fail, or that the surroundings are shown of, in the order they were
///   given
public record Subject(Kind kind, List<String> names) {
  public Subject {
    names = List.copyOf(names);
  }

  /// The question behind a drawing.
  public enum Kind {
    /// What happens if these CIs fail.
    OUTAGE,
    /// What surrounds these CIs.
    SURROUNDINGS
  }
}
