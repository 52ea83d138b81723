package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {
  @Test
  void keepsTheColumnsOfACi() {
    GraphCi ci = new GraphCi("server:a", "a", "Server", "prod", "ACTIVE", "HIGH", "team-a");

    assertThat(DependencyGraph.builder().add(ci).build().find("server:a")).contains(ci);
  }

  @Test
  void answersEveryStoredDependencyInOrder() {
    String literal = "a -USES> z, a ~RUNS_ON> b, a -RUNS_ON> g=2:b|c|d, a -USES> g=2:b, a -USES> b";
    GraphLiteral parsed = GraphLiteral.of(literal);

    assertThat(parsed.graph().dependenciesOf("a"))
        .containsExactlyInAnyOrderElementsOf(parsed.dependencies())
        .extracting(one -> one.provider() + " " + one.type() + " " + one.group())
        .containsExactly(
            "b RUNS_ON null",
            "b RUNS_ON g",
            "b USES null",
            "b USES g",
            "c RUNS_ON g",
            "d RUNS_ON g",
            "z USES null");
    assertThat(parsed.graph().dependentsOf("b")).hasSize(4);
  }

  @Test
  void takesTheStricterOfTwoThatDisagreeWhateverTheirOrder() {
    List<GraphDependency> disagreeing =
        List.of(
            new GraphDependency("a", "b", "USES", Strength.SOFT),
            new GraphDependency("a", "b", "USES", Strength.HARD),
            new GraphDependency("a", "c", "USES", Strength.SOFT, "g", "1"),
            new GraphDependency("a", "d", "USES", Strength.HARD, "g", "60%"));
    DependencyGraphBuilder forwards = withCis();
    DependencyGraphBuilder backwards = withCis();
    disagreeing.forEach(forwards::add);
    disagreeing.reversed().forEach(backwards::add);

    assertThat(forwards.build().dependenciesOf("a"))
        .containsExactly(
            new GraphDependency("a", "b", "USES", Strength.HARD),
            new GraphDependency("a", "c", "USES", Strength.HARD, "g", "60%"),
            new GraphDependency("a", "d", "USES", Strength.HARD, "g", "60%"))
        .isEqualTo(backwards.build().dependenciesOf("a"));
  }

  @Test
  void leavesOutSelfDependenciesAndThoseWithoutAnEnd() {
    DependencyGraph graph =
        withCis()
            .add(new GraphDependency("a", "a", "USES", Strength.HARD))
            .add(new GraphDependency("a", "nowhere", "USES", Strength.HARD))
            .add(new GraphDependency("nowhere", "a", "USES", Strength.HARD))
            .build();

    assertThat(graph.dependenciesOf("a")).isEmpty();
    assertThat(graph.dependentsOf("a")).isEmpty();
    assertThat(graph.size()).isEqualTo(4);
  }

  @Test
  void tellsMoreThan256TypesApart() {
    DependencyGraphBuilder builder = withCis();
    for (int type = 0; type < 400; type++) {
      builder.add(new GraphDependency("a", "b", "TYPE_" + type, Strength.HARD));
    }

    assertThat(builder.build().dependenciesOf("a"))
        .extracting(GraphDependency::type)
        .hasSize(400)
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesANeedThatIsNoNumber() {
    assertThatThrownBy(() -> new GraphDependency("a", "b", "USES", Strength.HARD, "g", "most"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'most'");
  }

  private static DependencyGraphBuilder withCis() {
    DependencyGraphBuilder builder = DependencyGraph.builder();
    List.of("a", "b", "c", "d").forEach(key -> builder.add(GraphLiteral.ci(key)));
    return builder;
  }
}
