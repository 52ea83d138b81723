package org.kaskade.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers which CIs a scenario affects, how badly, and why.
///
/// Takes time linear in the dependents of the *affected* CIs, whatever the size of the estate.
/// Exact: no depth limit, no sampling. Any number of threads may ask at once, of any graphs; each
/// question borrows its scratch, at most 4.25 bytes per CI and 8 per group, of which as many are
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
    int[] starts = new int[scenario.size()];
    ImpactState[] states = new ImpactState[starts.length];
    int at = 0;
    for (Map.Entry<String, ImpactState> start : scenario.entrySet()) {
      if (start.getValue().compareTo(ImpactState.DEGRADED) < 0) {
        throw new IllegalArgumentException(
            "'%s' cannot start as %s: a scenario starts CIs as DEGRADED or OUTAGE"
                .formatted(start.getKey(), start.getValue()));
      }
      starts[at] = graph.number(start.getKey());
      states[at++] = start.getValue();
    }
    Propagation propagation = idle.poll();
    if (propagation == null) {
      propagation = new Propagation();
    } else {
      idleCount.decrementAndGet();
    }
    OutageImpact impact = propagation.of(graph, starts, states);
    if (idleCount.incrementAndGet() <= kept) {
      idle.add(propagation);
    } else {
      idleCount.decrementAndGet();
    }
    return impact;
  }
}
