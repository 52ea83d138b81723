package org.kaskade.records;

import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Revision;

/// One operation on a record, with what it was before and after.
///
/// @param revision when, by whom and from where
/// @param event `created`, `edited`, `voted`, `task`, `remarked`, or the name of a transition
/// @param comment in the words of who did it, or null
/// @param before null when the operation made the record
public record RecordMoment(
    Revision revision,
    String event,
    @Nullable String comment,
    @Nullable KeptRecord before,
    KeptRecord after) {}
