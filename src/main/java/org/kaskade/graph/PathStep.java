package org.kaskade.graph;

import org.jspecify.annotations.Nullable;

/// One CI on the way from a start CI to an affected one.
///
/// @param via the dependency that leads here from the step before; null at the start
public record PathStep(GraphCi ci, ImpactState state, @Nullable GraphDependency via) {}
