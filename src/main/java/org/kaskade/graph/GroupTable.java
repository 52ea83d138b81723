package org.kaskade.graph;

import java.util.Arrays;
import java.util.List;

/// All groups by number: those that were there when the graph was built in columns, and those that
/// deltas added.
///
/// Numbers are never used again: a group that a delta replaced stays behind, without any row that
/// leads to it, until the graph is built anew.
final class GroupTable {
  /// Per group two ints side by side, since the propagation looks at both: the dependent, as an
  /// {@link Entry} of the group's strength, and how many members may be lost before it breaks.
  final int[] terms;

  final GroupColumns built;
  private final Group[] added;

  GroupTable(int[] terms, GroupColumns built, Group[] added) {
    this.terms = terms;
    this.built = built;
    this.added = added;
  }

  static GroupTable of(List<Group> groups) {
    GroupTable none = new GroupTable(new int[0], GroupColumns.of(List.of()), new Group[0]);
    int[] terms = none.with(groups).terms;
    return new GroupTable(terms, GroupColumns.of(groups), new Group[0]);
  }

  GroupTable with(List<Group> more) {
    if (more.isEmpty()) {
      return this;
    }
    int[] next = Arrays.copyOf(terms, terms.length + 2 * more.size());
    Group[] nextAdded = Arrays.copyOf(added, added.length + more.size());
    for (int at = 0; at < more.size(); at++) {
      Group group = more.get(at);
      next[terms.length + 2 * at] =
          Entry.single(group.dependent(), group.strength() == Strength.SOFT);
      next[terms.length + 2 * at + 1] = group.slack();
      nextAdded[added.length + at] = group;
    }
    return new GroupTable(next, built, nextAdded);
  }

  Group get(int number) {
    return number < built.size()
        ? built.group(number, terms[2 * number], terms[2 * number + 1])
        : added[number - built.size()];
  }

  /// The dependent, as an entry of the group's strength.
  int dependent(int number) {
    return terms[2 * number];
  }

  /// How many members may be lost before the group breaks.
  int slack(int number) {
    return terms[2 * number + 1];
  }

  int size() {
    return terms.length >>> 1;
  }
}
