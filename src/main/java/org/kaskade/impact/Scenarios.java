package org.kaskade.impact;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.estate.CodePoints;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutagePropagation;
import org.kaskade.schema.CmdbSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Works out scenarios for features that ask what an outage does as a part of something else.
@Component
public class Scenarios {
  private final Snapshots snapshots;
  private final KnownCis known;
  private final OutagePropagation propagation;
  private final ObjectProvider<ActiveOutages> active;
  private final CmdbSchema schema;

  Scenarios(
      Snapshots snapshots,
      KnownCis known,
      OutagePropagation propagation,
      ObjectProvider<ActiveOutages> active,
      CmdbSchema schema) {
    this.snapshots = snapshots;
    this.known = known;
    this.propagation = propagation;
    this.active = active;
    this.schema = schema;
  }

  /// The estate as it is.
  public Snapshot newest() {
    return snapshots.newest();
  }

  /// The key by which the snapshot knows this CI: itself, or that of the CI it was merged into.
  public String meant(Snapshot snapshot, String key) {
    return known.meant(snapshot, key);
  }

  /// Refuses keys that mean no CI of the snapshot.
  ///
  /// @throws org.kaskade.graphql.RequestRefused naming every key that is unknown or retired
  public void check(Snapshot snapshot, Collection<String> keys) {
    known.check(snapshot, keys);
  }

  /// What is out or degraded now, as far as the snapshot holds it; by key, then number.
  public List<ActiveOutage> activeOutages(Snapshot snapshot) {
    return active.stream()
        .flatMap(source -> source.now().stream())
        .filter(outage -> outage.state().compareTo(ImpactState.DEGRADED) >= 0)
        .filter(outage -> snapshot.graph().find(outage.key()).isPresent())
        .sorted(
            Comparator.comparing(ActiveOutage::key, CodePoints.ORDER)
                .thenComparing(ActiveOutage::number, CodePoints.ORDER))
        .toList();
  }

  /// What all that is out or degraded now leads to.
  public Background background(Snapshot snapshot) {
    return background(snapshot, activeOutages(snapshot));
  }

  /// What these outages lead to by themselves.
  public Background background(Snapshot snapshot, List<ActiveOutage> outages) {
    if (outages.isEmpty()) {
      return Background.NONE;
    }
    return new Background(outages, propagation.statesOf(snapshot.graph(), starts(outages)));
  }

  /// What becomes of the estate when these CIs start in these states, on top of the background.
  ///
  /// @param scenario per key DEGRADED or OUTAGE, in the order in which `failed` shall list them;
  ///   each in the snapshot
  public ImpactAnalysis analysis(
      Snapshot snapshot, Map<String, ImpactState> scenario, Background background) {
    Map<String, ImpactState> all = new HashMap<>(starts(background.outages()));
    scenario.forEach((key, state) -> all.merge(key, state, Scenarios::worse));
    return new ImpactAnalysis(
        snapshot.revision(),
        propagation.impactOf(snapshot.graph(), all),
        List.copyOf(scenario.keySet()),
        background,
        schema);
  }

  private static Map<String, ImpactState> starts(List<ActiveOutage> outages) {
    Map<String, ImpactState> starts = new LinkedHashMap<>();
    outages.forEach(outage -> starts.merge(outage.key(), outage.state(), Scenarios::worse));
    return starts;
  }

  private static ImpactState worse(ImpactState a, ImpactState b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
