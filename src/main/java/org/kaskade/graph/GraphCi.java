package org.kaskade.graph;

import org.jspecify.annotations.Nullable;

/// A CI as far as an answer about impact shows it, so that no answer has to ask the store.
///
/// @param key identifies the CI in the graph
/// @param ciClass name of its class
/// @param owner its own owner; null when nobody was named
public record GraphCi(
    String key,
    String name,
    String ciClass,
    @Nullable String environment,
    String lifecycle,
    String criticality,
    @Nullable String owner) {}
