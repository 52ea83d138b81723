package org.kaskade.records;

import org.jspecify.annotations.Nullable;

/// What the journal notes of one operation on a record.
///
/// @param event see {@link RecordMoment#event}
/// @param before null when the operation made the record
record RecordImage(
    String event, @Nullable String comment, @Nullable KeptRecord before, KeptRecord after) {}
