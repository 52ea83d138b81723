package org.kaskade.graph;

import java.util.Arrays;
import java.util.List;

/// Brings CIs to the states of the least fixpoint, and each affected CI to its depth.
///
/// Worst state first: what is out follows from what is out alone, what is degraded from these two,
/// and so on, so a CI gets its state once. Within a state CIs are visited nearest first, so most
/// get their depth with their state. The exception is a group that broke when its last spare failed
/// although its first member failed nearer to the start: the depth counts from that one, and the
/// few CIs that this brings nearer are visited once more.
///
/// Takes time linear in the dependents of the affected CIs, whatever the size of the estate.
/// Scratch is 4.25 bytes per CI and 8 per group, plus what was affected; it is reset in O(affected)
/// and serves any graph after any other. One thread at a time.
final class Propagation {
  private static final byte AT_RISK = 1;
  private static final byte DEGRADED = 2;
  private static final byte OUTAGE = 3;

  /// What of a mark is the depth; the two bits above it are the state.
  private static final int DEPTH = (1 << 30) - 1;

  /// Bit per CI: it is in the state that is being spread, or in a worse one. Small enough to stay
  /// in a processor's cache, it answers what is asked most often.
  private long[] settled = new long[0];

  /// Bit per CI: something it needs SOFT is out; it is degraded unless it turns out to be worse
  /// off.
  private long[] softened = new long[0];

  /// State and depth of each CI that one of the bits is set for; of any other what was there
  /// before.
  private int[] marks = new int[0];

  private int[] lost = new int[0];
  private int[] nearestLost = new int[0];

  /// Per state the CIs that are in it for another reason than a CI in the same state, nearest
  /// first.
  private final IntList[] seeds = {new IntList(), new IntList(), new IntList(), new IntList()};

  /// Per state the CIs that a CI in the same state brought there.
  private final IntList[] reached = {new IntList(), new IntList(), new IntList(), new IntList()};

  private final IntList weakened = new IntList();
  private final IntList brought = new IntList();
  private final LongList byDepth = new LongList();

  /// Pairs of a dependent whose group has no spare left, and the depth that gives it.
  private final IntList withoutSpare = new IntList();

  private CiTable cis = CiTable.of(new GraphCi[0]);
  private GroupTable groups = GroupTable.of(List.of());
  private DependentRows rows = new DependentRows(new int[1], new int[0]);

  OutageImpact of(DependencyGraph graph, int[] starts, ImpactState[] states) {
    fit(graph);
    try {
      for (int at = 0; at < starts.length; at++) {
        if (states[at] == ImpactState.OUTAGE) {
          settle(starts[at], OUTAGE, 0);
          seeds[OUTAGE].add(starts[at]);
        } else {
          soften(starts[at], 0);
        }
      }
      spread(OUTAGE);
      int[] weakenedGroups = weakened.toArray();
      int[] up = settleGroups();
      settleSoftened();
      sortByDepth(seeds[DEGRADED]);
      spread(DEGRADED);
      endanger();
      sortByDepth(seeds[AT_RISK]);
      spread(AT_RISK);
      return impact(graph, weakenedGroups, up);
    } finally {
      reset();
    }
  }

  private void fit(DependencyGraph graph) {
    cis = graph.cis;
    groups = graph.groups;
    rows = graph.dependents;
    if (marks.length < cis.size()) {
      marks = new int[cis.size()];
      settled = new long[(cis.size() >>> 6) + 1];
      softened = new long[settled.length];
    }
    if (lost.length < groups.size()) {
      lost = new int[groups.size()];
      nearestLost = new int[groups.size()];
    }
  }

  private void spread(byte level) {
    IntList seed = seeds[level];
    IntList queue = reached[level];
    int nextSeed = 0;
    int head = 0;
    int furthest = 0;
    while (true) {
      int ci;
      if (nextSeed < seed.size
          && (head == queue.size || depth(seed.get(nextSeed)) <= depth(queue.get(head)))) {
        ci = seed.get(nextSeed++);
      } else if (head < queue.size) {
        ci = queue.get(head++);
      } else {
        break;
      }
      int hop = depth(ci) + 1;
      if (hop < furthest) {
        brought.add(ci);
      } else {
        furthest = hop;
      }
      visitDependents(ci, level, hop, nextSeed < seed.size);
    }
    bringNearer(level);
  }

