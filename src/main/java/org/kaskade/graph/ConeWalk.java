package org.kaskade.graph;

/// Collects a {@link Cone} breadth-first and puts it in order.
final class ConeWalk {
  private final DependencyGraph graph;
  private final boolean soft;
  private final PlaceIndex index;
  private final IntList found = new IntList();

  /// Per CI found: its providers that break it alone, then the members of its groups.
  private final IntList targets = new IntList();

  private final IntList offsets = new IntList();
  private final IntList rowEnds = new IntList();
  private final IntList groupOffsets = new IntList();
  private final IntList groups = new IntList();
  private final IntList sizes = new IntList();

  /// @param soft whether to follow SOFT requirements too
  ConeWalk(DependencyGraph graph, boolean soft) {
    this.graph = graph;
    this.soft = soft;
    this.index = new PlaceIndex(graph.cis.size());
  }

  Cone from(int[] roots) {
    for (int root : roots) {
      find(root);
    }
    offsets.add(0);
    groupOffsets.add(0);
    for (int at = 0; at < found.size; at++) {
      collect(found.get(at));
    }
    return inOrder(new Components(offsets.toArray(), targets.toArray()));
  }

  private void collect(int ci) {
    Requirements row = graph.requirements.of(ci);
    for (int at = row.from(); at < row.to(); at++) {
      int entry = row.entry(at);
      if (Entry.isHardSingle(entry)) {
        targets.add(find(entry));
      } else if (Entry.isGroup(entry)) {
        int group = Entry.number(entry);
        if (isHard(group) && graph.groups.slack(group) == 0) {
          addMembers(graph.groups.get(group));
        }
      } else if (soft) {
        find(Entry.number(entry));
      }
    }
    rowEnds.add(targets.size);
    for (int at = row.from(); at < row.to(); at++) {
      if (Entry.isGroup(row.entry(at))) {
        collectGroup(Entry.number(row.entry(at)));
      }
    }
    offsets.add(targets.size);
    groupOffsets.add(groups.size);
  }

  private void collectGroup(int number) {
    if (isHard(number) ? graph.groups.slack(number) > 0 : soft) {
      Group group = graph.groups.get(number);
      groups.add(number);
      sizes.add(group.members());
      addMembers(group);
    }
  }

  private boolean isHard(int group) {
    return !Entry.isSoft(graph.groups.dependent(group));
  }

  private void addMembers(Group group) {
    for (int member = 0; member < group.size(); member++) {
      if (group.isFirstOfProvider(member)) {
        targets.add(find(group.provider(member)));
      }
    }
  }

  private int find(int ci) {
    int known = index.get(ci);
    if (known >= 0) {
      return known;
    }
    index.put(ci, found.size);
    found.add(ci);
    return found.size - 1;
  }

  private Cone inOrder(Components components) {
    int size = found.size;
    int[] places = new int[size];
    for (int place = 0; place < size; place++) {
      places[components.order[place]] = place;
    }
    int[] cis = new int[size];
    int[] rows = new int[size + 1];
    int[] rowGroups = new int[size + 1];
    int[] groupNumbers = new int[groups.size];
    int[] dependents = new int[groups.size];
    int[] memberOffsets = new int[groups.size + 1];
    IntList providers = new IntList();
    IntList members = new IntList();
    providers.reserve(targets.size);
    int nextGroup = 0;
    for (int place = 0; place < size; place++) {
      int old = components.order[place];
      cis[place] = found.get(old);
      index.put(cis[place], place);
      int at = offsets.get(old);
      while (at < rowEnds.get(old)) {
        providers.add(places[targets.get(at++)]);
      }
      rows[place + 1] = providers.size;
      for (int group = groupOffsets.get(old); group < groupOffsets.get(old + 1); group++) {
        for (int end = at + sizes.get(group); at < end; at++) {
          members.add(places[targets.get(at)]);
        }
        groupNumbers[nextGroup] = groups.get(group);
        dependents[nextGroup++] = place;
        memberOffsets[nextGroup] = members.size;
      }
      rowGroups[place + 1] = nextGroup;
    }
    return new Cone(
        graph,
        index,
        cis,
        rows,
        providers.toArray(),
        rowGroups,
        groupNumbers,
        dependents,
        memberOffsets,
        members.toArray(),
        components.starts);
  }
}
