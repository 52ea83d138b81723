package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachabilityTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isThatOfABreadthFirstSearchWhereEverythingIsHard(long seed) {
    Random random = new Random(seed);
    int size = 3000;
    var reference = new DefaultDirectedGraph<String, DefaultEdge>(DefaultEdge.class);
    DependencyGraphBuilder builder = DependencyGraph.builder();
    for (int ci = 0; ci < size; ci++) {
      reference.addVertex("ci-" + ci);
      builder.add(GraphLiteral.ci("ci-" + ci));
    }
    for (int edge = 0; edge < size * 3 / 2; edge++) {
      String dependent = "ci-" + random.nextInt(size);
      String provider = "ci-" + random.nextInt(size);
      if (!dependent.equals(provider)) {
        reference.addEdge(provider, dependent);
        builder.add(new GraphDependency(dependent, provider, "USES", Strength.HARD));
      }
    }
    DependencyGraph graph = builder.build();
    OutagePropagation propagation = new OutagePropagation();
    for (int question = 0; question < 20; question++) {
      String start = "ci-" + random.nextInt(size);
      Map<String, Integer> expected = new HashMap<>();
      var search = new BreadthFirstIterator<>(reference, start);
      while (search.hasNext()) {
        String key = search.next();
        expected.put(key, search.getDepth(key));
      }
      assertThat(
              propagation.impactOf(graph, Map.of(start, ImpactState.OUTAGE)).affected().stream()
                  .collect(Collectors.toMap(one -> one.ci().key(), AffectedCi::depth)))
          .as("seed %d, question %d", seed, question)
          .isEqualTo(expected);
    }
  }
}
