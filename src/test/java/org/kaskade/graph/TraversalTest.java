package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TraversalTest {
  private final DependencyGraph shop =
      GraphLiteral.graph("web -> app, app -> db1|db2, app ~> mail, db1 -> host, db2 -> host, x");

  @Test
  void findsTheCisAroundOneNearestFirst() {
    Neighborhood around = shop.neighborhood(List.of("app"), Direction.BOTH, 1, 100);

    assertThat(keys(around)).containsExactly("app", "db1", "db2", "mail", "web");
    assertThat(around.truncated()).isFalse();
    assertThat(around.dependencies())
        .extracting(one -> one.dependent() + ">" + one.provider())
        .containsExactly("app>db1", "app>db2", "app>mail", "web>app");
  }

  @Test
  void followsOneDirectionOnly() {
    assertThat(keys(shop.neighborhood(List.of("app"), Direction.DEPENDENTS, 9, 100)))
        .containsExactly("app", "web");
    assertThat(keys(shop.neighborhood(List.of("app"), Direction.DEPENDENCIES, 9, 100)))
        .containsExactly("app", "db1", "db2", "mail", "host");
  }

  @Test
  void stopsAtTheLimitAndSaysSo() {
    Neighborhood around = shop.neighborhood(List.of("app"), Direction.BOTH, 9, 3);

    assertThat(keys(around)).containsExactly("app", "db1", "db2");
    assertThat(around.truncated()).isTrue();
  }

  @Test
  void isNotTruncatedWhenTheLimitIsJustEnough() {
    Neighborhood around = shop.neighborhood(List.of("web", "x", "web"), Direction.BOTH, 1, 3);

    assertThat(keys(around)).containsExactly("web", "x", "app");
    assertThat(around.truncated()).isFalse();
  }

  @Test
  void showsOnlyTheCisAskedForAtDepthZero() {
    assertThat(keys(shop.neighborhood(List.of("web", "app"), Direction.BOTH, 0, 10)))
        .containsExactly("app", "web");
  }

  @Test
  void followsTheTypesAskedForOnly() {
    DependencyGraph graph =
        GraphLiteral.graph(
            "a -USES> b, a -RUNS_ON> b, a -RUNS_ON> c, b -USES> d, b -RUNS_ON> g=d|e, c -USES> f");

    Neighborhood uses =
        graph.neighborhood(List.of("a"), Direction.DEPENDENCIES, 9, 100, ofType("USES"));
    Neighborhood runs =
        graph.neighborhood(List.of("e"), Direction.DEPENDENTS, 9, 100, ofType("RUNS_ON"));

    assertThat(keys(uses)).containsExactly("a", "b", "d");
    assertThat(uses.dependencies())
        .extracting(one -> one.dependent() + " " + one.type() + " " + one.provider())
        .containsExactly("a USES b", "b USES d");
    assertThat(keys(runs)).containsExactly("e", "b", "a");
    assertThat(runs.dependencies())
        .extracting(one -> one.dependent() + " " + one.type() + " " + one.provider())
        .containsExactly("b RUNS_ON e", "a RUNS_ON b");
    assertThat(keys(graph.neighborhood(List.of("a"), Direction.BOTH, 9, 100, ofType("X"))))
        .containsExactly("a");
  }

  @Test
  void findsTheNearestDependentWithTheSmallestKey() {
    DependencyGraph graph =
        GraphLiteral.graph("s1 -> far, far -> vm, s3 -> near, s2 -> near, near -> vm|other");
    Set<String> services = Set.of("s1", "s2", "s3");

    assertThat(graph.nearestDependent("vm", ci -> services.contains(ci.key())))
        .map(GraphCi::key)
        .contains("s1");
    assertThat(graph.nearestDependent("near", ci -> services.contains(ci.key())))
        .map(GraphCi::key)
        .contains("s2");
  }

  @Test
  void findsNoDependentInACycleThatServesNobody() {
    assertThat(
            GraphLiteral.graph("a -> b, b -> a").nearestDependent("a", ci -> ci.key().equals("a")))
        .isEmpty();
  }

  private static List<String> keys(Neighborhood around) {
    return around.cis().stream().map(GraphCi::key).toList();
  }

  @Test
  void tellsHowItGoesOnAtTheRim() {
    DependencyGraph graph = GraphLiteral.graph("a -> b, b -> c|d, b -> c, e -> b, f -> b");
    assertThat(graph.beyond(List.of("b", "a"))).containsExactly(new Beyond("b", 2, 2));
    assertThat(graph.beyond(List.of("a", "b", "c", "d", "e", "f"))).isEmpty();
  }

  private static Predicate<GraphDependency> ofType(String type) {
    return dependency -> dependency.type().equals(type);
  }
}
