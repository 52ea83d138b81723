package org.kaskade.drawing;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Need;
import org.kaskade.graph.Strength;

/// How a redundancy group fares.
///
/// @param members n, its distinct providers
/// @param need k, how many must be up
/// @param up how many are not in OUTAGE
/// @param well how many are UNAFFECTED or AT_RISK
record GroupFate(String name, Strength strength, int members, int need, int up, int well) {

  /// Of the dependencies that make up one group of one dependent.
  static GroupFate of(List<GraphDependency> dependencies, Function<String, ImpactState> states) {
    GraphDependency first = dependencies.getFirst();
    Set<String> providers = new HashSet<>();
    int up = 0;
    int well = 0;
    for (GraphDependency dependency : dependencies) {
      if (providers.add(dependency.provider())) {
        ImpactState state = states.apply(dependency.provider());
        up += state == ImpactState.OUTAGE ? 0 : 1;
        well += state.compareTo(ImpactState.DEGRADED) < 0 ? 1 : 0;
      }
    }
    String declared = first.need();
    return new GroupFate(
        Objects.requireNonNull(first.group()),
        first.strength(),
        providers.size(),
        (declared == null ? Need.DEFAULT : Need.parse(declared)).of(providers.size()),
        up,
        well);
  }

  /// What it makes of its dependent.
  ImpactState contribution() {
    return switch (strength) {
      case SOFT -> up < need ? ImpactState.DEGRADED : ImpactState.UNAFFECTED;
      case HARD -> {
        if (up < need) {
          yield ImpactState.OUTAGE;
        }
        if (well < need) {
          yield ImpactState.DEGRADED;
        }
        yield up < members && up == need ? ImpactState.AT_RISK : ImpactState.UNAFFECTED;
      }
    };
  }

  /// Whether a picture has to show all its members: one is out, or what happened to them reaches
  /// the dependent.
  boolean isWorthExplaining() {
    return up < members || contribution() != ImpactState.UNAFFECTED;
  }
}
