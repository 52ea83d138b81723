package org.kaskade.importers.mapping;

import java.util.List;

/// What a `mapping.yaml` says, checked. Immutable; one instance serves all threads.
///
/// @param path of the file, as people know it
/// @param selections in the order of the file
public record Mapping(String path, List<Selection> selections) {
  public Mapping {
    selections = List.copyOf(selections);
  }

  /// Whether any of it is about this file.
  public boolean isAbout(String file) {
    return selections.stream().anyMatch(selection -> selection.files().matches(file));
  }
}
