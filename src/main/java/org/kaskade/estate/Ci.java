package org.kaskade.estate;

import org.jspecify.annotations.Nullable;

/// What is shown of a CI wherever it is named.
///
/// @param owner its own; who answers for a CI without one is for {@link Owners} to say
public record Ci(
    String key,
    String ciClass,
    String name,
    @Nullable String environment,
    Lifecycle lifecycle,
    Criticality criticality,
    @Nullable String owner) {}
