package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragileGroupsTest {
  private static final String RACKS =
      "app -> pool=a|b, a -> h1, b -> h2, h1 -> rack, h2 -> rack, rack -> site,"
          + " web -> good=c|d, c -> h1, d -> h3, web ~> spare=a|e, e -> a, x -> all=2:a|b";

  @Test
  void namesWhatTheMembersShare() {
    FragileGroups found =
        FragileGroups.ofEstate(GraphLiteral.graph(RACKS), 100, 100, Patience.endless());

    assertThat(found.groups())
        .extracting(
            one -> one.dependent().key(),
            FragileGroups.FragileGroup::group,
            FragileGroups.FragileGroup::strength,
            one -> one.shared().stream().map(GraphCi::key).toList())
        .containsExactly(
            tuple("app", "pool", Strength.HARD, List.of("rack", "site")),
            tuple("web", "spare", Strength.SOFT, List.of("a", "h1", "rack", "site")));
    assertThat(found.groups().getFirst().members()).isEqualTo(2);
    assertThat(found.groups().getFirst().need()).isEqualTo(1);
    assertThat(found.completeness().complete()).isTrue();
  }

  @Test
  void looksAtWhatOneCiNeeds() {
    DependencyGraph graph = GraphLiteral.graph(RACKS + ", top ~> app");

    assertThat(FragileGroups.of(graph, "top", 100, 100, Patience.endless()).groups())
        .extracting(FragileGroups.FragileGroup::group)
        .containsExactly("pool");
    assertThat(FragileGroups.of(graph, "rack", 100, 100, Patience.endless()).groups()).isEmpty();
  }

  @Test
  void listsAsManyAsAskedForAndSaysSo() {
    FragileGroups found =
        FragileGroups.ofEstate(GraphLiteral.graph(RACKS), 1, 1, Patience.endless());

    assertThat(found.groups()).hasSize(1);
    assertThat(found.groups().getFirst().shared()).extracting(GraphCi::key).containsExactly("rack");
    assertThat(found.groups().getFirst().sharedCount()).isEqualTo(2);
    assertThat(found.completeness().reason()).isEqualTo(Completeness.Reason.COUNT_LIMIT);
    assertThat(
            FragileGroups.ofEstate(GraphLiteral.graph(RACKS), 2, 1, Patience.endless())
                .completeness()
                .complete())
        .isTrue();
  }

  @Test
  void leavesOutTheDependentThatItsOwnMembersNeed() {
    DependencyGraph graph = GraphLiteral.graph("d -> a|b, a -> d, b -> d, d -> h");

    assertThat(FragileGroups.ofEstate(graph, 9, 9, Patience.endless()).groups())
        .flatExtracting(FragileGroups.FragileGroup::shared)
        .extracting(GraphCi::key)
        .containsExactly("h");
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {60_000, 70_000})
  void agreesWithOneScenarioPerCi(long first) {
    for (long seed = first; seed < first + 150; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      Set<String> keys = new LinkedHashSet<>(estate.keys());
      List<GraphDependency> dependencies = estate.dependencies();
      DependencyGraph graph = new GraphLiteral(keys, dependencies).graph();
      Map<List<String>, List<String>> expected =
          NaiveQuestions.fragile(
              NaiveQuestions.outagesAlone(keys, dependencies), keys, dependencies);
      assertThat(FragileGroups.ofEstate(graph, 1000, 1000, Patience.endless()).groups())
          .as("seed %d: fragile groups", seed)
          .extracting(
              one -> List.of(one.dependent().key(), one.group()),
              one -> one.shared().stream().map(GraphCi::key).toList())
          .containsExactlyElementsOf(
              expected.entrySet().stream()
                  .map(one -> tuple(one.getKey(), one.getValue()))
                  .toList());
    }
  }
}
