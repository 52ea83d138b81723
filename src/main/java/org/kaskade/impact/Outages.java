package org.kaskade.impact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.ImpactState;
import org.kaskade.graphql.RequestRefused;
import org.springframework.stereotype.Component;

/// Checks a scenario that somebody asks about, and works it out: of the estate as it is or was, by
/// itself or on top of what is out anyway.
@Component
public class Outages {
  private final PastSnapshots past;
  private final Scenarios scenarios;
  private final KnownCis known;
  private final ImpactLimits limits;

  Outages(PastSnapshots past, Scenarios scenarios, KnownCis known, ImpactLimits limits) {
    this.past = past;
    this.scenarios = scenarios;
    this.known = known;
    this.limits = limits;
  }

  /// A CI that fails, and how badly.
  public record Failed(String key, ImpactState state) {}

  /// What the failure of these CIs does; the worse state counts for one that is named twice.
  ///
  /// @param failed may be empty where active outages count
  /// @param active whether on top of what is out or degraded at this moment
  /// @param revision null for the newest
  /// @throws RequestRefused for a scenario that can't be, naming every key that is unknown
  public ImpactAnalysis of(List<Failed> failed, boolean active, @Nullable Integer revision) {
    check(failed, active);
    Snapshot snapshot = past.at(revision);
    Map<String, ImpactState> starts = new LinkedHashMap<>();
    for (Failed one : failed) {
      starts.merge(
          known.meant(snapshot, one.key()), one.state(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    known.check(snapshot, starts.keySet());
    Background background = active ? scenarios.background(snapshot) : Background.NONE;
    return scenarios.analysis(snapshot, starts, background);
  }

  private void check(List<Failed> failed, boolean active) {
    if (failed.isEmpty() && !active) {
      throw RequestRefused.invalid(
          "NOTHING_FAILS",
          "'failed' is empty. Name at least one CI that fails, or include active outages.");
    }
    if (failed.size() > limits.failedCis()) {
      throw RequestRefused.limit(
          "TOO_MANY_FAILED_CIS",
          "%,d failed CIs are more than %,d (kaskade.limits.failed-cis). Name what they have in common, such as their rack."
              .formatted(failed.size(), limits.failedCis()));
    }
    for (Failed one : failed) {
      if (one.state().compareTo(ImpactState.DEGRADED) < 0) {
        throw RequestRefused.invalid(
            "INVALID_START_STATE",
            "'%s' can't start as %s: what fails is in OUTAGE or DEGRADED."
                .formatted(one.key(), one.state()));
      }
    }
  }
}
