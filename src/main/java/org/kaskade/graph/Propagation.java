package org.kaskade.graph;

import java.util.List;

/// Brings CIs to the states of the least fixpoint, and each affected CI to its depth.
///
/// Worst state first: what is out follows from what is out alone, what is degraded from these two,
/// and so on, so a CI gets its state once. Within a state CIs are visited nearest first, so most
/// get their depth with their state. The exception is a group that broke when its last spare failed
/// although its first member failed nearer to the start: the depth counts from that one, and the
/// few CIs that this brings nearer are visited once more ({@link Nearer}).
///
/// Takes time linear in the dependents of the affected CIs, whatever the size of the estate.
/// Scratch is 2 bits per CI and 8 bytes per group, 4 bytes per CI more once a group was late, and
/// what was affected; it is reset in O(affected) and serves any graph after any other. One thread
/// at a time.
final class Propagation {
  /// What is being spread, with what follows from it.
  enum Level {
    AT_RISK,
    DEGRADED,
    OUTAGE
  }

  /// Bit per CI: it is in the state that is being spread, or in a worse one. Small enough to stay
  /// in a processor's cache, it answers what is asked most often.
  private long[] settled = new long[0];

  /// Bit per CI: it stands in `degradable`.
  private long[] softened = new long[0];

  /// Per group how many members it lost, and the depth of the nearest of these.
  private int[] losses = new int[0];

  /// Affected CIs with their depths, worst state first.
  private final IntList affected = new IntList();

  private final IntList depths = new IntList();

  /// CIs that get the state for another reason than a CI in the same state, nearest first.
  private final Seeds degradable = new Seeds();

  private final Seeds endangered = new Seeds();
  private final IntList weakened = new IntList();
  private final Nearer nearer = new Nearer(this);

  private GroupTable groups = GroupTable.of(List.of());
  private DependentRows rows = new DependentRows(new int[1], new int[0]);

  OutageImpact of(DependencyGraph graph, int[] out, int[] degraded) {
    fit(graph);
    try {
      Seeds failed = new Seeds();
      for (int ci : out) {
        failed.add(ci, 0);
      }
      for (int ci : degraded) {
        soften(ci, 0);
      }
      spread(Level.OUTAGE, failed);
      int outageEnd = affected.size;
      int[] weakenedGroups = weakened.toArray();
      int[] up = settleGroups();
      spread(Level.DEGRADED, degradable);
      int degradedEnd = affected.size;
      spread(Level.AT_RISK, endangered);
      return new OutageImpact(
          graph,
          new AffectedSet(affected.toArray(), depths.toArray(), outageEnd, degradedEnd),
          weakenedGroups,
          up);
    } finally {
      reset();
    }
  }

  private void fit(DependencyGraph graph) {
    groups = graph.groups;
    rows = graph.dependents;
    int words = (graph.cis.size() >>> 6) + 1;
    if (settled.length < words) {
      settled = new long[words];
      softened = new long[words];
    }
    if (losses.length < 2 * groups.size()) {
      losses = new int[2 * groups.size()];
    }
  }

  private void spread(Level level, Seeds seeds) {
    seeds.sort();
    int first = affected.size;
    int head = first;
    int nextSeed = 0;
    int furthest = -1;
    while (head < affected.size || nextSeed < seeds.size()) {
      if (nextSeed < seeds.size()
          && (head == affected.size
              || (depths.get(head) > furthest && seeds.depth(nextSeed) <= depths.get(head)))) {
        nextSeed = settle(seeds, nextSeed, seeds.depth(nextSeed));
        continue;
      }
      int ci = affected.get(head);
      int depth = depths.get(head++);
      if (depth < furthest) {
        nearer.visitAgain(ci);
      } else {
        furthest = depth;
      }
      visitDependents(ci, level, depth + 1);
    }
    nearer.bring(level, first, settled.length << 6);
  }

  /// Settles the seeds of this depth before any CI of the same depth is visited.
  private int settle(Seeds seeds, int from, int depth) {
    int at = from;
    for (; at < seeds.size() && seeds.depth(at) <= depth; at++) {
      int ci = seeds.ci(at);
      if (!isSettled(ci)) {
        settle(ci, seeds.depth(at));
      }
    }
    return at;
  }

  private void settle(int ci, int depth) {
    settled[ci >>> 6] |= 1L << ci;
    affected.add(ci);
    depths.add(depth);
  }

