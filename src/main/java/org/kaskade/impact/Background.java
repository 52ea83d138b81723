package org.kaskade.impact;

import java.util.List;
import java.util.Map;
import org.kaskade.graph.ImpactState;

/// What is out or degraded anyway, whatever else a scenario adds to it.
///
/// @param outages its CIs, by key, then number
/// @param states what they lead to: the state of each affected CI, by key
public record Background(List<ActiveOutage> outages, Map<String, ImpactState> states) {
  /// Everything is up.
  public static final Background NONE = new Background(List.of(), Map.of());

  public Background {
    outages = List.copyOf(outages);
    states = Map.copyOf(states);
  }

  /// The state a CI is in anyway.
  public ImpactState stateOf(String key) {
    return states.getOrDefault(key, ImpactState.UNAFFECTED);
  }
}
