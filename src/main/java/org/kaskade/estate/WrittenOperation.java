package org.kaskade.estate;

import org.jspecify.annotations.Nullable;

/// What a call did that wrote a revision.
///
/// @param fingerprint of what it asked for
record WrittenOperation(@Nullable String fingerprint, Outcome outcome) {}
