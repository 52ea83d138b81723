package org.kaskade.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What was seen of the estate, and how far the outage of one CI would account for it.
final class Observation {
  /// Numbers of the CIs affected, by key, and the state each was seen in.
  final int[] symptoms;

  final ImpactState[] observed;

  /// Numbers of the CIs seen to work, by key.
  final int[] healthy;

  /// Of the last prediction: symptoms brought to at least the state observed, healthy CIs degraded
  /// or out, services out that nobody reported, and services out.
  int explained;

  int contradicted;
  int unreported;
  int servicesOut;

  private final DependencyGraph graph;
  private final OutageStates states;
  private final Predicate<? super GraphCi> isService;

  /// The CIs that `isService` was asked about, and those that are.
  private final BitSet known = new BitSet();

  private final BitSet services = new BitSet();
  private final BitSet reported = new BitSet();

  Observation(
      DependencyGraph graph,
      Map<String, ImpactState> symptoms,
      Collection<String> healthy,
      Predicate<? super GraphCi> isService) {
    this.graph = graph;
    this.isService = isService;
    this.states = new OutageStates(graph);
    this.symptoms = graph.numbers(symptoms.keySet());
    this.healthy = graph.numbers(healthy);
    observed = new ImpactState[this.symptoms.length];
    for (int at = 0; at < observed.length; at++) {
      reported.set(this.symptoms[at]);
      observed[at] =
          symptoms.getOrDefault(graph.cis.get(this.symptoms[at]).key(), ImpactState.UNAFFECTED);
    }
  }

  /// Counts what the outage of this CI accounts for.
  ///
  /// @return whether it explains anything
  boolean predict(int cause) {
    states.evaluate(new int[] {cause}, new int[0]);
    explained = 0;
    for (int at = 0; at < symptoms.length; at++) {
      explained += isExplained(at) ? 1 : 0;
    }
    if (explained == 0) {
      return false;
    }
    contradicted = 0;
    for (int ci : healthy) {
      contradicted += isContradicted(ci) ? 1 : 0;
    }
    unreported = 0;
    servicesOut = 0;
    for (int place = 0; place < states.outageEnd(); place++) {
      int ci = states.ci(place);
      servicesOut += isService(ci) ? 1 : 0;
      unreported += isUnreported(ci) ? 1 : 0;
    }
    return true;
  }

  GraphCi ci(int number) {
    return graph.cis.get(number);
  }

  /// Of the last prediction the symptoms that it explains, or those that it doesn't.
  List<GraphCi> symptoms(boolean explained) {
    List<GraphCi> found = new ArrayList<>();
    for (int at = 0; at < symptoms.length; at++) {
      if (isExplained(at) == explained) {
        found.add(ci(symptoms[at]));
      }
    }
    return found;
  }

  List<GraphCi> contradicted() {
    List<GraphCi> found = new ArrayList<>();
    for (int ci : healthy) {
      if (isContradicted(ci)) {
        found.add(ci(ci));
      }
    }
    return found;
  }

  List<GraphCi> unreported() {
    List<Integer> found = new ArrayList<>();
    for (int place = 0; place < states.outageEnd(); place++) {
      if (isUnreported(states.ci(place))) {
        found.add(states.ci(place));
      }
    }
    return found.stream().sorted(graph.cis::compare).map(this::ci).toList();
  }

  private boolean isExplained(int symptom) {
    return states.state(symptoms[symptom]).compareTo(observed[symptom]) >= 0;
  }

  private boolean isContradicted(int ci) {
    return states.state(ci).compareTo(ImpactState.DEGRADED) >= 0;
  }

  private boolean isUnreported(int ci) {
    return isService(ci) && !reported.get(ci);
  }

  private boolean isService(int ci) {
    if (!known.get(ci)) {
      known.set(ci);
      services.set(ci, isService.test(ci(ci)));
    }
    return services.get(ci);
  }
}
