package org.kaskade.estate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a call did that gave an operation id.
///
/// @param fingerprint of what it asked for
/// @param outcome with the revision it wrote, if it changed anything
record WrittenOperation(@Nullable String fingerprint, Outcome outcome, Instant at) {}
