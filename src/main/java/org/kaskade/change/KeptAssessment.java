package org.kaskade.change;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaskade.estate.CodePoints;
import org.kaskade.graph.ImpactState;

/// What is kept of an assessment: what a board was told when a change was submitted.
///
/// @param version of the change
/// @param revision of the estate, its number
/// @param services that the worst case reached, by key
/// @param collisions numbers of the changes it collided with, in order
/// @param approvers in order
record KeptAssessment(
    int version,
    Instant assessedAt,
    int revision,
    String policyVersion,
    int score,
    RiskLevel level,
    List<RiskFactor> factors,
    List<Service> services,
    List<String> collisions,
    List<String> approvers) {
  KeptAssessment {
    factors = List.copyOf(factors);
    services = List.copyOf(services);
    collisions = List.copyOf(collisions);
    approvers = List.copyOf(approvers);
  }

  /// A service and how it fared.
  record Service(String key, ImpactState state) {}

  static KeptAssessment of(Assessment assessment, int version) {
    return new KeptAssessment(
        version,
        assessment.assessedAt(),
        assessment.revision().number(),
        assessment.policyVersion(),
        assessment.score(),
        assessment.level(),
        assessment.factors(),
        assessment.services().stream()
            .map(service -> new Service(service.key(), service.state()))
            .sorted(Comparator.comparing(Service::key, CodePoints.ORDER))
            .toList(),
        assessment.collisions().stream()
            .map(pair -> pair.with(assessment.change().number()).first())
            .sorted(CodePoints.ORDER)
            .toList(),
        assessment.requiredApprovals().stream().map(RequiredApproval::approver).toList());
  }

  /// The state of a service, by key.
  Map<String, ImpactState> states() {
    Map<String, ImpactState> states = new TreeMap<>(CodePoints.ORDER);
    services.forEach(service -> states.put(service.key(), service.state()));
    return states;
  }
}
