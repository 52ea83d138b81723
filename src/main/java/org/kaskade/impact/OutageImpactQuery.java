package org.kaskade.impact;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ClassNames;
import org.kaskade.graph.ImpactState;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.RequestRefused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers what an outage reaches.
@Controller
class OutageImpactQuery {
  private final PastSnapshots past;
  private final Scenarios scenarios;
  private final KnownCis known;
  private final ImpactLimits limits;
  private final ClassNames classNames;

  OutageImpactQuery(
      PastSnapshots past,
      Scenarios scenarios,
      KnownCis known,
      ImpactLimits limits,
      ClassNames classNames) {
    this.past = past;
    this.scenarios = scenarios;
    this.known = known;
    this.limits = limits;
    this.classNames = classNames;
  }

  record FailedCi(String key, @Nullable ImpactState state) {}

  record Scenario(
      List<FailedCi> failed, @Nullable Boolean includeActiveOutages, @Nullable Integer revision) {}

  @QueryMapping
  ImpactAnalysis outageImpact(@Argument Scenario input) {
    check(input);
    Snapshot snapshot = past.at(input.revision());
    Map<String, ImpactState> starts = new LinkedHashMap<>();
    for (FailedCi failed : input.failed()) {
      ImpactState state = failed.state() == null ? ImpactState.OUTAGE : failed.state();
      starts.merge(
          known.meant(snapshot, failed.key()), state, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    known.check(snapshot, starts.keySet());
    Background background =
        Boolean.TRUE.equals(input.includeActiveOutages())
            ? scenarios.background(snapshot, scenarios.activeOutages(snapshot))
            : Background.NONE;
    return scenarios.analysis(snapshot, starts, background);
  }

  private void check(Scenario scenario) {
    if (scenario.failed().isEmpty()) {
      throw RequestRefused.invalid(
          "NOTHING_FAILS", "'failed' is empty. Name at least one CI that fails.");
    }
    if (scenario.failed().size() > limits.failedCis()) {
      throw RequestRefused.limit(
          "TOO_MANY_FAILED_CIS",
          "%,d failed CIs are more than %,d (kaskade.limits.failed-cis). Name what they have in common, such as their rack."
              .formatted(scenario.failed().size(), limits.failedCis()));
    }
    for (FailedCi failed : scenario.failed()) {
      ImpactState state = failed.state();
      if (state == ImpactState.UNAFFECTED || state == ImpactState.AT_RISK) {
        throw RequestRefused.invalid(
            "INVALID_START_STATE",
            "'%s' can't start as %s: what fails is in OUTAGE or DEGRADED."
                .formatted(failed.key(), state));
      }
    }
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  Connection<ImpactAnalysis.Affected> affected(
      ImpactAnalysis analysis,
      @Argument @Nullable List<ImpactState> states,
      @Argument @Nullable List<String> classes,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return Connection.pageOf(
        analysis.affected(
            states == null ? null : states(states),
            classes == null ? null : classNames.withSubclasses(classes)),
        PageRequest.of(first, after, "affected"),
        analysis.revision().number(),
        ImpactAnalysis.Affected::key);
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  Connection<ImpactAnalysis.Affected> added(
      ImpactAnalysis analysis,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return Connection.pageOf(
        analysis.added(),
        PageRequest.of(first, after, "added"),
        analysis.revision().number(),
        ImpactAnalysis.Affected::key);
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.Anyway> activeOutages(ImpactAnalysis analysis) {
    return analysis.activeOutages();
  }

  private static Set<ImpactState> states(List<ImpactState> states) {
    Set<ImpactState> set = EnumSet.noneOf(ImpactState.class);
    set.addAll(states);
    return set;
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.Affected> failed(ImpactAnalysis analysis) {
    return analysis.failed();
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.Affected> services(ImpactAnalysis analysis) {
    return analysis.services();
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.StateCount> counts(ImpactAnalysis analysis) {
    return analysis.counts();
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.Group> weakenedGroups(ImpactAnalysis analysis) {
    return analysis.weakenedGroups();
  }
}
