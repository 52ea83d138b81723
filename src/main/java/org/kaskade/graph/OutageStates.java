package org.kaskade.graph;

/// The states that scenarios bring the CIs of one graph to, and nothing about why.
///
/// For questions that try many scenarios: each costs time linear in the dependents of the CIs that
/// it affects, whatever the size of the estate, and no memory. What a scenario led to stands until
/// the next one is evaluated. Scratch is 3 bits per CI and 4 bytes per group, and what was
/// affected; it is reset in O(affected). One thread at a time; make one per thread and keep it.
final class OutageStates {
  private final GroupTable groups;
  private final DependentRows rows;

  /// Bit per CI: it is in the state that is being spread, or in a worse one.
  private final long[] settled;

  /// Bit per CI: it is out.
  private final long[] out;

  /// Bit per CI: it is out or degraded.
  private final long[] degraded;

  /// Per group how many members it lost.
  private final int[] losses;

  /// Affected CIs, worst state first.
  private final IntList affected = new IntList();

  /// CIs that need something SOFT that is out; one may stand here often.
  private final IntList softened = new IntList();

  private final IntList weakened = new IntList();
  private int outageEnd;
  private int degradedEnd;

  OutageStates(DependencyGraph graph) {
    groups = graph.groups;
    rows = graph.dependents;
    int words = (graph.cis.size() >>> 6) + 1;
    settled = new long[words];
    out = new long[words];
    degraded = new long[words];
    losses = new int[groups.size()];
  }

  /// Evaluates the scenario in which these CIs start in OUTAGE and those in DEGRADED; one may stand
  /// often, and the worse start counts.
  ///
  /// @return how many CIs are affected
  int evaluate(int[] startOut, int[] startDegraded) {
    spreadOutage(startOut, -1);
    int endangeredFrom = softened.size;
    addEndangered();
    int endangeredTo = softened.size;
    for (int ci : startDegraded) {
      settle(ci);
    }
    settle(0, endangeredFrom);
    spreadDegraded();
    settle(endangeredFrom, endangeredTo);
    spreadAtRisk();
    return affected.size;
  }

  /// Evaluates which CIs are out when these start in OUTAGE: the same, but every other CI counts as
  /// UNAFFECTED, and no time goes into it.
  ///
  /// @return how many CIs are out
  int evaluateOutages(int... startOut) {
    spreadOutage(startOut, -1);
    return outageEnd;
  }

  /// Whether this CI is out when those start in OUTAGE; looks no further once it is. Then only the
  /// answer counts: {@link #state} and the lists may miss CIs.
  boolean takesDown(int ci, int... startOut) {
    spreadOutage(startOut, ci);
    return isOut(ci);
  }

  /// The state the last scenario brought the CI to.
  ImpactState state(int ci) {
    long bit = 1L << ci;
    int word = ci >>> 6;
    if ((settled[word] & bit) == 0) {
      return ImpactState.UNAFFECTED;
    }
    if ((out[word] & bit) != 0) {
      return ImpactState.OUTAGE;
    }
    return (degraded[word] & bit) != 0 ? ImpactState.DEGRADED : ImpactState.AT_RISK;
  }

  boolean isOut(int ci) {
    return (out[ci >>> 6] & (1L << ci)) != 0;
  }

  /// How many CIs are affected.
  int size() {
    return affected.size;
  }

  /// The affected CI at this place: those in OUTAGE first, then those in DEGRADED, then the others.
  int ci(int place) {
    return affected.get(place);
  }

  /// The place after the last CI in OUTAGE.
  int outageEnd() {
    return outageEnd;
  }

  /// The place after the last CI in DEGRADED.
  int degradedEnd() {
    return degradedEnd;
  }

  private void spreadOutage(int[] starts, int target) {
    reset();
    for (int start : starts) {
      settle(start);
    }
    for (int head = 0; head < affected.size; head++) {
      if (target >= 0 && isSettled(target)) {
        break;
      }
      int ci = affected.get(head);
      int[] row = rows.changed(ci);
      int at = row == null ? rows.offsets[ci] : 0;
      int end = row == null ? rows.offsets[ci + 1] : row.length;
      int[] entries = row == null ? rows.entries : row;
      for (; at < end; at++) {
        int entry = entries[at];
        if (Entry.isHardSingle(entry)) {
          settle(entry);
        } else if (Entry.isGroup(entry)) {
          loseMember(Entry.number(entry));
        } else {
          softened.add(Entry.number(entry));
        }
      }
    }
    outageEnd = affected.size;
    degradedEnd = outageEnd;
    for (int at = 0; at < outageEnd; at++) {
      int word = affected.get(at) >>> 6;
      out[word] = settled[word];
      degraded[word] = settled[word];
    }
  }

  private void spreadDegraded() {
    for (int head = outageEnd; head < affected.size; head++) {
      for (int entry : rows.of(affected.get(head))) {
        if (Entry.isHardSingle(entry)) {
          settle(entry);
        } else if (Entry.isGroup(entry) && !Entry.isSoft(dependent(entry))) {
          loseMember(Entry.number(entry));
        }
      }
    }
    degradedEnd = affected.size;
    for (int at = outageEnd; at < degradedEnd; at++) {
      int word = affected.get(at) >>> 6;
      degraded[word] = settled[word];
    }
  }

  private void spreadAtRisk() {
    for (int head = degradedEnd; head < affected.size; head++) {
      for (int entry : rows.of(affected.get(head))) {
        if (Entry.isHardSingle(entry)) {
          settle(entry);
        }
      }
    }
  }

  private void loseMember(int group) {
    int lost = ++losses[group];
    if (lost == 1) {
      weakened.add(group);
    }
    if (lost > groups.slack[group]) {
      int dependent = groups.dependents[group];
      if (Entry.isSoft(dependent)) {
        softened.add(Entry.number(dependent));
      } else {
        settle(dependent);
      }
    }
  }

  /// Puts the dependents of HARD groups without a spare behind the softened CIs.
  private void addEndangered() {
    for (int at = 0; at < weakened.size; at++) {
      int group = weakened.get(at);
      if (losses[group] == groups.slack[group] && !Entry.isSoft(groups.dependents[group])) {
        softened.add(groups.dependents[group]);
      }
    }
  }

  private int dependent(int groupEntry) {
    return groups.dependents[Entry.number(groupEntry)];
  }

  private void settle(int from, int to) {
    for (int at = from; at < to; at++) {
      settle(softened.get(at));
    }
  }

  private boolean isSettled(int ci) {
    return (settled[ci >>> 6] & (1L << ci)) != 0;
  }

  private void settle(int ci) {
    long word = settled[ci >>> 6];
    long bit = 1L << ci;
    if ((word & bit) == 0) {
      settled[ci >>> 6] = word | bit;
      affected.add(ci);
    }
  }

  private void reset() {
    for (int at = 0; at < affected.size; at++) {
      int word = affected.get(at) >>> 6;
      settled[word] = 0;
      out[word] = 0;
      degraded[word] = 0;
    }
    for (int at = 0; at < weakened.size; at++) {
      losses[weakened.get(at)] = 0;
    }
    affected.clear();
    softened.clear();
    weakened.clear();
  }
}
