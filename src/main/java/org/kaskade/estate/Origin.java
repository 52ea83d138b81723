package org.kaskade.estate;

import org.jspecify.annotations.Nullable;

/// Who writes a revision, from where and why.
///
/// @param actor name of the person or token
/// @param origin what was used, e.g. `api` or `source:ansible-prod`
/// @param message in the writer's words
/// @param commit full id of the commit that was read
/// @param operation unique id of the call: a second call with it writes nothing
/// @param fingerprint of what the call asks for, to tell a retry from another call with the same id
public record Origin(
    String actor,
    String origin,
    @Nullable String message,
    @Nullable String commit,
    String operation,
    @Nullable String fingerprint) {}
