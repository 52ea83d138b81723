package org.kaskade.graph;

import java.util.stream.IntStream;
import org.kaskade.graph.Propagation.Level;

/// The states that scenarios bring the CIs of one graph to, and nothing about why.
///
/// For questions that try many scenarios: each costs time linear in the dependents of the CIs that
/// it affects, whatever the size of the estate, and next to no garbage. What a scenario led to
/// stands until the next one is evaluated. Scratch is 4.4 bytes per CI and 8 per group; it is reset
/// in O(affected). One thread at a time; make one per thread and keep it.
///
/// Worst state first: what is out follows from what is out alone, what is degraded from these two,
/// and so on, so a CI gets its state once and its dependents are looked at once.
final class OutageStates {
  private final DependentRows rows;

  /// Bit per CI: it is affected. Small enough to stay in a processor's cache.
  private final long[] affected;

  /// Bit per CI: it is out, and: it is degraded; only while {@link #marked}.
  private final long[] out;

  private final long[] degraded;
  private boolean marked;

  /// The affected CIs, worst state first.
  private final int[] queue;

  private int outageEnd;
  private int degradedEnd;
  private int size;

  /// Per group its dependent, as an entry, and how many members it can still lose: side by side,
  /// since they are looked at together.
  private final int[] groups;

  /// Places in `groups` of those that lost members, once per member.
  private final IntList weakened = new IntList();

  /// CIs that need something SOFT that is out; one may stand here often.
  private final IntList softened = new IntList();

  /// Dependents of HARD groups that lost their last spare.
  private final IntList endangered = new IntList();

  OutageStates(DependencyGraph graph) {
    rows = graph.dependents;
    int words = (graph.cis.size() >>> 6) + 1;
    affected = new long[words];
    out = new long[words];
    degraded = new long[words];
    queue = new int[graph.cis.size()];
    groups = graph.groups.terms.clone();
  }

  /// Evaluates the scenario in which these CIs start in OUTAGE and those in DEGRADED; one may stand
  /// often, and the worse start counts.
  ///
  /// @return how many CIs are affected
  int evaluate(int[] startOut, int[] startDegraded) {
    reset();
    settle(startOut, startOut.length);
    spread(Level.OUTAGE, 0);
    outageEnd = size;
    findEndangered();
    settle(startDegraded, startDegraded.length);
    settle(softened.values, softened.size);
    spread(Level.DEGRADED, outageEnd);
    degradedEnd = size;
    settle(endangered.values, endangered.size);
    spread(Level.AT_RISK, degradedEnd);
    return size;
  }

  /// Evaluates which CIs are out when these start in OUTAGE: the same, but every other CI counts as
  /// UNAFFECTED, and no time goes into it.
  ///
  /// @return how many CIs are out
  int evaluateOutages(int... startOut) {
    reset();
    settle(startOut, startOut.length);
    spread(Level.OUTAGE, 0);
    outageEnd = size;
    degradedEnd = size;
    return size;
  }

  /// The state the last scenario brought the CI to. The first call after a scenario takes time
  /// linear in the affected CIs.
  ImpactState state(int ci) {
    if (!isAffected(ci)) {
      return ImpactState.UNAFFECTED;
    }
    mark();
    long bit = 1L << ci;
    if ((out[ci >>> 6] & bit) != 0) {
      return ImpactState.OUTAGE;
    }
    return (degraded[ci >>> 6] & bit) != 0 ? ImpactState.DEGRADED : ImpactState.AT_RISK;
  }

  boolean isAffected(int ci) {
    return (affected[ci >>> 6] & (1L << ci)) != 0;
  }

  /// How many CIs are affected.
  int size() {
    return size;
  }

  /// Numbers of the groups that lost members the last scenario brought to OUTAGE, or, where they
  /// are HARD, to DEGRADED; ascending.
  int[] weakenedGroups() {
    return IntStream.range(0, weakened.size)
        .map(at -> weakened.get(at) >>> 1)
        .sorted()
        .distinct()
        .toArray();
  }

  /// The affected CI at this place: those in OUTAGE first, then those in DEGRADED, then the others.
  int ci(int place) {
    return queue[place];
  }

  /// The place after the last CI in OUTAGE.
  int outageEnd() {
    return outageEnd;
  }

  /// The place after the last CI in DEGRADED.
  int degradedEnd() {
    return degradedEnd;
  }

  /// Visits the CIs from this place on and all that come to the same state for it.
  private void spread(Level level, int from) {
    int[] offsets = rows.offsets;
    long[] bits = affected;
    int[] reached = queue;
    int tail = size;
    for (int head = from; head < tail; head++) {
      int ci = reached[head];
      int[] row = rows.changed(ci);
      int[] entries = row == null ? rows.entries : row;
      int end = row == null ? offsets[ci + 1] : row.length;
      for (int at = row == null ? offsets[ci] : 0; at < end; at++) {
        int entry = entries[at];
        if (!Entry.isHardSingle(entry)) {
          entry = Entry.isGroup(entry) ? loseMember(entry, level) : soften(entry, level);
          if (entry < 0) {
            continue;
          }
        }
        long word = bits[entry >>> 6];
        long bit = 1L << entry;
        if ((word & bit) == 0) {
          bits[entry >>> 6] = word | bit;
          reached[tail++] = entry;
        }
      }
    }
    size = tail;
  }

  /// The dependent if this is more than its group can lose, else a negative number.
  private int loseMember(int entry, Level level) {
    int group = 2 * Entry.number(entry);
    int dependent = groups[group];
    if (level == Level.AT_RISK || (level == Level.DEGRADED && Entry.isSoft(dependent))) {
      return -1;
    }
    weakened.add(group);
    int spare = groups[group + 1]--;
    if (spare > 0) {
      return -1;
    }
    return Entry.isSoft(dependent) ? soften(dependent, level) : dependent;
  }

  private int soften(int entry, Level level) {
    if (level == Level.OUTAGE) {
      softened.add(Entry.number(entry));
    }
    return -1;
  }

  private void findEndangered() {
    for (int at = 0; at < weakened.size; at++) {
      int group = weakened.get(at);
      if (groups[group + 1] == 0 && !Entry.isSoft(groups[group])) {
        endangered.add(groups[group]);
      }
    }
  }

  private void settle(int[] cis, int count) {
    for (int at = 0; at < count; at++) {
      int ci = cis[at];
      long bit = 1L << ci;
      if ((affected[ci >>> 6] & bit) == 0) {
        affected[ci >>> 6] |= bit;
        queue[size++] = ci;
      }
    }
  }

  private void mark() {
    if (!marked) {
      for (int place = 0; place < degradedEnd; place++) {
        int ci = queue[place];
        long[] bits = place < outageEnd ? out : degraded;
        bits[ci >>> 6] |= 1L << ci;
      }
      marked = true;
    }
  }

  private void reset() {
    for (int place = 0; place < size; place++) {
      affected[queue[place] >>> 6] = 0;
    }
    for (int place = 0; marked && place < degradedEnd; place++) {
      out[queue[place] >>> 6] = 0;
      degraded[queue[place] >>> 6] = 0;
    }
    for (int at = 0; at < weakened.size; at++) {
      groups[weakened.get(at) + 1]++;
    }
    marked = false;
    size = 0;
    weakened.clear();
    softened.clear();
    endangered.clear();
  }
}
