package org.kaskade.graph;

import java.util.Arrays;
import java.util.List;

/// Brings CIs to the states of the least fixpoint, and each affected CI to its depth.
///
/// Worst state first: what is out follows from what is out alone, what is degraded from these two,
/// and so on, so a CI gets its state once. Within a state CIs are visited hop by hop, so most get
/// their depth with their state. The exception is a group that broke when its last spare failed
/// although its first member failed nearer to the start: the depth counts from that one, and the
/// few CIs that this brings nearer are visited once more ({@link Nearer}).
///
/// Takes time linear in the dependents of the affected CIs, whatever the size of the estate.
/// Scratch is 4.2 bytes per CI and 8 per group, 8.3 bytes per CI more once a group was late; it is
/// reset in O(affected) and serves any graph after any other. One thread at a time.
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

  /// Affected CIs, worst state first and then hop by hop.
  private int[] affected = new int[0];

  private int size;
  private final Hops.Collector hops = new Hops.Collector();

  /// Per group how many members it lost, and the depth of the nearest of these.
  private int[] losses = new int[0];

  /// CIs that get the state for another reason than a CI in the same state; one may stand here
  /// often, its smallest depth counts.
  private final Seeds degradable = new Seeds();

  private final Seeds endangered = new Seeds();
  private final IntList weakened = new IntList();
  private final Nearer nearer = new Nearer(this, hops);

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
        degradable.add(ci, 0);
      }
      spread(Level.OUTAGE, failed);
      int outageEnd = size;
      int[] weakenedGroups = weakened.toArray();
      int[] lost = settleGroups();
      spread(Level.DEGRADED, degradable);
      int degradedEnd = size;
      spread(Level.AT_RISK, endangered);
      return new OutageImpact(
          graph,
          new AffectedSet(Arrays.copyOf(affected, size), hops.hops(), outageEnd, degradedEnd),
          weakenedGroups,
          lost);
    } finally {
      reset();
    }
  }

  private void fit(DependencyGraph graph) {
    groups = graph.groups;
    rows = graph.dependents;
    if (affected.length < graph.cis.size()) {
      settled = new long[(graph.cis.size() >>> 6) + 1];
      affected = new int[graph.cis.size()];
    }
    if (losses.length < 2 * groups.size()) {
      losses = new int[2 * groups.size()];
    }
  }

  private void spread(Level level, Seeds seeds) {
    seeds.sort();
    int first = size;
    int firstHop = hops.begins.size;
    int head = first;
    int nextSeed = 0;
    int depth = 0;
    while (head < size || nextSeed < seeds.size()) {
      if (head == size) {
        depth = seeds.depth(nextSeed);
      }
      hops.begin(head, depth);
      for (; nextSeed < seeds.size() && seeds.depth(nextSeed) <= depth; nextSeed++) {
        settle(seeds.ci(nextSeed));
      }
      int end = size;
      visit(level, head, end, depth + 1);
      head = end;
      depth++;
    }
    nearer.bring(level, first, firstHop);
  }

  private void settle(int ci) {
    long bit = 1L << ci;
    if ((settled[ci >>> 6] & bit) == 0) {
      settled[ci >>> 6] |= bit;
      affected[size++] = ci;
    }
  }

  /// Visits the dependents of the CIs at these places, all of them one hop before `hop`.
  private void visit(Level level, int from, int to, int hop) {
    int[] offsets = rows.offsets;
    long[] bits = settled;
    int[] reached = affected;
    int tail = size;
    for (int head = from; head < to; head++) {
      int ci = reached[head];
      int[] row = rows.changed(ci);
      int[] entries = row == null ? rows.entries : row;
      int end = row == null ? offsets[ci + 1] : row.length;
      for (int at = row == null ? offsets[ci] : 0; at < end; at++) {
        int entry = entries[at];
        if (!Entry.isHardSingle(entry)) {
          entry =
              Entry.isGroup(entry)
                  ? loseMember(Entry.number(entry), level, hop)
                  : soften(entry, level, hop);
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

  /// Takes a member away from a group; it is one hop before `hop`. Answers the dependent if it
  /// settles for this, else a negative number.
  private int loseMember(int group, Level level, int hop) {
    int dependent = groups.dependent(group);
    if (!reacts(dependent, level)) {
      return -1;
    }
    int lost = ++losses[2 * group];
    if (lost == 1) {
      weakened.add(group);
      losses[2 * group + 1] = hop - 1;
    } else if (losses[2 * group + 1] > hop - 1) {
      losses[2 * group + 1] = hop - 1;
    }
    if (lost != groups.slack(group) + 1) {
      return -1;
    }
    int nearest = losses[2 * group + 1] + 1;
    if (Entry.isSoft(dependent)) {
      return soften(dependent, level, nearest);
    }
    if (nearest < hop) {
      nearer.request(dependent, nearest);
    }
    return dependent;
  }

  /// What something in OUTAGE makes of a dependent that needs it SOFT; it settles for no one now.
  private int soften(int entry, Level level, int hop) {
    if (level == Level.OUTAGE) {
      degradable.add(Entry.number(entry), hop);
    }
    return -1;
  }

  /// Tells {@link Nearer} each dependent that is in the CI's state because the CI is.
  void follow(int ci, Level level) {
    for (int entry : rows.of(ci)) {
      if (Entry.isHardSingle(entry)) {
        nearer.consider(entry);
      } else if (Entry.isGroup(entry)) {
        int group = Entry.number(entry);
        int dependent = groups.dependent(group);
        if (reacts(dependent, level)
            && !Entry.isSoft(dependent)
            && losses[2 * group] > groups.slack(group)) {
          nearer.consider(dependent);
        }
      }
    }
  }

  /// Passes on to each dependent that the CI at this depth became nearer.
  void relax(int ci, Level level, int hop) {
    for (int entry : rows.of(ci)) {
      if (Entry.isHardSingle(entry)) {
        nearer.bringNearer(entry, hop);
      } else if (Entry.isGroup(entry)) {
        relaxGroup(Entry.number(entry), level, hop);
      } else {
        soften(entry, level, hop);
      }
    }
  }

  private void relaxGroup(int group, Level level, int hop) {
    int dependent = groups.dependent(group);
    if (!reacts(dependent, level)) {
      return;
    }
    losses[2 * group + 1] = Math.min(losses[2 * group + 1], hop - 1);
    if (losses[2 * group] > groups.slack(group)) {
      if (Entry.isSoft(dependent)) {
        soften(dependent, level, hop);
      } else {
        nearer.bringNearer(dependent, hop);
      }
    }
  }

  /// Whether a group that this dependent needs takes notice of a member that came to this state.
  private static boolean reacts(int dependent, Level level) {
    return level == Level.OUTAGE || (level == Level.DEGRADED && !Entry.isSoft(dependent));
  }

  /// Once all that is out is known: how many members each group that lost some has lost, and which
  /// dependents are at risk if nothing worse happens to them.
  private int[] settleGroups() {
    int[] terms = groups.terms;
    int[] lost = new int[weakened.size];
    for (int at = 0; at < lost.length; at++) {
      int group = 2 * weakened.get(at);
      lost[at] = losses[group];
      if (lost[at] == terms[group + 1] && !Entry.isSoft(terms[group])) {
        endangered.add(terms[group], losses[group + 1] + 1);
      }
    }
    return lost;
  }

  /// The affected CI at this place.
  int ci(int place) {
    return affected[place];
  }

  /// The place after the last CI that is affected so far.
  int size() {
    return size;
  }

  /// How many numbers of CIs the scratch has room for.
  int capacity() {
    return affected.length;
  }

  private void reset() {
    for (int place = 0; place < size; place++) {
      settled[affected[place] >>> 6] = 0;
    }
    for (int at = 0; at < weakened.size; at++) {
      losses[2 * weakened.get(at)] = 0;
    }
    size = 0;
    hops.clear();
    degradable.clear();
    endangered.clear();
    weakened.clear();
    nearer.clear();
  }
}
