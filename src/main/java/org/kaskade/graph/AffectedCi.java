package org.kaskade.graph;

/// A CI that a scenario affects.
///
/// @param depth hops from a start CI on the shortest path
public record AffectedCi(GraphCi ci, ImpactState state, int depth) {}
