package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CodePoints;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.PathStep;

/// Makes a scene of some CIs and every dependency among them.
final class SceneAssembly {
  private final DependencyGraph graph;
  private final Function<String, ImpactState> states;
  private final boolean failing;
  private final Predicate<GraphCi> services;
  private final Set<String> subjects;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Scene.Vertex> vertices = new ArrayList<>();
  private final List<Scene.Arc> arcs = new ArrayList<>();
  private final Set<String> onPath = new HashSet<>();
  private final Set<Hop> hops = new HashSet<>();
  private Predicate<GraphDependency> shown = dependency -> true;
  private boolean grouped = true;
  private @Nullable Function<String, ImpactState> counted;

  /// @param failing whether a failure is assumed, so that groups have members that are up
  SceneAssembly(
      DependencyGraph graph,
      Function<String, ImpactState> states,
      boolean failing,
      Predicate<GraphCi> services,
      Collection<String> subjects) {
    this.graph = graph;
    this.states = states;
    this.failing = failing;
    this.services = services;
    this.subjects = Set.copyOf(subjects);
  }

  /// From what is at fault to what it brings down, on the path that is shown.
  private record Hop(String from, String to, @Nullable String group) {}

  SceneAssembly showing(List<PathStep> path) {
    for (PathStep step : path) {
      onPath.add(step.ci().key());
      GraphDependency via = step.via();
      if (via != null) {
        hops.add(new Hop(via.provider(), via.dependent(), via.group()));
      }
    }
    return this;
  }

  /// Leaves out the dependencies that don't pass.
  SceneAssembly only(Predicate<GraphDependency> passing) {
    shown = passing;
    return this;
  }

  /// Lets members of groups lead to their dependents at once.
  SceneAssembly ungrouped() {
    grouped = false;
    return this;
  }

  /// Counts the members of groups that are up as these states have it, where no failure is assumed.
  SceneAssembly counting(Function<String, ImpactState> states) {
    counted = states;
    return this;
  }

  Scene of(Subject subject, Collection<String> keys) {
    for (String key : keys.stream().distinct().sorted(CodePoints.ORDER).toList()) {
      numbers.put(key, vertices.size());
      GraphCi ci = graph.find(key).orElseThrow();
      vertices.add(
          new Scene.CiVertex(
              ci,
              states.apply(key),
              services.test(ci),
              subjects.contains(key),
              onPath.contains(key)));
    }
    int cis = vertices.size();
    for (int dependent = 0; dependent < cis; dependent++) {
      addNeedsOf(dependent, ((Scene.CiVertex) vertices.get(dependent)).ci().key());
    }
    return new Scene(subject, vertices, arcs);
  }

  private void addNeedsOf(int dependent, String key) {
    SortedMap<String, List<GraphDependency>> groups = new TreeMap<>(CodePoints.ORDER);
    for (GraphDependency dependency : graph.dependenciesOf(key)) {
      String group = dependency.group();
      Integer provider = numbers.get(dependency.provider());
      if (group != null && grouped) {
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(dependency);
      } else if (provider != null && shown.test(dependency)) {
        arcs.add(
            new Scene.Arc(
                provider,
                dependent,
                dependency.strength(),
                hops.contains(new Hop(dependency.provider(), key, null))));
      }
    }
    groups.values().forEach(members -> addGroup(dependent, key, members));
  }

  /// How many members are up; null where nothing is said of that.
  private @Nullable Integer up(List<GraphDependency> members, GroupFate fate) {
    if (failing) {
      return fate.up();
    }
    return counted == null ? null : GroupFate.of(members, counted).up();
  }

  private void addGroup(int dependent, String key, List<GraphDependency> members) {
    List<GraphDependency> drawn =
        members.stream()
            .filter(member -> numbers.containsKey(member.provider()) && shown.test(member))
            .toList();
    if (drawn.isEmpty()) {
      return;
    }
    GroupFate fate = GroupFate.of(members, states);
    boolean travelled =
        members.stream().anyMatch(m -> hops.contains(new Hop(m.provider(), key, m.group())));
    ImpactState contribution = fate.contribution();
    int group = vertices.size();
    vertices.add(
        new Scene.GroupVertex(
            dependent,
            fate.name(),
            fate.strength(),
            fate.members(),
            fate.need(),
            up(members, fate),
            contribution,
            contribution != ImpactState.UNAFFECTED
                && contribution == vertices.get(dependent).state(),
            travelled));
    for (GraphDependency member : drawn) {
      arcs.add(
          new Scene.Arc(
              numbers.getOrDefault(member.provider(), group),
              group,
              member.strength(),
              hops.contains(new Hop(member.provider(), key, member.group()))));
    }
    arcs.add(new Scene.Arc(group, dependent, fate.strength(), travelled));
  }
}
