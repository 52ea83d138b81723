package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalComponentsTest {
  @Test
  void ranksByServicesThenWeightThenKey() {
    CriticalComponents critical =
        CriticalComponents.of(
            GraphLiteral.graph("s1 -> a, s2 -> a, s1 -> b, s3 -> c, s2 -> d|e, d -> r, e -> r"),
            List.of("s1", "s2", "s3"),
            ci -> ci.key().equals("s1") ? 10 : 1,
            Patience.endless());

    assertThat(critical.ranked(100))
        .extracting(
            one -> one.ci().key(),
            one -> one.services().stream().map(GraphCi::key).toList(),
            CriticalComponents.Component::weight)
        .containsExactly(
            tuple("a", List.of("s1", "s2"), 11L),
            tuple("b", List.of("s1"), 10L),
            tuple("s1", List.of("s1"), 10L),
            tuple("c", List.of("s3"), 1L),
            tuple("r", List.of("s2"), 1L),
            tuple("s2", List.of("s2"), 1L),
            tuple("s3", List.of("s3"), 1L));
    assertThat(critical.ranked(2)).hasSize(2);
    assertThat(critical.size()).isEqualTo(7);
    assertThat(critical.takenDownBy("d")).isEmpty();
    assertThat(critical.exposures())
        .extracting(one -> one.service().key(), CriticalComponents.Exposure::components)
        .containsExactly(tuple("s1", 2), tuple("s2", 2), tuple("s3", 1));
    assertThat(critical.completeness().complete()).isTrue();
  }

  @Test
  void looksAtTheHeaviest512AndSaysSo() {
    String literal =
        IntStream.range(0, 600)
            .mapToObj("s%03d -> host"::formatted)
            .collect(Collectors.joining(", "));
    List<String> services = IntStream.range(0, 600).mapToObj("s%03d"::formatted).toList();

    CriticalComponents critical =
        CriticalComponents.of(
            GraphLiteral.graph(literal),
            services,
            ci -> ci.key().compareTo("s300") >= 0 ? 2 : 1,
            Patience.endless());

    assertThat(critical.takenDownBy("host"))
        .extracting(GraphCi::key)
        .hasSize(512)
        .startsWith("s300")
        .endsWith("s211");
    assertThat(critical.completeness().reason()).isEqualTo(Completeness.Reason.COUNT_LIMIT);
    assertThat(critical.completeness().missing()).contains("600").contains("512");
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {30_000, 40_000})
  void agreesWithOneScenarioPerCi(long first) {
    for (long seed = first; seed < first + 80; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      Set<String> keys = new LinkedHashSet<>(estate.keys());
      List<GraphDependency> dependencies = estate.dependencies();
      Map<String, NaiveImpact> alone = NaiveQuestions.outagesAlone(keys, dependencies);
      List<String> services =
          estate.keys().stream().filter(_ -> estate.random().nextBoolean()).toList();
      CriticalComponents critical =
          CriticalComponents.of(
              new GraphLiteral(keys, dependencies).graph(), services, _ -> 1, Patience.endless());
      for (String key : keys) {
        assertThat(critical.takenDownBy(key))
            .as("seed %d: services that %s takes down", seed, key)
            .extracting(GraphCi::key)
            .containsExactlyElementsOf(
                services.stream()
                    .filter(service ->
                        NaiveQuestions.impact(alone, key).state(service) == ImpactState.OUTAGE)
                    .sorted(CodePointOrder.BY_CODE_POINT)
                    .toList());
      }
      assertThat(critical.ranked(1000))
          .as("seed %d", seed)
          .isSortedAccordingTo(
              Comparator.comparingInt((CriticalComponents.Component one) -> one.services().size())
                  .reversed()
                  .thenComparing(one -> one.ci().key(), CodePointOrder.BY_CODE_POINT))
          .hasSize(critical.size());
    }
  }

  @ParameterizedTest(name = "{0} dependencies upwards")
  @ValueSource(ints = {0, 20, 300})
  void agreesWithPropagationInLargerEstates(int upwards) {
    for (long seed = 1; seed <= 3; seed++) {
      LayeredEstate estate = new LayeredEstate(seed, 5000, 4);
      Random random = new Random(seed);
      List<GraphDependency> dependencies = new ArrayList<>(estate.dependencies());
      // Providers that many share need something above them: large cycles, with groups in them.
      for (int back = 0; back < upwards; back++) {
        dependencies.add(
            new GraphDependency(
                estate.keys().get(4000 + random.nextInt(200)),
                estate.keys().get(100 + random.nextInt(2000)),
                "USES",
                Strength.HARD));
      }
      DependencyGraph graph =
          new GraphLiteral(new LinkedHashSet<>(estate.keys()), dependencies).graph();
      List<String> services = estate.keys().subList(0, 90);
      CriticalComponents critical =
          CriticalComponents.of(graph, services, _ -> 1, Patience.endless());
      OutageStates states = new OutageStates(graph);
      int taken = 0;
      for (int sample = 0; sample < 1000; sample++) {
        String key = estate.keys().get(random.nextInt(estate.keys().size()));
        states.evaluateOutages(graph.number(key));
        Set<String> expected = new HashSet<>(services);
        expected.removeIf(service -> states.state(graph.number(service)) != ImpactState.OUTAGE);
        taken += expected.size();
        assertThat(critical.takenDownBy(key).stream().map(GraphCi::key).collect(Collectors.toSet()))
            .as("seed %d: services that %s takes down", seed, key)
            .isEqualTo(expected);
      }
      assertThat(taken).as("seed %d: services taken down in all", seed).isPositive();
    }
  }
}
