package org.kaskade.graph;

import java.util.Arrays;
import java.util.Comparator;

/// The CIs that symptoms need: those that more of them need first, of these the nearest, then by
/// number. The answer is the same whichever order they are tried in.
final class Suspects {
  private final int[] ordered;
  private final PlaceIndex symptoms;
  private final PlaceIndex hops;

  /// Linear, per symptom, in the dependencies of all that it needs.
  Suspects(DependencyGraph graph, Observation observation) {
    symptoms = new PlaceIndex(graph.cis.size());
    hops = new PlaceIndex(graph.cis.size());
    IntList found = new IntList();
    for (int at = 0; at < observation.symptoms.length; at++) {
      int symptom = observation.symptoms[at];
      // Only HARD requirements bring a CI to OUTAGE.
      Cone cone =
          observation.observed[at] == ImpactState.OUTAGE
              ? Cone.hard(graph, symptom)
              : Cone.whole(graph, symptom);
      measure(graph, cone, symptom);
      for (int ci : cone.cis) {
        int others = symptoms.get(ci);
        if (others < 0) {
          found.add(ci);
        }
        symptoms.put(ci, Math.max(others, 0) + 1);
      }
    }
    ordered =
        Arrays.stream(found.toArray())
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer ci) -> -symptoms.get(ci))
                    .thenComparingInt(hops::get)
                    .thenComparingInt(ci -> ci))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  int size() {
    return ordered.length;
  }

  int ci(int at) {
    return ordered[at];
  }

  /// How many symptoms the candidate explains at most.
  int mostExplained(int at) {
    return symptoms.get(ordered[at]);
  }

  /// Keeps, per CI of the cone, the hops to the nearest symptom.
  private void measure(DependencyGraph graph, Cone cone, int symptom) {
    IntList open = new IntList();
    open.add(symptom);
    hops.put(symptom, 0);
    for (int at = 0; at < open.size; at++) {
      int ci = open.get(at);
      for (int provider : graph.providerNumbers(ci)) {
        int known = hops.get(provider);
        if (cone.place(provider) >= 0 && (known < 0 || known > hops.get(ci) + 1)) {
          hops.put(provider, hops.get(ci) + 1);
          open.add(provider);
        }
      }
    }
  }
}
