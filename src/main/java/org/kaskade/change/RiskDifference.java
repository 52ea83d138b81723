package org.kaskade.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CodePoints;
import org.kaskade.graph.ImpactState;

/// How an assessment of now differs from a kept one.
///
/// @param riskAt the kept one
/// @param score now less then
/// @param level now
/// @param worse whether now is worse: a higher level, a service that fares worse, another collision
///   or another approver
/// @param otherPolicy whether another policy judged then
record RiskDifference(
    KeptAssessment riskAt,
    int score,
    RiskLevel level,
    boolean worse,
    boolean otherPolicy,
    List<Factor> factors,
    List<Service> services,
    List<String> newCollisions,
    List<String> goneCollisions,
    List<String> newApprovers) {

  /// @param before null where the policy had no such factor
  /// @param after null where it has none now
  record Factor(String name, @Nullable Integer before, @Nullable Integer after) {}

  /// A service that fares otherwise.
  record Service(String key, ImpactState before, ImpactState after) {}

  static RiskDifference between(KeptAssessment then, KeptAssessment now) {
    List<Service> services = services(then.states(), now.states());
    List<String> newCollisions = without(now.collisions(), then.collisions());
    List<String> newApprovers = without(now.approvers(), then.approvers());
    boolean worse =
        now.level().compareTo(then.level()) > 0
            || services.stream().anyMatch(one -> one.after().compareTo(one.before()) > 0)
            || !newCollisions.isEmpty()
            || !newApprovers.isEmpty();
    return new RiskDifference(
        then,
        now.score() - then.score(),
        now.level(),
        worse,
        !now.policyVersion().equals(then.policyVersion()),
        factors(then.factors(), now.factors()),
        services,
        newCollisions,
        without(then.collisions(), now.collisions()),
        newApprovers);
  }

  private static List<String> without(List<String> some, List<String> others) {
    return some.stream().filter(one -> !others.contains(one)).toList();
  }

  private static List<Service> services(
      Map<String, ImpactState> then, Map<String, ImpactState> now) {
    TreeSet<String> keys = new TreeSet<>(CodePoints.ORDER);
    keys.addAll(then.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .map(key ->
            new Service(
                key,
                then.getOrDefault(key, ImpactState.UNAFFECTED),
                now.getOrDefault(key, ImpactState.UNAFFECTED)))
        .filter(one -> one.before() != one.after())
        .toList();
  }

  private static List<Factor> factors(List<RiskFactor> then, List<RiskFactor> now) {
    Map<String, Integer> before = points(then);
    Map<String, Integer> after = points(now);
    List<String> names = new ArrayList<>(now.stream().map(RiskFactor::name).toList());
    then.stream().map(RiskFactor::name).filter(one -> !names.contains(one)).forEach(names::add);
    return names.stream()
        .map(name -> new Factor(name, before.get(name), after.get(name)))
        .filter(one -> !Objects.equals(one.before(), one.after()))
        .toList();
  }

  private static Map<String, Integer> points(List<RiskFactor> factors) {
    Map<String, Integer> points = new HashMap<>();
    factors.forEach(factor -> points.put(factor.name(), factor.points()));
    return points;
  }
}
