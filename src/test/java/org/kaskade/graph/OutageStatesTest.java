package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageStatesTest {
  private static final int ESTATES = 200;
  private static final int[] NONE = {};

  @ParameterizedTest(name = "block {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithTheNaiveFixpointScenarioAfterScenario(long block) {
    for (long seed = block * 2_000_000; seed < block * 2_000_000 + ESTATES; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      List<GraphDependency> dependencies = new ArrayList<>(estate.dependencies());
      Collections.shuffle(dependencies, estate.random());
      Set<String> keys = new LinkedHashSet<>(estate.keys());
      DependencyGraph graph = new GraphLiteral(keys, dependencies).graph();
      // Half of the graphs with rows above the ones that were built.
      DependencyGraph asked =
          seed % 2 == 0 ? graph : ImpactAssertions.retold(graph, dependencies, estate.random());
      OutageStates states = new OutageStates(asked);
      for (int question = 0; question < 6; question++) {
        Map<String, ImpactState> scenario = estate.scenario();
        String which = "seed " + seed + ", question " + question;
        assertStates(which, asked, states, dependencies, scenario);
        scenario.replaceAll((_, _) -> ImpactState.OUTAGE);
        assertOutages(which, asked, states, dependencies, scenario);
      }
    }
  }

  @Test
  void listsTheAffectedWorstFirst() {
    DependencyGraph graph =
        GraphLiteral.graph("app -> db, web ~> app, page -> web, lb -> g=1:db|b");
    OutageStates states = new OutageStates(graph);

    int affected = states.evaluate(new int[] {graph.number("db")}, NONE);

    assertThat(IntStream.range(0, affected).mapToObj(at -> graph.cis.get(states.ci(at)).key()))
        .containsExactly("db", "app", "web", "page", "lb");
    assertThat(states.outageEnd()).isEqualTo(2);
    assertThat(states.degradedEnd()).isEqualTo(4);
  }

  @Test
  void answersStatesByKey() {
    DependencyGraph graph = GraphLiteral.graph("app -> db, web ~> app, other");
    OutagePropagation propagation = new OutagePropagation();

    assertThat(propagation.statesOf(graph, Map.of("db", ImpactState.OUTAGE)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "db", ImpactState.OUTAGE,
                "app", ImpactState.OUTAGE,
                "web", ImpactState.DEGRADED));
    assertThatThrownBy(() -> propagation.statesOf(graph, Map.of("nowhere", ImpactState.OUTAGE)))
        .isInstanceOf(UnknownCi.class);
    assertThatThrownBy(() -> propagation.statesOf(graph, Map.of("db", ImpactState.AT_RISK)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'db' cannot start as AT_RISK");
  }

  private static void assertStates(
      String which,
      DependencyGraph graph,
      OutageStates states,
      List<GraphDependency> dependencies,
      Map<String, ImpactState> scenario) {
    Set<String> keys = keys(graph);
    NaiveImpact naive = new NaiveImpact(keys, dependencies, scenario);
    int affected =
        states.evaluate(
            numbers(graph, scenario, ImpactState.OUTAGE),
            numbers(graph, scenario, ImpactState.DEGRADED));
    assertThat(affected).as(which).isEqualTo(naive.affected().size());
    for (String key : keys) {
      assertThat(states.state(graph.number(key)))
          .as("%s: state of %s", which, key)
          .isEqualTo(naive.state(key));
    }
    for (int place = 0; place < affected; place++) {
      ImpactState expected =
          place < states.outageEnd()
              ? ImpactState.OUTAGE
              : place < states.degradedEnd() ? ImpactState.DEGRADED : ImpactState.AT_RISK;
      assertThat(states.state(states.ci(place)))
          .as("%s: place %d", which, place)
          .isEqualTo(expected);
    }
  }

  private static void assertOutages(
      String which,
      DependencyGraph graph,
      OutageStates states,
      List<GraphDependency> dependencies,
      Map<String, ImpactState> failed) {
    Set<String> keys = keys(graph);
    NaiveImpact naive = new NaiveImpact(keys, dependencies, failed);
    int[] starts = numbers(graph, failed, ImpactState.OUTAGE);
    long out = keys.stream().filter(key -> naive.state(key) == ImpactState.OUTAGE).count();
    assertThat(states.evaluateOutages(starts)).as("%s: outages", which).isEqualTo((int) out);
    for (String key : keys) {
      assertThat(states.isAffected(graph.number(key)))
          .as("%s: %s is out", which, key)
          .isEqualTo(naive.state(key) == ImpactState.OUTAGE);
    }
  }

  private static Set<String> keys(DependencyGraph graph) {
    Set<String> keys = new LinkedHashSet<>();
    graph.cis().forEach(ci -> keys.add(ci.key()));
    return keys;
  }

  private static int[] numbers(
      DependencyGraph graph, Map<String, ImpactState> scenario, ImpactState state) {
    return scenario.entrySet().stream()
        .filter(start -> start.getValue() == state)
        .mapToInt(start -> graph.number(start.getKey()))
        .toArray();
  }
}
