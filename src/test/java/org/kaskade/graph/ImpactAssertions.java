package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Compares an impact with its naive twin in every respect.
final class ImpactAssertions {
  private ImpactAssertions() {}

  static void assertAgrees(
      String which,
      OutageImpact impact,
      Set<String> keys,
      Collection<GraphDependency> dependencies,
      Map<String, ImpactState> scenario) {
    NaiveImpact naive = new NaiveImpact(keys, dependencies, scenario);
    for (String key : keys) {
      assertThat(impact.stateOf(key)).as("%s: state of %s", which, key).isEqualTo(naive.state(key));
    }
    assertThat(impact.affected())
        .as("%s: affected, in order", which)
        .extracting(one -> one.ci().key())
        .containsExactlyElementsOf(naive.affected());
    for (AffectedCi one : impact.affected()) {
      String key = one.ci().key();
      assertThat(one.depth()).as("%s: depth of %s", which, key).isEqualTo(naive.depth(key));
      assertPath(which, impact, naive, key);
      assertThat(impact.causesOf(key))
          .as("%s: causes of %s", which, key)
          .extracting(ImpactAssertions::naive)
          .containsExactlyInAnyOrderElementsOf(naive.causes(key));
    }
    assertThat(impact.weakenedGroups())
        .as("%s: weakened groups", which)
        .isSortedAccordingTo(
            Comparator.comparing(
                    (GroupStatus group) -> group.dependent().key(), CodePointOrder.BY_CODE_POINT)
                .thenComparing(GroupStatus::group))
        .extracting(
            group -> List.of(group.dependent().key(), group.group()),
            group -> List.of(group.members(), group.need(), group.up()))
        .containsExactlyInAnyOrderElementsOf(
            naive.weakened().entrySet().stream()
                .map(one -> tuple(one.getKey(), one.getValue()))
                .toList());
  }

  private static void assertPath(String which, OutageImpact impact, NaiveImpact naive, String key) {
    List<PathStep> path = impact.pathTo(key);
    assertThat(path)
        .as("%s: path to %s", which, key)
        .extracting(step -> step.ci().key())
        .containsExactlyElementsOf(naive.path(key));
    assertThat(path.getFirst().via()).isNull();
    for (int at = 1; at < path.size(); at++) {
      GraphDependency expected =
          naive.justifying(path.get(at).ci().key(), path.get(at - 1).ci().key()).stream()
              .min(
                  Comparator.comparing(GraphDependency::type)
                      .thenComparing(
                          GraphDependency::group, Comparator.nullsFirst(Comparator.naturalOrder())))
              .orElseThrow();
      assertThat(path.get(at).via()).as("%s: hop %d to %s", which, at, key).isEqualTo(expected);
    }
  }

  private static NaiveImpact.NaiveCause naive(Cause cause) {
    GroupStatus group = cause.group();
    List<String> providers = cause.providers().stream().map(GraphCi::key).toList();
    return group == null
        ? new NaiveImpact.NaiveCause(providers, cause.strength(), null, 0, 0, 0)
        : new NaiveImpact.NaiveCause(
            providers, cause.strength(), group.group(), group.members(), group.need(), group.up());
  }

  /// The same graph, with some rows that say what they said before above those that were built.
  static DependencyGraph retold(
      DependencyGraph graph, Collection<GraphDependency> dependencies, Random random) {
    Map<String, List<GraphDependency>> told = new HashMap<>();
    for (GraphCi ci : graph.cis()) {
      if (random.nextInt(3) == 0) {
        told.put(
            ci.key(),
            dependencies.stream().filter(one -> one.dependent().equals(ci.key())).toList());
      }
    }
    return graph.with(new GraphDelta(List.of(), List.of(), told));
  }
}
