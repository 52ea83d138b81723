package org.kaskade.graph;

import java.util.Arrays;

/// Finds the redundancy groups in which two footprints meet and that break, or lose their last
/// spare, only when both scenarios coincide; linear in the groups of the two.
///
/// One thread at a time.
@SuppressWarnings("EnumOrdinal") // states are in order of severity, and kept as bytes
final class MeetingGroups {
  private static final int OUTAGE = ImpactState.OUTAGE.ordinal();
  private static final int DEGRADED = ImpactState.DEGRADED.ordinal();
  private static final int AT_RISK = ImpactState.AT_RISK.ordinal();

  /// Looking up each of so many times fewer groups is quicker than reading all.
  private static final int FEW = 16;

  private final GroupTable groups;

  /// Scratch: groups found broken, each followed by what it does.
  private final IntList found = new IntList();

  MeetingGroups(GroupTable groups) {
    this.groups = groups;
  }

  /// The groups that do more to their dependents once they have lost what both took from them, each
  /// followed by the ordinal of what it then does.
  ///
  /// @param first whether to look no further once there is one
  IntList broken(Footprint a, Footprint b, boolean first) {
    found.clear();
    if ((a.signature & b.signature) == 0) {
      return found;
    }
    if (a.groups.length * FEW < b.groups.length) {
      search(a, b, first);
    } else if (b.groups.length * FEW < a.groups.length) {
      search(b, a, first);
    } else {
      merge(a, b, first);
    }
    return found;
  }

  /// Looks the groups of one that has few up among those of one that has many.
  private void search(Footprint few, Footprint many, boolean first) {
    for (int at = 0; at < few.groups.length && !(first && found.size > 0); at++) {
      int there = Arrays.binarySearch(many.groups, few.groups[at]);
      if (there >= 0) {
        judge(few, at, many, there);
      }
    }
  }

  private void merge(Footprint a, Footprint b, boolean first) {
    int atA = 0;
    int atB = 0;
    while (atA < a.groups.length && atB < b.groups.length && !(first && found.size > 0)) {
      int groupOfA = a.groups[atA];
      int groupOfB = b.groups[atB];
      if (groupOfA == groupOfB) {
        judge(a, atA, b, atB);
      }
      atA += groupOfA <= groupOfB ? 1 : 0;
      atB += groupOfA >= groupOfB ? 1 : 0;
    }
  }

  private void judge(Footprint a, int atA, Footprint b, int atB) {
    int does = contribution(a, atA, b, atB);
    if (does > Math.max(a.dependents[atA], b.dependents[atB])) {
      found.add(a.groups[atA]);
      found.add(does);
    }
  }

  /// What the group does once it has lost what both took from it.
  private int contribution(Footprint a, int atA, Footprint b, int atB) {
    int nextA = a.offsets[atA];
    int nextB = b.offsets[atB];
    int out = 0;
    int unwell = 0;
    while (nextA < a.offsets[atA + 1] || nextB < b.offsets[atB + 1]) {
      int ofA = nextA < a.offsets[atA + 1] ? a.members[nextA] : Integer.MAX_VALUE;
      int ofB = nextB < b.offsets[atB + 1] ? b.members[nextB] : Integer.MAX_VALUE;
      int member = Math.min(ofA >>> 1, ofB >>> 1);
      boolean isOut = ofA == member << 1 || ofB == member << 1;
      unwell++;
      out += isOut ? 1 : 0;
      nextA += ofA >>> 1 == member ? 1 : 0;
      nextB += ofB >>> 1 == member ? 1 : 0;
    }
    return contribution(a.groups[atA], out, unwell);
  }

  private int contribution(int group, int out, int unwell) {
    int slack = groups.slack(group);
    if (Entry.isSoft(groups.dependent(group))) {
      return out > slack ? DEGRADED : 0;
    }
    if (out > slack) {
      return OUTAGE;
    }
    if (unwell > slack) {
      return DEGRADED;
    }
    return out > 0 && out == slack ? AT_RISK : 0;
  }
}
