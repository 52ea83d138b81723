package org.kaskade.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The minimal sets of two or three {@link FailureModes} that together bring a CI down.
///
/// Two failures do more together than each alone only when both take members from one group, so
/// only such pairs are tried; likewise a third one is tried only when it takes a member from a
/// group that lacks one already. Of `m` modes at most m²/2 pairs and m³/2 triples, in estates as
/// they are far less.
final class ModeCombinations {
  /// Beyond this many sets the search ends.
  private static final int MOST = 1_000_000;

  // Three modes fit into a long.
  private static final int BITS = 21;

  final List<int[]> pairs = new ArrayList<>();
  final List<int[]> triples = new ArrayList<>();

  private final FailureModes modes;
  private final Patience patience;
  private final JointFailure joint;

  /// Per group the modes that take members from it.
  private final IntList[] byGroup;

  private final Set<Long> found = new HashSet<>();
  private Completeness completeness = Completeness.FULL;
  private long tried;

  /// @param size 2, or 3 for triples too
  ModeCombinations(FailureModes modes, int size, Patience patience) {
    this.modes = modes;
    this.patience = patience;
    this.joint = new JointFailure(modes);
    this.byGroup = new IntList[modes.members.length];
    for (int group = 0; group < byGroup.length; group++) {
      byGroup[group] = new IntList();
    }
    for (int mode = 0; mode < modes.modes.length; mode++) {
      BitSet seen = new BitSet();
      for (int member : modes.lost[mode]) {
        for (int group : modes.groupsOf[member]) {
          if (!seen.get(group)) {
            seen.set(group);
            byGroup[group].add(mode);
          }
        }
      }
    }
    for (int level = 2; level <= size && modes.modes.length < 1 << BITS; level++) {
      for (int first = 0; first < modes.modes.length && completeness.complete(); first++) {
        start(first, level);
        patience.report(
            (level - 2L) * modes.modes.length + first, (size - 1L) * modes.modes.length);
      }
    }
    if (modes.modes.length >= 1 << BITS) {
      completeness = Completeness.bounded("there are too many CIs to combine");
    }
  }

  Completeness completeness() {
    return completeness;
  }

  private void start(int first, int level) {
    joint.add(first);
    BitSet linked = linked();
    for (int second = linked.nextSetBit(first + 1);
        second >= 0 && goesOn();
        second = linked.nextSetBit(second + 1)) {
      int before = joint.size();
      joint.add(second);
      if (level == 3 && !found.contains(pack(first, second))) {
        third(first, second);
      } else if (level == 2 && joint.isOut()) {
        found.add(pack(first, second));
        pairs.add(new int[] {first, second});
      }
      joint.backTo(before);
    }
    joint.backTo(0);
  }

  private void third(int first, int second) {
    BitSet linked = linked();
    linked.clear(first);
    linked.clear(second);
    for (int third = linked.nextSetBit(0);
        third >= 0 && goesOn();
        third = linked.nextSetBit(third + 1)) {
      if (found.contains(pack(first, third)) || found.contains(pack(second, third))) {
        continue;
      }
      int before = joint.size();
      joint.add(third);
      if (joint.isOut() && found.add(pack(first, second, third))) {
        triples.add(new int[] {first, second, third});
      }
      joint.backTo(before);
    }
  }

  /// The modes that take members from groups that lack some now.
  private BitSet linked() {
    BitSet groups = new BitSet();
    for (int at = 0; at < joint.size(); at++) {
      for (int group : modes.groupsOf[joint.lost(at)]) {
        groups.set(group);
      }
    }
    BitSet linked = new BitSet();
    groups.stream()
        .forEach(group -> {
          for (int at = 0; at < byGroup[group].size; at++) {
            linked.set(byGroup[group].get(at));
          }
        });
    return linked;
  }

  private boolean goesOn() {
    if ((++tried & 63) == 0 && completeness.complete()) {
      if (patience.isOver()) {
        completeness = patience.exhausted("not all combinations were tried");
      } else if (found.size() >= MOST) {
        completeness = Completeness.bounded("not all combinations were tried");
      }
    }
    return completeness.complete();
  }

  private static long pack(int a, int b) {
    return (long) Math.min(a, b) << BITS | Math.max(a, b);
  }

  /// Of any order; no pair is packed to the same, since the largest of the three is not 0.
  private static long pack(int a, int b, int c) {
    int least = Math.min(a, Math.min(b, c));
    int most = Math.max(a, Math.max(b, c));
    int middle = a ^ b ^ c ^ least ^ most;
    return ((long) most << BITS | middle) << BITS | least;
  }
}
