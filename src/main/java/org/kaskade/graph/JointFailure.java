package org.kaskade.graph;

/// What several {@link FailureModes} together take away, one added after the other and taken back
/// in reverse order.
///
/// Each step costs the groups of the members it takes away. One thread at a time.
final class JointFailure {
  private final FailureModes modes;
  private final boolean[] isLost;

  /// Per group how many of its members are lost.
  private final int[] losses;

  /// Members lost, in the order of their loss.
  private final IntList lost = new IntList();

  private int fatalBreaks;

  JointFailure(FailureModes modes) {
    this.modes = modes;
    isLost = new boolean[modes.groupsOf.length];
    losses = new int[modes.members.length];
  }

  /// Adds a mode, and all that follows.
  void add(int mode) {
    int head = lost.size;
    lose(modes.lost[mode]);
    while (head < lost.size) {
      for (int group : modes.groupsOf[lost.get(head)]) {
        if (++losses[group] == modes.spare[group] + 1) {
          fatalBreaks += modes.fatal[group] ? 1 : 0;
          lose(modes.follows[group]);
        }
      }
      head++;
    }
  }

  /// Whether the CI is out.
  boolean isOut() {
    return fatalBreaks > 0;
  }

  /// How many members are lost; {@link #backTo} returns to this point.
  int size() {
    return lost.size;
  }

  int lost(int at) {
    return lost.get(at);
  }

  void backTo(int size) {
    while (lost.size > size) {
      int member = lost.get(--lost.size);
      isLost[member] = false;
      for (int group : modes.groupsOf[member]) {
        if (losses[group]-- == modes.spare[group] + 1) {
          fatalBreaks -= modes.fatal[group] ? 1 : 0;
        }
      }
    }
  }

  private void lose(int[] members) {
    for (int member : members) {
      if (!isLost[member]) {
        isLost[member] = true;
        lost.add(member);
      }
    }
  }
}
