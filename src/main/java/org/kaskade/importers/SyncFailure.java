package org.kaskade.importers;

import java.time.Instant;

/// Why syncs of a source fail at present.
///
/// @param attempts that failed since the last one that did not
record SyncFailure(Instant at, String code, String message, int attempts) {}
