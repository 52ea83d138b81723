package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Arrays;
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

  /// What a contradiction by all healthy CIs takes from a score, and the silence of all services.
  private static final double CONTRADICTION = 0.5;

  private static final double SILENCE = 0.25;

  /// Bounds are worked out in another order than scores, so they may differ in the last digits.
  private static final double ROUNDING = 1e-9;

  private final DependencyGraph graph;
  private final OutageSpread spread;
  private final OutageStates states;

  /// Whether it matters who is degraded or at risk.
  private final boolean needsStates;

  private final Predicate<? super GraphCi> isService;

  /// The CIs that `isService` was asked about, and those that are.
  private final BitSet known = new BitSet();

  private final BitSet services = new BitSet();
  private final BitSet reported = new BitSet();
  private final BitSet isHealthy = new BitSet();

  /// Per CI how many services that nobody reported go out with it at least, as far as is known.
  private final PlaceIndex silence;

  /// Of the last prediction: symptoms brought to at least the state observed, healthy CIs affected
  /// and those out, services out that nobody reported, and services out.
  private int explained;

  private int contradicted;
  private int healthyOut;
  private int unreported;
  private int servicesOut;

  Observation(
      DependencyGraph graph,
      Map<String, ImpactState> symptoms,
      Collection<String> healthy,
      Predicate<? super GraphCi> isService) {
    this.graph = graph;
    this.isService = isService;
    this.silence = new PlaceIndex(graph.cis.size());
    this.spread = new OutageSpread(graph);
    this.states = new OutageStates(graph);
    this.symptoms = graph.numbers(symptoms.keySet());
    this.healthy = graph.numbers(healthy);
    observed = new ImpactState[this.symptoms.length];
    for (int at = 0; at < observed.length; at++) {
      reported.set(this.symptoms[at]);
      observed[at] =
          symptoms.getOrDefault(graph.cis.get(this.symptoms[at]).key(), ImpactState.UNAFFECTED);
    }
    for (int ci : this.healthy) {
      isHealthy.set(ci);
    }
    needsStates =
        this.healthy.length > 0
            || Arrays.stream(observed).anyMatch(state -> state != ImpactState.OUTAGE);
  }

  /// Predicts what the outage of this CI would do. As its outage spreads, its score can only fall:
  /// once it cannot reach `least`, nobody wants to know the rest.
  ///
  /// @param mostExplained how many symptoms it explains at most
  /// @return whether it explains anything, and may reach `least`
  boolean predict(int cause, int mostExplained, double least) {
    unreported = Math.max(0, silence.get(cause));
    healthyOut = 0;
    if (bound(mostExplained) + ROUNDING < least) {
      passOn(cause);
      return false;
    }
    unreported = 0;
    servicesOut = 0;
    boolean all =
        spread.spread(
            cause,
            ci -> {
              boolean matters = count(ci);
              return !matters || bound(mostExplained) + ROUNDING >= least;
            });
    passOn(cause);
    if (!all) {
      return false;
    }
    if (needsStates) {
      states.evaluate(new int[] {cause}, new int[0]);
    }
    explained = 0;
    for (int at = 0; at < symptoms.length; at++) {
      explained += isExplained(at) ? 1 : 0;
    }
    contradicted = 0;
    for (int ci : healthy) {
      contradicted += isContradicted(ci) ? 1 : 0;
    }
    return explained > 0;
  }

  /// What this CI takes out is out as well when one goes out that it cannot do without.
  private void passOn(int cause) {
    Requirements row = graph.requirements.of(cause);
    for (int at = row.from(); at < row.to(); at++) {
      int provider = row.entry(at);
      if (Entry.isHardSingle(provider) && silence.get(provider) < unreported) {
        silence.put(provider, unreported);
      }
    }
  }

  /// The score of the last prediction, perhaps below 0; see {@link ProbableCauses}.
  double score() {
    double score = (double) explained / symptoms.length;
    if (contradicted > 0) {
      score -= CONTRADICTION * contradicted / healthy.length;
    }
    if (unreported > 0) {
      score -= SILENCE * unreported / servicesOut;
    }
    return score;
  }

  /// @return whether the CI is one that lowers the score
  private boolean count(int ci) {
    boolean silent = isUnreported(ci);
    servicesOut += isService(ci) ? 1 : 0;
    unreported += silent ? 1 : 0;
    healthyOut += isHealthy.get(ci) ? 1 : 0;
    return silent || isHealthy.get(ci);
  }

  /// The score if all other services that go out were reported.
  private double bound(int mostExplained) {
    double bound = (double) mostExplained / symptoms.length;
    if (healthyOut > 0) {
      bound -= CONTRADICTION * healthyOut / healthy.length;
    }
    return unreported == 0 ? bound : bound - SILENCE * unreported / (unreported + symptoms.length);
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
    for (int place = 0; place < spread.size(); place++) {
      if (isUnreported(spread.ci(place))) {
        found.add(spread.ci(place));
      }
    }
    return found.stream().sorted(graph.cis::compare).map(this::ci).toList();
  }

  private boolean isExplained(int symptom) {
    return state(symptoms[symptom]).compareTo(observed[symptom]) >= 0;
  }

  private boolean isContradicted(int ci) {
    return state(ci) != ImpactState.UNAFFECTED;
  }

  private ImpactState state(int ci) {
    if (needsStates) {
      return states.state(ci);
    }
    return spread.isOut(ci) ? ImpactState.OUTAGE : ImpactState.UNAFFECTED;
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
