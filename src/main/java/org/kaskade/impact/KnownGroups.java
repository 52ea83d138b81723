package org.kaskade.impact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Need;
import org.kaskade.schema.CmdbSchema;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers how redundancy groups fare with what records say is out at this moment.
@Controller
class KnownGroups {
  private final Scenarios scenarios;
  private final GraphTranslation translation;

  KnownGroups(Scenarios scenarios, CmdbSchema schema) {
    this.scenarios = scenarios;
    this.translation = new GraphTranslation(schema);
  }

  private record GroupOf(String dependent, String name) {}

  /// Null for the past: what was out then isn't kept.
  @SchemaMapping(typeName = "Subgraph")
  @Nullable List<ImpactAnalysis.Group> groups(Subgraph subgraph) {
    if (!subgraph.current()) {
      return null;
    }
    Background now = scenarios.background(subgraph.snapshot());
    Map<GroupOf, GraphDependency> groups = new LinkedHashMap<>();
    for (GraphDependency dependency : subgraph.neighborhood().dependencies()) {
      if (dependency.group() != null) {
        groups.putIfAbsent(new GroupOf(dependency.dependent(), dependency.group()), dependency);
      }
    }
    return groups.values().stream().map(one -> status(one, subgraph.graph(), now)).toList();
  }

  private ImpactAnalysis.Group status(GraphDependency one, DependencyGraph graph, Background now) {
    List<String> members =
        graph.dependenciesOf(one.dependent()).stream()
            .filter(other -> Objects.equals(other.group(), one.group()))
            .map(GraphDependency::provider)
            .distinct()
            .toList();
    Need need = one.need() == null ? Need.DEFAULT : Need.parse(one.need());
    return new ImpactAnalysis.Group(
        translation.ci(graph.find(one.dependent()).orElseThrow()),
        Objects.requireNonNull(one.group()),
        members.size(),
        need.of(members.size()),
        (int) members.stream().filter(key -> now.stateOf(key) != ImpactState.OUTAGE).count());
  }
}