  private void visitDependents(int ci, Level level, int hop) {
    int[] row = rows.changed(ci);
    int at = row == null ? rows.offsets[ci] : 0;
    int end = row == null ? rows.offsets[ci + 1] : row.length;
    int[] entries = row == null ? rows.entries : row;
    long[] bits = settled;
    for (; at < end; at++) {
      int entry = entries[at];
      if (Entry.isHardSingle(entry)) {
        long word = bits[entry >>> 6];
        long bit = 1L << entry;
        if ((word & bit) == 0) {
          bits[entry >>> 6] = word | bit;
          affected.add(entry);
          depths.add(hop);
        }
      } else if (Entry.isGroup(entry)) {
        loseMember(Entry.number(entry), level, hop);
      } else if (level == Level.OUTAGE) {
        soften(Entry.number(entry), hop);
      }
    }
  }

  /// Takes a member away from a group; it is one hop before `hop`.
  private void loseMember(int group, Level level, int hop) {
    int dependent = groups.dependents[group];
    if (!reacts(dependent, level)) {
      return;
    }
    int lost = ++losses[2 * group];
    if (lost == 1) {
      weakened.add(group);
      losses[2 * group + 1] = hop - 1;
    } else if (losses[2 * group + 1] > hop - 1) {
      losses[2 * group + 1] = hop - 1;
    }
    if (lost <= groups.slack[group]) {
      return;
    }
    int nearest = losses[2 * group + 1] + 1;
    if (Entry.isSoft(dependent)) {
      if (nearest < hop) {
        softenAnew(Entry.number(dependent), nearest);
      } else {
        soften(Entry.number(dependent), nearest);
      }
    } else if (!isSettled(dependent)) {
      settle(dependent, nearest);
    } else if (nearest < hop) {
      nearer.request(dependent, nearest);
    }
  }

  /// Passes on to each dependent that the CI at this depth became nearer.
  void relax(int ci, Level level, int hop) {
    for (int entry : rows.of(ci)) {
      if (Entry.isHardSingle(entry)) {
        nearer.request(entry, hop);
      } else if (Entry.isGroup(entry)) {
        relaxGroup(Entry.number(entry), level, hop);
      } else if (level == Level.OUTAGE) {
        softenAnew(Entry.number(entry), hop);
      }
    }
  }

  private void relaxGroup(int group, Level level, int hop) {
    int dependent = groups.dependents[group];
    if (!reacts(dependent, level)) {
      return;
    }
    losses[2 * group + 1] = Math.min(losses[2 * group + 1], hop - 1);
    if (losses[2 * group] > groups.slack[group]) {
      if (Entry.isSoft(dependent)) {
        softenAnew(Entry.number(dependent), hop);
      } else {
        nearer.request(dependent, hop);
      }
    }
  }

  /// Whether a group that this dependent needs takes notice of a member that came to this state.
  private static boolean reacts(int dependent, Level level) {
    return level == Level.OUTAGE || (level == Level.DEGRADED && !Entry.isSoft(dependent));
  }

  /// What something in OUTAGE makes of a dependent that needs it SOFT, unless it is worse off.
  private void soften(int ci, int hop) {
    long bit = 1L << ci;
    if (((settled[ci >>> 6] | softened[ci >>> 6]) & bit) == 0) {
      softened[ci >>> 6] |= bit;
      degradable.add(ci, hop);
    }
  }

  /// The same where the CI may have been softened from farther away: the nearest counts.
  private void softenAnew(int ci, int hop) {
    if (!isSettled(ci)) {
      softened[ci >>> 6] |= 1L << ci;
      degradable.add(ci, hop);
    }
  }

  private boolean isSettled(int ci) {
    return (settled[ci >>> 6] & (1L << ci)) != 0;
  }

  /// Once all that is out is known: how many members each group that lost some has left, and which
  /// dependents are at risk if nothing worse happens to them.
  private int[] settleGroups() {
    int[] up = new int[weakened.size];
    for (int at = 0; at < up.length; at++) {
      int number = weakened.get(at);
      Group group = groups.get(number);
      up[at] = group.members() - losses[2 * number];
      if (up[at] == group.need() && group.strength() == Strength.HARD) {
        endangered.add(group.dependent(), losses[2 * number + 1] + 1);
      }
    }
    return up;
  }

  IntList affected() {
    return affected;
  }

  IntList depths() {
    return depths;
  }

  private void reset() {
    for (int at = 0; at < affected.size; at++) {
      settled[affected.get(at) >>> 6] = 0;
      softened[affected.get(at) >>> 6] = 0;
    }
    for (int at = 0; at < weakened.size; at++) {
      losses[2 * weakened.get(at)] = 0;
    }
    affected.clear();
    depths.clear();
    degradable.clear();
    endangered.clear();
    weakened.clear();
    nearer.clear();
  }
}
