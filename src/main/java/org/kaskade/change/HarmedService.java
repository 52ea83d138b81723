package org.kaskade.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Criticality;
import org.kaskade.graph.ImpactState;
import org.kaskade.impact.ImpactAnalysis;

/// A service that the worst case of a change reaches.
///
/// @param expected its state if all goes as planned
/// @param path names of the CIs by which it is reached in the worst case, its own last
record HarmedService(
    String key,
    String name,
    Criticality criticality,
    @Nullable String owner,
    ImpactState expected,
    ImpactState worstCase,
    List<String> path) {
  HarmedService {
    path = List.copyOf(path);
  }

  /// The most critical first.
  static List<HarmedService> of(Assessment assessment) {
    Map<String, ImpactState> expected = new HashMap<>();
    assessment.facts().expected().forEach(one -> expected.put(one.key(), one.state()));
    return assessment.services().stream()
        .map(service ->
            new HarmedService(
                service.key(),
                service.name(),
                service.criticality(),
                service.owner(),
                expected.getOrDefault(service.key(), ImpactState.UNAFFECTED),
                service.state(),
                assessment.worstCase().affected(service.key()).path().stream()
                    .map(ImpactAnalysis.Step::ci)
                    .map(Ci::name)
                    .collect(Collectors.toList())))
        .toList();
  }
}
