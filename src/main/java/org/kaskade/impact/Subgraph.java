package org.kaskade.impact;

import java.util.List;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Revision;
import org.kaskade.estate.ShownDependency;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.Neighborhood;

/// Some CIs and all dependencies among them, in the form the API shows.
///
/// @param graph they were found in
/// @param keys of the CIs whose surroundings these are
public record Subgraph(
    Revision revision,
    DependencyGraph graph,
    Neighborhood neighborhood,
    List<String> keys,
    List<Ci> nodes,
    List<ShownDependency> edges) {

  /// How it goes on from the CIs at its rim.
  public List<Rim> beyond() {
    return graph.beyond(neighborhood.cis().stream().map(GraphCi::key).toList()).stream()
        .map(rim -> new Rim(rim.key(), rim.providers(), rim.dependents()))
        .toList();
  }

  /// A CI at the rim, and how many it needs and is needed by that are not shown.
  public record Rim(String key, int needs, int neededBy) {}

  /// Whether CIs within the asked depth were left out for the limit.
  public boolean truncated() {
    return neighborhood.truncated();
  }
}
