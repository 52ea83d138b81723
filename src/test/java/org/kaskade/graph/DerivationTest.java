package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivationTest {
  private final OutagePropagation propagation = new OutagePropagation();

  // The last one goes on until the graph is built anew on the way.
  @ParameterizedTest(name = "seed {0}, {1} revisions")
  @CsvSource({
    "1, 150", "2, 150", "3, 150", "4, 150", "5, 150", "6, 150", "7, 150", "8, 150", "9, 4000"
  })
  void equalsAGraphBuiltAnewAfterEveryRevision(long seed, int revisions) {
    RandomEstate estate = new RandomEstate(seed);
    Random random = estate.random();
    Map<String, GraphCi> cis = new LinkedHashMap<>();
    Map<String, List<GraphDependency>> told = new LinkedHashMap<>();
    DependencyGraph graph = DependencyGraph.builder().build();
    int builtAnew = 0;
    for (int revision = 0; revision < revisions; revision++) {
      GraphDelta delta = delta(estate, revision);
      delta.removed().forEach(cis::remove);
      delta.upserted().forEach(ci -> cis.put(ci.key(), ci));
      told.putAll(delta.dependenciesOf());
      DependencyGraph next = graph.with(delta);
      boolean rebuilds = next.isWorn() || (revisions < 1000 && random.nextInt(50) == 0);
      builtAnew += next.isWorn() ? 1 : 0;
      graph = rebuilds ? next.rebuilt() : next;
      assertThat(rebuilds && graph.wear > 0).isFalse();
      if (revisions < 1000 || random.nextInt(40) == 0) {
        assertSame("seed " + seed + ", revision " + revision, graph, cis, told, estate);
      }
    }
    assertThat(builtAnew)
        .as("seed " + seed + ": times built anew")
        .isGreaterThanOrEqualTo(revisions / 4000);
  }

  @Test
  void leavesTheGraphBeforeAsItIs() {
    DependencyGraph before = GraphLiteral.graph("web -> app, app -> db");

    DependencyGraph after =
        before.with(
            new GraphDelta(
                List.of(GraphLiteral.ci("cache")),
                List.of("db"),
                Map.of(
                    "web", List.of(new GraphDependency("web", "cache", "USES", Strength.SOFT)))));

    assertThat(before.dependentsOf("db")).hasSize(1);
    assertThat(before.dependenciesOf("web"))
        .extracting(GraphDependency::provider)
        .containsExactly("app");
    assertThat(before.find("cache")).isEmpty();
    assertThat(after.find("db")).isEmpty();
    assertThat(after.dependenciesOf("web"))
        .extracting(GraphDependency::provider)
        .containsExactly("cache");
  }

  @Test
  void shrinksAGroupWhileAMemberIsRetired() {
    DependencyGraph three = GraphLiteral.graph("app -> 100%:a|b|c");

    DependencyGraph two = three.with(new GraphDelta(List.of(), List.of("c"), Map.of()));
    DependencyGraph again =
        two.with(new GraphDelta(List.of(GraphLiteral.ci("c")), List.of(), Map.of()));

    assertThat(membersAndNeed(two)).containsExactly(2, 2);
    assertThat(membersAndNeed(again)).containsExactly(3, 3);
  }

  @Test
  void refusesADependencyListedUnderAnotherDependent() {
    GraphDependency stray = new GraphDependency("a", "b", "USES", Strength.HARD);

    assertThatThrownBy(() -> new GraphDelta(List.of(), List.of(), Map.of("b", List.of(stray))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a' on 'b' is listed under 'b'");
  }

  private List<Integer> membersAndNeed(DependencyGraph graph) {
    GroupStatus group =
        propagation.impactOf(graph, Map.of("a", ImpactState.OUTAGE)).weakenedGroups().getFirst();
    return List.of(group.members(), group.need());
  }

  private static GraphDelta delta(RandomEstate estate, int revision) {
    Random random = estate.random();
    List<GraphCi> upserted = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    Map<String, List<GraphDependency>> dependencies = new HashMap<>();
    for (int change = random.nextInt(4); change >= 0; change--) {
      String key = estate.keys().get(random.nextInt(estate.keys().size()));
      switch (random.nextInt(7)) {
        case 0 -> removed.add(key);
        case 1, 2 ->
            upserted.add(
                new GraphCi(key, "as of " + revision, "Server", null, "ACTIVE", "LOW", "team"));
        default -> dependencies.put(key, estate.dependenciesOf(key));
      }
    }
    return new GraphDelta(upserted, removed, dependencies);
  }

  private void assertSame(
      String which,
      DependencyGraph derived,
      Map<String, GraphCi> cis,
      Map<String, List<GraphDependency>> told,
      RandomEstate estate) {
    DependencyGraphBuilder builder = DependencyGraph.builder();
    cis.values().forEach(builder::add);
    List<GraphDependency> dependencies = told.values().stream().flatMap(List::stream).toList();
    dependencies.forEach(builder::add);
    DependencyGraph fresh = builder.build();
    assertThat(derived.size()).as(which).isEqualTo(cis.size());
    assertThat(derived.cis()).as(which).containsExactlyInAnyOrderElementsOf(cis.values());
    for (String key : estate.keys()) {
      assertThat(derived.find(key)).as(which).isEqualTo(fresh.find(key));
      if (cis.containsKey(key)) {
        assertThat(derived.dependenciesOf(key)).as(which).isEqualTo(fresh.dependenciesOf(key));
        assertThat(derived.dependentsOf(key)).as(which).isEqualTo(fresh.dependentsOf(key));
      }
    }
    Map<String, ImpactState> scenario = estate.scenario();
    scenario.keySet().retainAll(cis.keySet());
    ImpactAssertions.assertAgrees(
        which, propagation.impactOf(derived, scenario), cis.keySet(), dependencies, scenario);
  }
}
