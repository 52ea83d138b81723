package org.kaskade.graph;

import java.util.List;

/// Some CIs and all dependencies among them.
///
/// @param cis nearest first, by key within the same distance
/// @param dependencies ordered by dependent in the order of `cis`, then provider, type, and group
/// @param truncated whether CIs within the asked depth were left out for the limit
public record Neighborhood(
    List<GraphCi> cis, List<GraphDependency> dependencies, boolean truncated) {}