  private void visitDependents(int ci, byte level, int hop, boolean seedsLeft) {
    int[] row = rows.changed(ci);
    int at = row == null ? rows.offsets[ci] : 0;
    int end = row == null ? rows.offsets[ci + 1] : row.length;
    int[] entries = row == null ? rows.entries : row;
    long[] bits = settled;
    int mark = mark(level, hop);
    IntList queue = reached[level];
    queue.reserve(end - at);
    int[] values = queue.values;
    int tail = queue.size;
    for (; at < end; at++) {
      int entry = entries[at];
      if (Entry.isHardSingle(entry)) {
        long bit = 1L << entry;
        if ((bits[entry >>> 6] & bit) == 0) {
          bits[entry >>> 6] |= bit;
          marks[entry] = mark;
          values[tail++] = entry;
        } else if (seedsLeft) {
          bring(entry, level, hop);
        }
      } else if (Entry.isGroup(entry)) {
        queue.size = tail;
        visitGroup(Entry.number(entry), level, hop, 1);
        tail = queue.size;
      } else if (level == OUTAGE) {
        soften(Entry.number(entry), hop);
      }
    }
    queue.size = tail;
  }

  /// Takes `more` members away from a group, the nearest of which is one hop before `hop`.
  private void visitGroup(int group, byte level, int hop, int more) {
    int dependent = groups.dependents[group];
    if (level == AT_RISK || (level == DEGRADED && Entry.isSoft(dependent))) {
      return;
    }
    if (lost[group] == 0) {
      weakened.add(group);
      nearestLost[group] = hop - 1;
    } else if (nearestLost[group] > hop - 1) {
      nearestLost[group] = hop - 1;
    }
    lost[group] += more;
    if (lost[group] > groups.slack[group]) {
      if (Entry.isSoft(dependent)) {
        soften(Entry.number(dependent), nearestLost[group] + 1);
      } else {
        reach(dependent, level, nearestLost[group] + 1);
      }
    }
  }

  private void reach(int ci, byte level, int hop) {
    if (isSet(settled, ci)) {
      bring(ci, level, hop);
    } else {
      settle(ci, level, hop);
      reached[level].add(ci);
    }
  }

  private void settle(int ci, byte level, int hop) {
    settled[ci >>> 6] |= 1L << ci;
    marks[ci] = mark(level, hop);
  }

  /// Lowers the depth of a CI that is settled, if it is in this state and farther away so far.
  private void bring(int ci, byte level, int hop) {
    if (marks[ci] >>> 30 == level && depth(ci) > hop) {
      marks[ci] = mark(level, hop);
      brought.add(ci);
    }
  }

  /// What something in OUTAGE makes of a dependent that needs it SOFT, unless it is worse off.
  private void soften(int ci, int hop) {
    if (isSet(settled, ci)) {
      return;
    }
    if (!isSet(softened, ci)) {
      softened[ci >>> 6] |= 1L << ci;
      marks[ci] = mark(DEGRADED, hop);
      seeds[DEGRADED].add(ci);
    } else if (depth(ci) > hop) {
      marks[ci] = mark(DEGRADED, hop);
    }
  }

  private static boolean isSet(long[] bits, int ci) {
    return (bits[ci >>> 6] & (1L << ci)) != 0;
  }

  private static int mark(byte level, int hop) {
    return level << 30 | hop;
  }

  private int depth(int ci) {
    return marks[ci] & DEPTH;
  }

  /// Visits the CIs in `brought`, and those that this brings nearer in turn, nearest first: each
  /// one at most once with the depth it keeps.
  private void bringNearer(byte level) {
    if (brought.size == 0) {
      return;
    }
    byDepth.clear();
    for (int at = 0; at < brought.size; at++) {
      byDepth.add(packed(brought.get(at)));
    }
    byDepth.sort();
    brought.clear();
    int next = 0;
    int head = 0;
    while (next < byDepth.size || head < brought.size) {
      if (next < byDepth.size
          && (head == brought.size || byDepth.values[next] >>> 32 <= depth(brought.get(head)))) {
        long first = byDepth.values[next++];
        boolean again = next > 1 && byDepth.values[next - 2] == first;
        if (!again && packed((int) first) == first) {
          relax((int) first, level);
        }
      } else {
        relax(brought.get(head++), level);
      }
    }
    brought.clear();
  }

