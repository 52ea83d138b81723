package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.YenKShortestPath;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsBetweenTest {
  @Test
  void listsShorterPathsFirstThenByKey() {
    assertThat(paths("x -> b, x -> a, a -> z, b -> z, x ~> z, b -> a|c, c -> z, c -> x", "x", "z"))
        .containsExactly("x z", "x a z", "x b z", "x b a z", "x b c z");
  }

  @Test
  void namesEveryDependencyOfAHop() {
    PathsBetween found =
        PathsBetween.of(
            GraphLiteral.graph("a -USES> b, a ~RUNS_ON> b, a -USES> g=b|c, b -> c"),
            "a",
            "b",
            9,
            Patience.endless());

    assertThat(found.paths()).hasSize(1);
    assertThat(found.paths().getFirst().hops().getFirst().dependencies())
        .extracting(one -> one.type() + " " + one.strength() + " " + one.group())
        .containsExactly("RUNS_ON SOFT null", "USES HARD null", "USES HARD g");
  }

  @Test
  void followsDependenciesOneWayOnly() {
    assertThat(paths("a -> b, b -> c", "c", "a")).isEmpty();
    assertThat(paths("a -> b, b -> a, b -> c", "a", "c")).containsExactly("a b c");
  }

  @Test
  void listsTheFirstInOrderAndSaysThatThereAreMore() {
    String ladder =
        IntStream.range(0, 6)
            .mapToObj(at ->
                "n%1$d -> a%1$d, n%1$d -> b%1$d, a%1$d -> n%2$d, b%1$d -> n%2$d"
                    .formatted(at, at + 1))
            .collect(Collectors.joining(", "));
    DependencyGraph graph = GraphLiteral.graph(ladder);

    List<String> all = keys(PathsBetween.of(graph, "n0", "n6", 64, Patience.endless()));

    assertThat(all).hasSize(64).isSorted().doesNotHaveDuplicates();
    for (int first : new int[] {1, 2, 17, 63}) {
      PathsBetween found = PathsBetween.of(graph, "n0", "n6", first, Patience.endless());
      assertThat(keys(found)).isEqualTo(all.subList(0, first));
      assertThat(found.completeness().reason()).isEqualTo(Completeness.Reason.COUNT_LIMIT);
    }
    assertThat(PathsBetween.of(graph, "n0", "n6", 64, Patience.endless()).completeness().complete())
        .isTrue();
  }

  @Test
  void answersThePathsFoundWhenItsTimeIsUp() {
    PathsBetween found =
        PathsBetween.of(
            GraphLiteral.graph("a -> b, b -> c, a -> c"), "a", "c", 9, Patience.of(Duration.ZERO));

    assertThat(keys(found)).containsExactly(" c");
    assertThat(found.completeness().reason()).isEqualTo(Completeness.Reason.TIME_LIMIT);
  }

  @Test
  void refusesQuestionsThatMakeNoSense() {
    DependencyGraph graph = GraphLiteral.graph("a -> b");
    assertThatThrownBy(() -> PathsBetween.of(graph, "a", "a", 9, Patience.endless()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a'");
    assertThatThrownBy(() -> PathsBetween.of(graph, "a", "c", 9, Patience.endless()))
        .isInstanceOf(UnknownCi.class);
    assertThatThrownBy(() -> PathsBetween.of(graph, "a", "b", 0, Patience.endless()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {150_000, 160_000, 170_000})
  void agreesWithListingEveryPath(long first) {
    int compared = 0;
    for (long seed = first; seed < first + 900; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      if (estate.keys().size() > 10) {
        continue;
      }
      GraphLiteral literal =
          new GraphLiteral(new LinkedHashSet<>(estate.keys()), estate.dependencies());
      DependencyGraph graph = literal.graph();
      for (String to : estate.keys().subList(0, 2)) {
        String from = estate.keys().getLast();
        if (from.equals(to)) {
          continue;
        }
        Set<List<String>> every = new LinkedHashSet<>();
        walk(literal.dependencies(), List.of(from), to, every);
        List<List<String>> sorted = new ArrayList<>(every);
        sorted.sort(
            Comparator.comparingInt((List<String> path) -> path.size())
                .thenComparing(PathsBetweenTest::compare));
        int asked = 1 + estate.random().nextInt(40);

        PathsBetween found = PathsBetween.of(graph, from, to, asked, Patience.endless());

        assertThat(ways(found, from))
            .as("seed %d: paths from %s to %s", seed, from, to)
            .containsExactlyElementsOf(sorted.stream().limit(asked).toList());
        assertThat(found.completeness().complete())
            .as("seed %d", seed)
            .isEqualTo(sorted.size() <= asked);
        compared += found.paths().size();
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void findsPathsAsShortAsJGraphT() {
    LayeredEstate estate = new LayeredEstate(3, 600, 5);
    DependencyGraph graph = estate.graph();
    Graph<String, DefaultEdge> peer = new DefaultDirectedGraph<>(DefaultEdge.class);
    estate.keys().forEach(peer::addVertex);
    estate.dependencies().forEach(one -> peer.addEdge(one.dependent(), one.provider()));
    YenKShortestPath<String, DefaultEdge> yen = new YenKShortestPath<>(peer);
    int compared = 0;
    for (int pair = 0; pair < 30; pair++) {
      String from = estate.keys().get(pair);
      String to = estate.keys().get(estate.keys().size() - 1 - pair);

      List<Integer> found =
          PathsBetween.of(graph, from, to, 25, Patience.endless()).paths().stream()
              .map(path -> path.hops().size())
              .toList();

      assertThat(found)
          .as("hops from %s to %s", from, to)
          .isEqualTo(yen.getPaths(from, to, 25).stream().map(path -> path.getLength()).toList());
      compared += found.size();
    }
    assertThat(compared).isGreaterThan(100);
  }

  private static void walk(
      List<GraphDependency> dependencies, List<String> way, String to, Set<List<String>> every) {
    if (way.getLast().equals(to)) {
      every.add(way);
      return;
    }
    for (GraphDependency one : dependencies) {
      if (one.dependent().equals(way.getLast()) && !way.contains(one.provider())) {
        List<String> longer = new ArrayList<>(way);
        longer.add(one.provider());
        walk(dependencies, longer, to, every);
      }
    }
  }

  private static int compare(List<String> a, List<String> b) {
    for (int at = 0; at < Math.min(a.size(), b.size()); at++) {
      int keys = CodePointOrder.BY_CODE_POINT.compare(a.get(at), b.get(at));
      if (keys != 0) {
        return keys;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static List<String> paths(String literal, String from, String to) {
    PathsBetween found =
        PathsBetween.of(GraphLiteral.graph(literal), from, to, 1000, Patience.endless());
    assertThat(found.completeness().complete()).isTrue();
    return ways(found, from).stream().map(way -> String.join(" ", way)).toList();
  }

  private static List<String> keys(PathsBetween found) {
    return ways(found, "").stream().map(way -> String.join(" ", way)).toList();
  }

  private static List<List<String>> ways(PathsBetween found, String from) {
    List<List<String>> ways = new ArrayList<>();
    for (PathsBetween.Path path : found.paths()) {
      List<String> way = new ArrayList<>(List.of(from));
      path.hops().forEach(hop -> way.add(hop.provider().key()));
      ways.add(way);
    }
    return ways;
  }
}
