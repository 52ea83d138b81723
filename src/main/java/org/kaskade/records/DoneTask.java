package org.kaskade.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task of a record's checklist that somebody did.
///
/// @param task its name in the declaration or the template
public record DoneTask(String task, String by, @Nullable String comment, Instant at) {}
