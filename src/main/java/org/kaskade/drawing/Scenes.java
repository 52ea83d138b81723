package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.AffectedCi;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.GroupStatus;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Neighborhood;
import org.kaskade.graph.OutageImpact;
import org.kaskade.graph.PathStep;

/// Chooses which CIs are in a picture.
final class Scenes {
  private final Predicate<GraphCi> services;

  Scenes(Predicate<GraphCi> services) {
    this.services = services;
  }

  /// The affected CIs, and what explains why others aren't: every group that lost a member or
  /// reaches its dependent, with all its members and its dependent.
  ///
  /// @param failed keys of the CIs that are assumed to fail
  /// @param pathTo key of an affected CI to which the way is shown; null for none
  /// @param most how many CIs are worth looking at
  /// @return nothing if there are more
  Optional<Scene> ofOutage(
      OutageImpact impact, List<String> failed, @Nullable String pathTo, int most) {
    if (impact.size() > most) {
      return Optional.empty();
    }
    Map<String, ImpactState> states = new HashMap<>();
    for (AffectedCi affected : impact.affected()) {
      states.put(affected.ci().key(), affected.state());
    }
    Set<String> dependents = new LinkedHashSet<>(states.keySet());
    for (GroupStatus weakened : impact.weakenedGroups()) {
      dependents.add(weakened.dependent().key());
    }
    Set<String> keys = new LinkedHashSet<>(dependents);
    for (String dependent : dependents) {
      if (keys.size() > most) {
        return Optional.empty();
      }
      keys.addAll(membersOfGroups(impact.graph(), dependent, states));
    }
    if (keys.size() > most) {
      return Optional.empty();
    }
    List<PathStep> path = pathTo == null ? List.of() : impact.pathTo(pathTo);
    return Optional.of(
        new SceneAssembly(
                impact.graph(),
                key -> states.getOrDefault(key, ImpactState.UNAFFECTED),
                true,
                services,
                failed)
            .showing(path)
            .of(new Subject(Subject.Kind.OUTAGE, names(impact.graph(), failed)), keys));
  }

  private static Set<String> membersOfGroups(
      DependencyGraph graph, String dependent, Map<String, ImpactState> states) {
    Map<String, List<GraphDependency>> groups = new HashMap<>();
    for (GraphDependency dependency : graph.dependenciesOf(dependent)) {
      String group = dependency.group();
      if (group != null) {
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(dependency);
      }
    }
    Set<String> members = new LinkedHashSet<>();
    for (List<GraphDependency> group : groups.values()) {
      if (GroupFate.of(group, key -> states.getOrDefault(key, ImpactState.UNAFFECTED))
          .isWorthExplaining()) {
        group.forEach(member -> members.add(member.provider()));
      }
    }
    return members;
  }

  /// What surrounds some CIs, no failure assumed.
  Scene ofSurroundings(
      DependencyGraph graph, Neighborhood neighborhood, List<String> keys, Drawings.Groups groups) {
    Set<GraphDependency> dependencies = Set.copyOf(neighborhood.dependencies());
    SceneAssembly assembly =
        new SceneAssembly(graph, key -> ImpactState.UNAFFECTED, false, services, keys)
            .only(dependencies::contains);
    if (!groups.shown()) {
      assembly.ungrouped();
    }
    if (groups.states() != null) {
      assembly.counting(groups.states());
    }
    return assembly.of(
        new Subject(Subject.Kind.SURROUNDINGS, names(graph, keys)),
        neighborhood.cis().stream().map(GraphCi::key).toList());
  }

  static List<String> names(DependencyGraph graph, Collection<String> keys) {
    return keys.stream().map(key -> graph.find(key).orElseThrow().name()).toList();
  }
}
