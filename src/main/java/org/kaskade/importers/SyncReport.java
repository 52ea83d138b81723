package org.kaskade.importers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Revision;

/// What a sync did.
///
/// @param commit full id of the commit that was read
/// @param revision null when nothing changed or the sync was held
/// @param held why the sync was held back and how to let it through, or null
/// @param filesRead files that the source's globs match
/// @param problems by file, line and code
public record SyncReport(
    String source,
    String commit,
    @Nullable Revision revision,
    @Nullable String held,
    int filesRead,
    int created,
    int updated,
    int unchanged,
    int retired,
    int dependenciesAdded,
    int dependenciesRemoved,
    List<InventoryProblem> problems) {
  public SyncReport {
    problems = List.copyOf(problems);
  }

  /// The report of a sync that found everything as this one left it.
  SyncReport again() {
    return new SyncReport(
        source,
        commit,
        null,
        null,
        filesRead,
        0,
        0,
        created + updated + unchanged,
        0,
        0,
        0,
        problems);
  }
}
