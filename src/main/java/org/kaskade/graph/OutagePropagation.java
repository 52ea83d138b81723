package org.kaskade.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers which CIs a scenario affects, how badly, and why.
///
/// Takes time linear in the dependents of the *affected* CIs, whatever the size of the estate.
/// Exact: no depth limit, no sampling. Any number of threads may ask at once, of any graphs; each
/// question borrows its scratch, at most 12.5 bytes per CI and 8 per group, of which as many are
/// kept as there are processors.
public final class OutagePropagation {
  private final ConcurrentLinkedQueue<Propagation> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger idleCount = new AtomicInteger();
  private final int kept = Runtime.getRuntime().availableProcessors();

  /// What becomes of the estate when these CIs start in these states.
  ///
  /// @param scenario per key {@link ImpactState#DEGRADED} or {@link ImpactState#OUTAGE}
  /// @throws UnknownCi when no CI has one of the keys
  /// @throws IllegalArgumentException for a start in another state
  public OutageImpact impactOf(DependencyGraph graph, Map<String, ImpactState> scenario) {
    int[] out = starts(graph, scenario, ImpactState.OUTAGE);
    int[] degraded = starts(graph, scenario, ImpactState.DEGRADED);
    Propagation propagation = idle.poll();
    if (propagation == null) {
      propagation = new Propagation();
    } else {
      idleCount.decrementAndGet();
    }
    OutageImpact impact = propagation.of(graph, out, degraded);
    if (idleCount.incrementAndGet() <= kept) {
      idle.add(propagation);
    } else {
      idleCount.decrementAndGet();
    }
    return impact;
  }

  /// The states alone of all CIs that the scenario affects, the failed ones included; takes no time
  /// to work out why.
  ///
  /// @param scenario per key {@link ImpactState#DEGRADED} or {@link ImpactState#OUTAGE}
  /// @throws UnknownCi when no CI has one of the keys
  /// @throws IllegalArgumentException for a start in another state
  public Map<String, ImpactState> statesOf(
      DependencyGraph graph, Map<String, ImpactState> scenario) {
    OutageStates states = new OutageStates(graph);
    int affected =
        states.evaluate(
            starts(graph, scenario, ImpactState.OUTAGE),
            starts(graph, scenario, ImpactState.DEGRADED));
    Map<String, ImpactState> byKey = HashMap.newHashMap(affected);
    for (int place = 0; place < affected; place++) {
      int ci = states.ci(place);
      byKey.put(graph.cis.key(ci), states.state(ci));
    }
    return byKey;
  }

  private static int[] starts(
      DependencyGraph graph, Map<String, ImpactState> scenario, ImpactState state) {
    IntList starts = new IntList();
    scenario.forEach((key, start) -> {
      if (start.compareTo(ImpactState.DEGRADED) < 0) {
        throw new IllegalArgumentException(
            "'%s' cannot start as %s: a scenario starts CIs as DEGRADED or OUTAGE"
                .formatted(key, start));
      }
      int ci = graph.number(key);
      if (start == state) {
        starts.add(ci);
      }
    });
    return starts.toArray();
  }
}
