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
/// @param snapshot they were found in
/// @param current whether it is asked about as it is now, not as it was
/// @param keys of the CIs whose surroundings these are
public record Subgraph(
    Snapshot snapshot,
    boolean current,
    Neighborhood neighborhood,
    List<String> keys,
    List<Ci> nodes,
    List<ShownDependency> edges) {

  public Revision revision() {
    return snapshot.revision();
  }

  public DependencyGraph graph() {
    return snapshot.graph();
  }

  /// How it goes on from the CIs at its rim.
  public List<Rim> beyond() {
    return graph().beyond(neighborhood.cis().stream().map(GraphCi::key).toList()).stream()
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
