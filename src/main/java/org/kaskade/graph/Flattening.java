package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The same graph without rows above other rows, and without the numbers of removed CIs and of
/// groups that nothing leads to.
///
/// CIs keep their order, so those that came late stay out of the order of {@link Numbering}. Linear
/// in CIs and dependencies, and much cheaper than building anew.
final class Flattening {
  private static final int NONE = -1;

  private final DependencyGraph graph;
  private final int[] numbers;
  private final IntList entries = new IntList();
  private final IntList types = new IntList();
  private final List<Group> groups = new ArrayList<>();

  private Flattening(DependencyGraph graph) {
    this.graph = graph;
    this.numbers = new int[graph.cis.size()];
  }

  static DependencyGraph of(DependencyGraph graph) {
    return graph.isFlat() ? graph : new Flattening(graph).flat();
  }

  private DependencyGraph flat() {
    List<GraphCi> live = new ArrayList<>(graph.size());
    for (int ci = 0; ci < numbers.length; ci++) {
      numbers[ci] = graph.cis.isLive(ci) ? live.size() : NONE;
      if (numbers[ci] != NONE) {
        live.add(graph.cis.get(ci));
      }
    }
    int[] offsets = new int[live.size() + 1];
    for (int ci = 0; ci < numbers.length; ci++) {
      if (numbers[ci] != NONE) {
        addRow(graph.requirements.of(ci));
        offsets[numbers[ci] + 1] = entries.size;
      }
    }
    GroupTable table = GroupTable.of(groups);
    RequirementRows requirements =
        new RequirementRows(offsets, entries.toArray(), NumberColumn.of(types));
    return new DependencyGraph(
        CiTable.of(live.toArray(GraphCi[]::new)),
        graph.types,
        table,
        requirements,
        DependentRows.of(requirements, table, live.size()),
        graph.waiting,
        graph.wear);
  }

  private void addRow(Requirements row) {
    for (int at = row.from(); at < row.to(); at++) {
      int entry = row.entry(at);
      types.add(row.type(at));
      if (Entry.isGroup(entry)) {
        entries.add(Entry.group(groups.size()));
        groups.add(renumbered(graph.groups.get(Entry.number(entry))));
      } else {
        entries.add(Entry.single(numbers[Entry.number(entry)], Entry.isSoft(entry)));
      }
    }
  }

  private Group renumbered(Group group) {
    int[] providers = new int[group.size()];
    int[] groupTypes = new int[group.size()];
    Arrays.setAll(providers, member -> numbers[group.provider(member)]);
    Arrays.setAll(groupTypes, group::type);
    return new Group(
        numbers[group.dependent()],
        group.name(),
        group.strength(),
        group.declaredNeed(),
        group.slack(),
        providers,
        groupTypes);
  }
}
