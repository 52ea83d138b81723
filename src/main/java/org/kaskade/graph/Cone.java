package org.kaskade.graph;

/// Some CIs and all that they need, with what an outage does among them, numbered anew: each CI has
/// a *place*, providers before their dependents, the members of a cycle next to each other.
///
/// Only HARD requirements lead from outage to outage. One that a single loss breaks, be it a single
/// or a group without a spare, is a *row* entry; the others are *groups*.
final class Cone {
  final DependencyGraph graph;

  /// Per place the number of the CI.
  final int[] cis;

  /// Per place where the row of providers starts whose outage alone is its outage too.
  final int[] offsets;

  final int[] providers;

  /// Per place where its groups start, among those of the cone.
  final int[] groupOffsets;

  /// Per group of the cone its number in the graph, and its own place, that of its dependent.
  final int[] groups;

  final int[] dependents;

  /// Per group of the cone where its members start.
  final int[] memberOffsets;

  final int[] members;

  /// Where each set of places that may depend on each other starts, and at last where they end.
  final int[] cycles;

  private final PlaceIndex index;

  Cone(
      DependencyGraph graph,
      PlaceIndex index,
      int[] cis,
      int[] offsets,
      int[] providers,
      int[] groupOffsets,
      int[] groups,
      int[] dependents,
      int[] memberOffsets,
      int[] members,
      int[] cycles) {
    this.graph = graph;
    this.index = index;
    this.cis = cis;
    this.offsets = offsets;
    this.providers = providers;
    this.groupOffsets = groupOffsets;
    this.groups = groups;
    this.dependents = dependents;
    this.memberOffsets = memberOffsets;
    this.members = members;
    this.cycles = cycles;
  }

  /// What these CIs need HARD, directly or not, themselves included; linear in the dependencies of
  /// these.
  static Cone hard(DependencyGraph graph, int... roots) {
    return new ConeWalk(graph, false).from(roots);
  }

  /// What these CIs need in any strength. SOFT groups are among the groups, though they pass no
  /// outage on.
  static Cone whole(DependencyGraph graph, int... roots) {
    return new ConeWalk(graph, true).from(roots);
  }

  int size() {
    return cis.length;
  }

  /// The place of the CI, or -1 when it isn't needed.
  int place(int ci) {
    return index.get(ci);
  }

  /// The group of the graph.
  Group group(int group) {
    return graph.groups.get(groups[group]);
  }

  boolean isHard(int group) {
    return !Entry.isSoft(graph.groups.dependent(groups[group]));
  }

  /// How many members of the group may be lost before it breaks.
  int slack(int group) {
    return graph.groups.slack(groups[group]);
  }
}
