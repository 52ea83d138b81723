package org.kaskade.graph;

import java.util.Arrays;
import java.util.List;

/// All groups by number, with flat columns for what the propagation looks at.
///
/// Numbers are never used again: a group that a delta replaced stays behind, without any row that
/// leads to it, until the graph is built anew.
final class GroupTable {
  private final Group[] groups;

  /// Per group the dependent, as an {@link Entry} of the group's strength.
  final int[] dependents;

  /// Per group how many members may be lost before it breaks.
  final int[] slack;

  private GroupTable(Group[] groups, int[] dependents, int[] slack) {
    this.groups = groups;
    this.dependents = dependents;
    this.slack = slack;
  }

  static GroupTable of(List<Group> groups) {
    return new GroupTable(new Group[0], new int[0], new int[0]).with(groups);
  }

  GroupTable with(List<Group> added) {
    if (added.isEmpty()) {
      return this;
    }
    int size = groups.length + added.size();
    GroupTable next =
        new GroupTable(
            Arrays.copyOf(groups, size),
            Arrays.copyOf(dependents, size),
            Arrays.copyOf(slack, size));
    for (int at = 0; at < added.size(); at++) {
      Group group = added.get(at);
      int number = groups.length + at;
      next.groups[number] = group;
      next.dependents[number] = Entry.single(group.dependent(), group.strength() == Strength.SOFT);
      next.slack[number] = group.slack();
    }
    return next;
  }

  Group get(int number) {
    return groups[number];
  }

  int size() {
    return groups.length;
  }
}
