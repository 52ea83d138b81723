package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageImpactOracleTest {
  private static final int ESTATES = 500;

  private final OutagePropagation propagation = new OutagePropagation();

  @ParameterizedTest(name = "block {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithTheNaiveFixpointInEveryRespect(long block) {
    for (long seed = block * 1_000_000; seed < block * 1_000_000 + ESTATES; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      Set<String> keys = new LinkedHashSet<>(estate.keys());
      List<GraphDependency> dependencies = estate.dependencies();
      List<GraphDependency> shuffled = new ArrayList<>(dependencies);
      Collections.shuffle(shuffled, estate.random());
      DependencyGraph graph = new GraphLiteral(keys, shuffled).graph();
      for (int question = 0; question < 3; question++) {
        Map<String, ImpactState> scenario = estate.scenario();
        ImpactAssertions.assertAgrees(
            "seed " + seed + ", question " + question,
            propagation.impactOf(graph, scenario),
            keys,
            dependencies,
            scenario);
      }
    }
  }
}
