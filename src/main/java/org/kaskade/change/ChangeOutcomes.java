package org.kaskade.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.Owners;
import org.kaskade.graph.AffectedCi;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutageImpact;
import org.kaskade.impact.ActiveOutage;
import org.kaskade.impact.Background;
import org.kaskade.impact.ImpactAnalysis;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Snapshot;
import org.kaskade.schema.CmdbSchema;
import org.springframework.stereotype.Component;

/// What changes come to, as planned and at worst, and which services that reaches.
@Component
class ChangeOutcomes {
  private final Scenarios scenarios;
  private final Owners owners;
  private final CmdbSchema schema;

  ChangeOutcomes(Scenarios scenarios, Owners owners, CmdbSchema schema) {
    this.scenarios = scenarios;
    this.owners = owners;
    this.schema = schema;
  }

  /// What a scenario of a change comes to: on top of everything else, and what it does by itself.
  record Outcome(ImpactAnalysis analysis, OutageImpact alone) {}

  /// All changed CIs are out, and so are those of overlapping changes.
  Outcome worstCase(
      Snapshot snapshot,
      ProposedChange change,
      List<ActiveOutage> active,
      List<ScheduledChange> overlapping) {
    return outcome(snapshot, ChangedCi.worstCase(change.changes()), active, overlapping, true);
  }

  /// All goes as planned, in overlapping changes too.
  Outcome expected(
      Snapshot snapshot,
      ProposedChange change,
      List<ActiveOutage> active,
      List<ScheduledChange> overlapping) {
    return outcome(snapshot, ChangedCi.expected(change.changes()), active, overlapping, false);
  }

  /// Keys of the services that the worst case of the change reaches by itself.
  List<String> reachedServices(ProposedChange change, Snapshot snapshot) {
    return reached(worstCase(snapshot, change, List.of(), List.of())).stream()
        .map(ReachedService::key)
        .toList();
  }

  private Outcome outcome(
      Snapshot snapshot,
      Map<String, ImpactState> scenario,
      List<ActiveOutage> active,
      List<ScheduledChange> overlapping,
      boolean worst) {
    scenario.keySet().removeIf(key -> snapshot.graph().find(key).isEmpty());
    List<ActiveOutage> outages = new ArrayList<>(active);
    for (ScheduledChange other : overlapping) {
      (worst ? other.worstCase() : other.expected())
          .forEach((key, state) -> {
            if (snapshot.graph().find(key).isPresent()) {
              outages.add(new ActiveOutage(key, state, other.number()));
            }
          });
    }
    outages.sort(
        Comparator.comparing(ActiveOutage::key, CodePoints.ORDER)
            .thenComparing(ActiveOutage::number, CodePoints.ORDER));
    ImpactAnalysis alone = scenarios.analysis(snapshot, scenario, Background.NONE);
    ImpactAnalysis onTop =
        outages.isEmpty()
            ? alone
            : scenarios.analysis(snapshot, scenario, scenarios.background(snapshot, outages));
    return new Outcome(onTop, alone.impact());
  }

  /// The services that the change reaches by itself, and those that it makes worse than they are
  /// anyway; each in the worse of the two states.
  List<ReachedService> reached(Outcome outcome) {
    Map<String, ReachedService> reached = new HashMap<>();
    for (AffectedCi affected : outcome.alone().affected()) {
      if (schema.isService(affected.ci().ciClass())) {
        reached.put(affected.ci().key(), service(affected.ci(), affected.state()));
      }
    }
    if (outcome.alone() != outcome.analysis().impact()) {
      for (AffectedCi affected : outcome.analysis().impact().affected()) {
        String key = affected.ci().key();
        if (schema.isService(affected.ci().ciClass())
            && outcome.analysis().adds(key, affected.state())) {
          reached.put(key, service(affected.ci(), affected.state()));
        }
      }
    }
    return reached.values().stream().sorted(ReachedService.ORDER).toList();
  }

  ReachedService service(GraphCi ci, ImpactState state) {
    String owner = ci.owner() != null ? ci.owner() : owners.ofNearestService(ci.key()).orElse(null);
    return new ReachedService(
        ci.key(), ci.name(), Criticality.valueOf(ci.criticality()), owner, state);
  }
}