  private void relax(int ci, byte level) {
    int hop = depth(ci) + 1;
    for (int entry : rows.of(ci)) {
      if (Entry.isHardSingle(entry)) {
        reach(entry, level, hop);
      } else if (Entry.isGroup(entry)) {
        visitGroup(Entry.number(entry), level, hop, 0);
      } else if (level == OUTAGE) {
        soften(Entry.number(entry), hop);
      }
    }
  }

  /// Once all that is out is known: how many members each group that lost some has left, and which
  /// dependents are at risk if nothing worse happens to them.
  private int[] settleGroups() {
    int[] up = new int[weakened.size];
    for (int at = 0; at < up.length; at++) {
      int number = weakened.get(at);
      Group group = groups.get(number);
      up[at] = group.members() - lost[number];
      if (up[at] == group.need() && group.strength() == Strength.HARD) {
        withoutSpare.add(group.dependent());
        withoutSpare.add(nearestLost[number] + 1);
      }
    }
    return up;
  }

  private void endanger() {
    for (int at = 0; at < withoutSpare.size; at += 2) {
      int ci = withoutSpare.get(at);
      int hop = withoutSpare.get(at + 1);
      if (!isSet(settled, ci)) {
        settle(ci, AT_RISK, hop);
        seeds[AT_RISK].add(ci);
      } else if (marks[ci] >>> 30 == AT_RISK && depth(ci) > hop) {
        marks[ci] = mark(AT_RISK, hop);
      }
    }
  }

  /// Settles as degraded those that did not come to a worse state since.
  private void settleSoftened() {
    IntList degraded = seeds[DEGRADED];
    int kept = 0;
    for (int at = 0; at < degraded.size; at++) {
      int ci = degraded.get(at);
      softened[ci >>> 6] &= ~(1L << ci);
      if (!isSet(settled, ci)) {
        settled[ci >>> 6] |= 1L << ci;
        degraded.values[kept++] = ci;
      }
    }
    degraded.size = kept;
  }

  private void sortByDepth(IntList list) {
    boolean sorted = true;
    for (int at = 1; at < list.size && sorted; at++) {
      sorted = depth(list.get(at - 1)) <= depth(list.get(at));
    }
    if (sorted) {
      return;
    }
    byDepth.clear();
    for (int at = 0; at < list.size; at++) {
      byDepth.add(packed(list.get(at)));
    }
    byDepth.sort();
    for (int at = 0; at < list.size; at++) {
      list.values[at] = (int) byDepth.values[at];
    }
  }

  private long packed(int ci) {
    return (long) depth(ci) << 32 | ci;
  }

  private OutageImpact impact(DependencyGraph graph, int[] weakenedGroups, int[] up) {
    int[] ends = new int[4];
    int size = 0;
    for (byte level = OUTAGE; level >= AT_RISK; level--) {
      size += seeds[level].size + reached[level].size;
      ends[level] = size;
    }
    int[] affected = new int[size];
    int at = 0;
    for (byte level = OUTAGE; level >= AT_RISK; level--) {
      System.arraycopy(seeds[level].values, 0, affected, at, seeds[level].size);
      at += seeds[level].size;
      System.arraycopy(reached[level].values, 0, affected, at, reached[level].size);
      at += reached[level].size;
    }
    int[] depths = new int[size];
    Arrays.setAll(depths, index -> depth(affected[index]));
    return new OutageImpact(
        graph, new AffectedSet(affected, depths, ends[OUTAGE], ends[DEGRADED]), weakenedGroups, up);
  }

  private void reset() {
    for (byte level = AT_RISK; level <= OUTAGE; level++) {
      forget(seeds[level]);
      forget(reached[level]);
    }
    for (int at = 0; at < weakened.size; at++) {
      lost[weakened.get(at)] = 0;
    }
    weakened.clear();
    withoutSpare.clear();
    brought.clear();
  }

  private void forget(IntList list) {
    for (int at = 0; at < list.size; at++) {
      settled[list.get(at) >>> 6] = 0;
      softened[list.get(at) >>> 6] = 0;
    }
    list.clear();
  }
}
