package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinglePointsOfFailureTest {
  @Test
  void namesEveryLinkOfAChain() {
    assertThat(single("web -> app, app -> db, db -> host, x -> web", "web"))
        .containsExactly("app", "db", "host");
  }

  @Test
  void sparesWhatAReplicaStandsInFor() {
    assertThat(single("web -> a|b, a -> h1, b -> h2, h1 -> rack, h2 -> rack", "web"))
        .containsExactly("rack");
  }

  @Test
  void leavesOutWhatIsNeededSoftOnly() {
    assertThat(single("web ~> cache, web -> db, db ~> disk, web ~> a|b, a -> b", "web"))
        .containsExactly("db");
  }

  @Test
  void countsTheMembersThatOneFailureTakes() {
    String members = "web -> 2:a|b|c|d, a -> h1, b -> h1, c -> h1, d -> h2, ";

    assertThat(single(members + "h1 -> r, h2 -> s", "web")).containsExactly("h1", "r");
  }

  @Test
  void seesAGroupThatDefeatsAnother() {
    assertThat(single("x -> a|b, a -> c|d, b -> c|e, c -> f, d -> f, e -> f, f -> h", "x"))
        .containsExactly("f", "h");
  }

  @Test
  void followsAGroupRoundACycle() {
    // The members need d, which needs one of them: d takes both with it, and x needs d.
    assertThat(single("x -> d, d -> a|b, a -> d, b -> d", "x")).containsExactly("d");
    // With a's loss nothing follows until b is lost too.
    assertThat(single("x -> a|b, a -> e, e -> c|d, c -> b, d -> x, b -> f", "x")).containsExactly();
  }

  @Test
  void solvesGroupsOfMoreThan64Members() {
    String members =
        IntStream.range(0, 150).mapToObj(at -> "m" + at).collect(Collectors.joining("|"));
    String racks =
        IntStream.range(0, 150)
            .mapToObj(at -> "m%d -> rack%d".formatted(at, at % 2))
            .collect(Collectors.joining(", "));

    assertThat(single("x -> 75:" + members + ", " + racks, "x")).isEmpty();
    assertThat(single("x -> 76:" + members + ", " + racks, "x")).containsExactly("rack0", "rack1");
  }

  @Test
  void findsWhatIsSharedBelowAHub() {
    String hub =
        IntStream.range(0, 400)
            .mapToObj("hub -> p%1$d, p%1$d -> q%1$d"::formatted)
            .collect(Collectors.joining(", "));

    assertThat(single("x -> a|b, a -> hub, b -> c, c -> q7, b -> p8, " + hub, "x"))
        .containsExactly("p8", "q7", "q8");
    assertThat(single("x -> a|b|c, a -> hub, b -> hub, c -> q7, " + hub, "x"))
        .containsExactly("q7");
    assertThat(
            single(
                "x -> 2:a|b|c, a -> hub, b -> d, c -> q7, d -> e|f, e -> q9, f -> q9, " + hub, "x"))
        .containsExactly("q7", "q9");
  }

  @Test
  void saysWhatIsMissingWhenCancelled() {
    Patience patience = Patience.endless();
    patience.cancel();

    SinglePointsOfFailure found =
        SinglePointsOfFailure.of(
            GraphLiteral.graph("web -> app, app -> a|b, a -> h, b -> h"), "web", patience);

    assertThat(found.cis()).extracting(GraphCi::key).containsExactly("app");
    assertThat(found.completeness().reason()).isEqualTo(Completeness.Reason.CANCELLED);
    assertThat(found.completeness().missing()).contains("groups");
  }

  @Test
  void refusesAnUnknownKey() {
    assertThatThrownBy(() ->
            SinglePointsOfFailure.of(GraphLiteral.graph("a -> b"), "nobody", Patience.endless()))
        .isInstanceOf(UnknownCi.class)
        .hasMessageContaining("nobody");
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {0, 10_000, 20_000})
  void agreesWithOneScenarioPerCi(long first) {
    for (long seed = first; seed < first + 150; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      Set<String> keys = new LinkedHashSet<>(estate.keys());
      List<GraphDependency> dependencies = estate.dependencies();
      DependencyGraph graph = new GraphLiteral(keys, dependencies).graph();
      Map<String, NaiveImpact> alone = NaiveQuestions.outagesAlone(keys, dependencies);
      for (String key : keys) {
        assertThat(SinglePointsOfFailure.of(graph, key, Patience.endless()).cis())
            .as("seed %d: single points of %s", seed, key)
            .extracting(GraphCi::key)
            .containsExactlyElementsOf(NaiveQuestions.singlePoints(alone, key));
      }
    }
  }

  @Test
  void agreesInAGraphThatWasDerived() {
    for (long seed = 0; seed < 200; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      Set<String> keys = new LinkedHashSet<>(estate.keys());
      Map<String, List<GraphDependency>> told =
          keys.stream().collect(Collectors.toMap(key -> key, estate::dependenciesOf));
      DependencyGraph graph = DependencyGraph.builder().build();
      for (String key : keys) {
        graph =
            graph.with(
                new GraphDelta(
                    List.of(GraphLiteral.ci(key)), List.of(), Map.of(key, told.get(key))));
      }
      List<GraphDependency> dependencies = told.values().stream().flatMap(List::stream).toList();
      Map<String, NaiveImpact> alone = NaiveQuestions.outagesAlone(keys, dependencies);
      for (String key : keys) {
        assertThat(SinglePointsOfFailure.of(graph, key, Patience.endless()).cis())
            .as("seed %d: single points of %s", seed, key)
            .extracting(GraphCi::key)
            .containsExactlyElementsOf(NaiveQuestions.singlePoints(alone, key));
      }
    }
  }

  private static List<String> single(String literal, String key) {
    SinglePointsOfFailure found =
        SinglePointsOfFailure.of(GraphLiteral.graph(literal), key, Patience.endless());
    assertThat(found.completeness().complete()).isTrue();
    return found.cis().stream().map(GraphCi::key).toList();
  }
}
