package org.kaskade.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The naive fixpoint for tests of other packages.
public final class NaiveStates {
  private NaiveStates() {}

  /// The state of every CI; starts at CIs that aren't there count for nothing.
  public static Map<String, ImpactState> of(
      Set<String> keys, Collection<GraphDependency> dependencies, Map<String, ImpactState> starts) {
    Map<String, ImpactState> there = new HashMap<>(starts);
    there.keySet().retainAll(keys);
    NaiveImpact impact = new NaiveImpact(keys, dependencies, there);
    Map<String, ImpactState> states = new HashMap<>();
    keys.forEach(key -> states.put(key, impact.state(key)));
    return states;
  }
}
