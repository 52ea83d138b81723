package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutSetsTest {
  @Test
  void listsSinglePointsThenPairsThenTriples() {
    assertThat(sets("x -> a|b, a -> h1, b -> h2, x -> db, x -> c|d|e, d -> e", "x", 3))
        .containsExactly("db", "a b", "a h2", "b h1", "c e", "h1 h2");
    assertThat(sets("x -> a|b|c, x -> d", "x", 3)).containsExactly("d", "a b c");
  }

  @Test
  void containsNoSetThatIsNotMinimal() {
    assertThat(sets("x -> a|b, x -> a|c, a -> h, b -> h", "x", 3))
        .containsExactly("h", "a b", "a c");
  }

  @Test
  void neverContainsTheCiItself() {
    assertThat(sets("x -> a|b, a -> x, b -> c, c -> x|d", "x", 3)).containsExactly("a b", "a c");
  }

  @Test
  void combinesGroupsOfGroups() {
    assertThat(sets("x -> a|b, a -> c|d, b -> e", "x", 3))
        .containsExactly("a b", "a e", "b c d", "c d e");
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({"2,1", "3,1", "3,2", "4,2", "5,3", "5,4", "6,4", "4,4"})
  void ofAGroupAreAllSubsetsThatLeaveTooFew(int n, int k) {
    String members =
        IntStream.range(0, n).mapToObj(at -> "m" + at).collect(Collectors.joining("|"));

    List<String> found = sets("x -> " + k + ":" + members, "x", 3);

    assertThat(found).hasSize((int) choose(n, n - k + 1)).doesNotHaveDuplicates();
    assertThat(found).allMatch(set -> set.split(" ", -1).length == n - k + 1);
  }

  @Test
  void ofAGridHaveOneCiOfEachReplica() {
    String grid =
        "x -> a0|b0|c0, "
            + IntStream.range(0, 9)
                .mapToObj(
                    at -> "a%1$d -> a%2$d, b%1$d -> b%2$d, c%1$d -> c%2$d".formatted(at, at + 1))
                .collect(Collectors.joining(", "));

    List<String> found = sets(grid, "x", 3);

    assertThat(found).hasSize(1000).startsWith("a0 b0 c0", "a0 b0 c1").isSorted();
  }

  @Test
  void listsTheFirstInOrderAndSaysThatThereAreMore() {
    String literal = "x -> a0|b0, a0 -> a1, b0 -> b1, x -> p, x -> r";
    DependencyGraph graph = GraphLiteral.graph(literal);
    List<String> all = sets(literal, "x", 2);

    for (int first = 1; first <= all.size(); first++) {
      CutSets found = CutSets.of(graph, "x", 2, first, Patience.endless());
      assertThat(keys(found)).isEqualTo(all.subList(0, first));
      assertThat(found.completeness().complete()).isEqualTo(first == all.size());
    }
    assertThat(CutSets.of(graph, "x", 2, 3, Patience.endless()).completeness().reason())
        .isEqualTo(Completeness.Reason.COUNT_LIMIT);
  }

  @Test
  void saysThatItsTimeWasUp() {
    CutSets found =
        CutSets.of(GraphLiteral.graph("x -> a|b, x -> db"), "x", 2, 10, Patience.of(Duration.ZERO));

    assertThat(keys(found)).contains("db");
    assertThat(found.completeness().reason()).isEqualTo(Completeness.Reason.TIME_LIMIT);
  }

  @Test
  void refusesSizesOutOfBounds() {
    DependencyGraph graph = GraphLiteral.graph("a -> b");
    for (int size : new int[] {0, 4}) {
      assertThatThrownBy(() -> CutSets.of(graph, "a", size, 10, Patience.endless()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 3");
    }
    assertThatThrownBy(() -> CutSets.of(graph, "a", 1, 0, Patience.endless()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {100_000, 110_000, 120_000})
  void agreesWithTryingEverySet(long first) {
    int sets = 0;
    for (long seed = first; seed < first + 600; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      if (estate.keys().size() > 20) {
        continue;
      }
      Set<String> keys = new LinkedHashSet<>(estate.keys());
      List<GraphDependency> dependencies = estate.dependencies();
      DependencyGraph graph = new GraphLiteral(keys, dependencies).graph();
      // Those with groups are the ones that are hard to get right.
      String of =
          dependencies.stream()
              .filter(one -> one.group() != null && estate.random().nextInt(3) == 0)
              .map(GraphDependency::dependent)
              .findFirst()
              .orElse(estate.keys().getFirst());
      CutSets found = CutSets.of(graph, of, 3, 100_000, Patience.endless());
      assertThat(found.sets())
          .as("seed %d: cut sets of %s", seed, of)
          .extracting(set -> set.members().stream().map(GraphCi::key).toList())
          .containsExactlyElementsOf(NaiveQuestions.cutSets(keys, dependencies, of, 3));
      assertThat(found.completeness().complete()).isTrue();
      sets += (int) found.sets().stream().filter(set -> set.members().size() > 1).count();
    }
    assertThat(sets).as("sets of more than one").isGreaterThan(200);
  }

  private static List<String> sets(String literal, String of, int size) {
    CutSets found = CutSets.of(GraphLiteral.graph(literal), of, size, 100_000, Patience.endless());
    assertThat(found.completeness().complete()).isTrue();
    return keys(found);
  }

  private static List<String> keys(CutSets found) {
    return found.sets().stream()
        .map(set -> set.members().stream().map(GraphCi::key).collect(Collectors.joining(" ")))
        .toList();
  }

  private static long choose(int n, int k) {
    return k == 0 ? 1 : choose(n - 1, k - 1) * n / k;
  }
}
