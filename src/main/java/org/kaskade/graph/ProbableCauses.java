package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// The single CIs whose outage best explains what is observed.
///
/// A candidate is a CI whose outage alone brings at least one symptom to at least the state
/// observed. Its score is
///
///     explained / symptoms - 0.5 * contradicted / healthy - 0.25 * unreported / services out
///
/// not below 0: the share of symptoms it explains, less half the share of CIs seen healthy that it
/// would have affected, be it that they are at risk only, less a quarter of the share of services it would have taken out that nobody reported. Candidates are
/// ordered by that sum, also below 0, then by what changed most recently, then by key.
///
/// One propagation per candidate, those first that more symptoms need, of these the nearest, which
/// as a rule take least with them; one ends as soon as its candidate cannot be among the first any
/// more, and all do when none of the others can. In the worst case linear, per CI that a symptom
/// needs, in the dependents that this one affects.
///
/// @param causes best first
/// @param completeness when incomplete, not all candidates were tried
public record ProbableCauses(List<ProbableCause> causes, Completeness completeness) {
  /// A CI whose outage explains symptoms.
  ///
  /// @param score from 0 to 1, see {@link ProbableCauses}
  /// @param explained symptoms that it brings to at least the state observed, by key
  /// @param unexplained the other symptoms, by key
  /// @param contradicted CIs seen healthy that it would have affected, by key
  /// @param unreported services that it would have taken out and nobody reported, by key
  public record ProbableCause(
      GraphCi ci,
      double score,
      List<GraphCi> explained,
      List<GraphCi> unexplained,
      List<GraphCi> contradicted,
      List<GraphCi> unreported) {}

  /// Ranks the causes.
  ///
  /// @param symptoms the CIs observed to be affected, with their states, none of them UNAFFECTED
  /// @param healthy keys of CIs seen to work
  /// @param isService whether a CI is one that people would report when it is out
  /// @param recency when the CI last changed, the larger the more recent
  /// @param first how many causes to answer at most, at least 1
  /// @throws UnknownCi when no CI has one of the keys
  /// @throws IllegalArgumentException when there is no symptom, one is UNAFFECTED, or one is also
  ///   seen healthy, or `first` is below 1
  public static ProbableCauses of(
      DependencyGraph graph,
      Map<String, ImpactState> symptoms,
      Collection<String> healthy,
      Predicate<? super GraphCi> isService,
      ToLongFunction<? super GraphCi> recency,
      int first,
      Patience patience) {
    check(symptoms, healthy);
    if (first < 1) {
      throw new IllegalArgumentException("'first' is %d; give at least 1".formatted(first));
    }
    Observation observation = new Observation(graph, symptoms, healthy, isService);
    Comparator<Ranked> order =
        Comparator.comparingDouble(Ranked::score)
            .thenComparingLong(Ranked::recency)
            .reversed()
            .thenComparing(Ranked::ci, graph.cis::compare);
    Suspects candidates = new Suspects(graph, observation);
    List<Ranked> best = new ArrayList<>();
    Completeness completeness = Completeness.FULL;
    for (int at = 0; at < candidates.size(); at++) {
      double most = (double) candidates.mostExplained(at) / observation.symptoms.length;
      if (best.size() == first && most < best.getLast().score()) {
        break;
      }
      if (patience.isOver()) {
        completeness =
            patience.exhausted(
                "%,d of %,d candidates were not tried"
                    .formatted(candidates.size() - at, candidates.size()));
        break;
      }
      int ci = candidates.ci(at);
      double least = best.size() == first ? best.getLast().score() : Double.NEGATIVE_INFINITY;
      if (observation.predict(ci, candidates.mostExplained(at), least)) {
        insert(
            new Ranked(ci, observation.score(), recency.applyAsLong(graph.cis.get(ci))),
            best,
            first,
            order);
      }
      patience.report(at + 1, candidates.size());
    }
    return new ProbableCauses(
        best.stream().map(one -> describe(observation, one)).toList(), completeness);
  }

  private static void check(Map<String, ImpactState> symptoms, Collection<String> healthy) {
    if (symptoms.isEmpty()) {
      throw new IllegalArgumentException("there is no symptom to explain; give at least one");
    }
    symptoms.forEach((key, state) -> {
      if (state == ImpactState.UNAFFECTED) {
        throw new IllegalArgumentException(
            "'%s' is no symptom when it is UNAFFECTED; give it as healthy".formatted(key));
      }
      if (healthy.contains(key)) {
        throw new IllegalArgumentException(
            "'%s' cannot be both a symptom and healthy; give it once".formatted(key));
      }
    });
  }

  private static void insert(Ranked one, List<Ranked> best, int first, Comparator<Ranked> order) {
    int at = best.size();
    while (at > 0 && order.compare(one, best.get(at - 1)) < 0) {
      at--;
    }
    best.add(at, one);
    if (best.size() > first) {
      best.removeLast();
    }
  }

  private static ProbableCause describe(Observation observation, Ranked one) {
    observation.predict(one.ci(), observation.symptoms.length, Double.NEGATIVE_INFINITY);
    return new ProbableCause(
        observation.ci(one.ci()),
        Math.max(0, one.score()),
        observation.symptoms(true),
        observation.symptoms(false),
        observation.contradicted(),
        observation.unreported());
  }

  private record Ranked(int ci, double score, long recency) {}
}
