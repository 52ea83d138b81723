package org.kaskade.impact;

import java.util.List;
import org.kaskade.estate.Ci;
import org.kaskade.estate.ShownDependency;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.Neighborhood;

/// Some CIs and all dependencies among them, in the form the API shows.
///
/// @param graph they were found in
/// @param keys of the CIs whose surroundings these are
public record Subgraph(
    DependencyGraph graph,
    Neighborhood neighborhood,
    List<String> keys,
    List<Ci> nodes,
    List<ShownDependency> edges) {

  /// Whether CIs within the asked depth were left out for the limit.
  public boolean truncated() {
    return neighborhood.truncated();
  }
}
