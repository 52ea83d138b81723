package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Walks the graph breadth-first without regard to strength and groups.
///
/// Takes time and memory linear in the dependencies of the CIs it comes to, sorted level by level.
final class Traversal {
  private final DependencyGraph graph;

  /// Whether to follow a dependency; null to follow all.
  private final @Nullable Predicate<GraphDependency> followed;

  /// By dependent, where not all are followed.
  private final Map<Integer, Set<Integer>> followedProviders = new HashMap<>();

  Traversal(DependencyGraph graph) {
    this(graph, null);
  }

  Traversal(DependencyGraph graph, @Nullable Predicate<GraphDependency> followed) {
    this.graph = graph;
    this.followed = followed;
  }

  Neighborhood neighborhood(Collection<String> keys, Direction direction, int depth, int limit) {
    List<Integer> level = sorted(keys.stream().map(graph::number).distinct().toList());
    Set<Integer> seen = new LinkedHashSet<>();
    boolean truncated = false;
    for (int hop = 0; !level.isEmpty(); hop++) {
      int room = Math.max(0, limit - seen.size());
      truncated = level.size() > room;
      seen.addAll(truncated ? level.subList(0, room) : level);
      if (truncated || hop >= depth) {
        break;
      }
      level = next(level, direction, seen);
    }
    return new Neighborhood(seen.stream().map(graph.cis::get).toList(), among(seen), truncated);
  }

  Optional<GraphCi> nearestDependent(int start, Predicate<? super GraphCi> wanted) {
    Set<Integer> seen = new HashSet<>(Set.of(start));
    List<Integer> level = List.of(start);
    while (!level.isEmpty()) {
      level = nextUnsorted(level, Direction.DEPENDENTS, seen);
      seen.addAll(level);
      Optional<Integer> nearest =
          level.stream().filter(ci -> wanted.test(graph.cis.get(ci))).min(graph.cis::compare);
      if (nearest.isPresent()) {
        return nearest.map(graph.cis::get);
      }
    }
    return Optional.empty();
  }

  private List<Integer> next(List<Integer> level, Direction direction, Set<Integer> seen) {
    return sorted(nextUnsorted(level, direction, seen));
  }

  private List<Integer> nextUnsorted(List<Integer> level, Direction direction, Set<Integer> seen) {
    Set<Integer> next = new LinkedHashSet<>();
    for (int ci : level) {
      if (direction != Direction.DEPENDENTS) {
        next.addAll(followed == null ? graph.providerNumbers(ci) : followedProviders(ci));
      }
      if (direction != Direction.DEPENDENCIES) {
        for (int dependent : graph.dependentNumbers(ci)) {
          if (followed == null || followedProviders(dependent).contains(ci)) {
            next.add(dependent);
          }
        }
      }
    }
    next.removeIf(seen::contains);
    return new ArrayList<>(next);
  }

  private Set<Integer> followedProviders(int dependent) {
    return followedProviders.computeIfAbsent(
        dependent,
        ci -> {
          Set<Integer> providers = new LinkedHashSet<>();
          for (GraphDependency dependency : graph.dependenciesOf(ci)) {
            if (isFollowed(dependency)) {
              providers.add(graph.number(dependency.provider()));
            }
          }
          return providers;
        });
  }

  private boolean isFollowed(GraphDependency dependency) {
    return followed == null || followed.test(dependency);
  }

  private List<GraphDependency> among(Set<Integer> cis) {
    List<GraphDependency> dependencies = new ArrayList<>();
    for (int ci : cis) {
      for (GraphDependency dependency : graph.dependenciesOf(ci)) {
        if (isFollowed(dependency) && cis.contains(graph.number(dependency.provider()))) {
          dependencies.add(dependency);
        }
      }
    }
    return List.copyOf(dependencies);
  }

  private List<Integer> sorted(List<Integer> cis) {
    return cis.stream().sorted(graph.cis::compare).toList();
  }
}
