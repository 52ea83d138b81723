package org.kaskade.graph;

import java.util.Arrays;

/// What a scenario does, as far as it matters to other scenarios: the watched CIs it affects, and
/// the groups it weakens without having done the worst to their dependents already.
///
/// Made by {@link Footprints}; immutable. Takes 5 bytes per watched CI affected, 9 per group and 4
/// per member lost.
public final class Footprint {
  /// Numbers of the watched CIs affected, ascending, and the ordinals of their states.
  final int[] watched;

  final byte[] states;

  /// Numbers of the groups, ascending, and the ordinals of the states of their dependents.
  final int[] groups;

  final byte[] dependents;

  /// Per group where its members start, and at last where they end.
  final int[] offsets;

  /// Members that are not well, ascending within each group: the CI's number, doubled, plus 1 for
  /// one that is DEGRADED only.
  final int[] members;

  /// A bit per group by its number modulo 64: footprints without a bit in common have no group in
  /// common.
  final long signature;

  Footprint(
      int[] watched, byte[] states, int[] groups, byte[] dependents, int[] offsets, int[] members) {
    this.watched = watched;
    this.states = states;
    this.groups = groups;
    this.dependents = dependents;
    this.offsets = offsets;
    this.members = members;
    long bits = 0;
    for (int group : groups) {
      bits |= 1L << group;
    }
    this.signature = bits;
  }

  /// How many watched CIs the scenario affects.
  public int size() {
    return watched.length;
  }

  /// Whether both say the same, by the numbers of one graph and those derived from it.
  public boolean isSame(Footprint other) {
    return Arrays.equals(watched, other.watched)
        && Arrays.equals(states, other.states)
        && Arrays.equals(groups, other.groups)
        && Arrays.equals(dependents, other.dependents)
        && Arrays.equals(offsets, other.offsets)
        && Arrays.equals(members, other.members);
  }

  /// The ordinal of the state of a CI, 0 for one that is not affected or not watched.
  int state(int ci) {
    int place = Arrays.binarySearch(watched, ci);
    return place < 0 ? 0 : states[place];
  }
}
