package org.kaskade.importers;

import org.jspecify.annotations.Nullable;

/// Something in an inventory that could not be read or resolved.
///
/// @param code upper snake case, stable, e.g. `SYNTAX`, `DUPLICATE_KEY`, `DANGLING_REFERENCE`,
///   `ENCRYPTED`
/// @param file path in the repository
/// @param line from 1, or null where the whole file is meant
/// @param message what is wrong and what to do; never quotes a value that could be secret
public record InventoryProblem(
    ProblemSeverity severity, String code, String file, @Nullable Integer line, String message) {}
