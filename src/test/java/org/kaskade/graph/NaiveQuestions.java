package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The questions answered by trying every scenario, each with the naive fixpoint.
final class NaiveQuestions {
  private NaiveQuestions() {}

  /// Per CI what its outage alone does.
  static Map<String, NaiveImpact> outagesAlone(
      Set<String> keys, Collection<GraphDependency> dependencies) {
    Map<String, NaiveImpact> alone = new HashMap<>();
    for (String key : keys) {
      alone.put(key, new NaiveImpact(keys, dependencies, Map.of(key, ImpactState.OUTAGE)));
    }
    return alone;
  }

  static List<String> singlePoints(Map<String, NaiveImpact> alone, String of) {
    Set<String> found = NaiveImpact.keySet();
    alone.forEach((key, impact) -> {
      if (!key.equals(of) && impact.state(of) == ImpactState.OUTAGE) {
        found.add(key);
      }
    });
    return new ArrayList<>(found);
  }
}
