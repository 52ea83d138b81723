package org.kaskade.importers.ansible;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Which group stands above which: reports circles and groups that are nowhere defined, leaves
/// those memberships out, and measures how deep each group lies.
///
/// Takes time linear in groups and memberships and no recursion.
final class GroupTree {
  /// Far beyond any real inventory; bounds the work per host.
  private static final int LEVELS = 100;

  private enum Visit {
    OPEN,
    DONE
  }

  private record Step(Group group, Iterator<Group.Child> children) {}

  private final Map<String, Group> groups;
  private final Map<Group, Visit> visits = new HashMap<>();

  /// Every group after all groups below it.
  private final List<Group> bottomUp = new ArrayList<>();

  GroupTree(Map<String, Group> groups) {
    this.groups = groups;
  }

  void link(Reports reports) {
    reportUndefined(reports);
    for (Group group : groups.values()) {
      if (!visits.containsKey(group)) {
        visit(group, reports);
      }
    }
    for (Group group : bottomUp.reversed()) {
      if (group.depth == 0 && !group.name.equals(HostGroups.ALL)) {
        group.depth = 1;
      }
      for (Group.Child child : List.copyOf(group.children.values())) {
        Group below = group(child.name());
        if (group.depth == LEVELS) {
          group.children.remove(child.name());
          reports.warning(
              "LIMIT", child.place(), "groups are nested more than %d levels".formatted(LEVELS));
        } else {
          below.parents.add(group.name);
          below.depth = Math.max(below.depth, group.depth + 1);
        }
      }
    }
  }

  private void reportUndefined(Reports reports) {
    for (Group group : groups.values()) {
      boolean builtIn =
          group.name.equals(HostGroups.ALL) || group.name.equals(HostGroups.UNGROUPED);
      if (group.defined == null && !builtIn) {
        for (Place place : group.variablesOnly) {
          reports.warning(
              "DANGLING_REFERENCE",
              place,
              "variables of group '%s', which no file of this inventory defines"
                  .formatted(group.name));
        }
      }
      group
          .children
          .values()
          .removeIf(child -> {
            boolean undefined =
                group(child.name()).defined == null && !child.name().equals("ungrouped");
            if (undefined) {
              reports.warning(
                  "DANGLING_REFERENCE",
                  child.place(),
                  "group '%s' contains group '%s', which no file of this inventory defines"
                      .formatted(group.name, child.name()));
            }
            return undefined;
          });
    }
  }

  private void visit(Group start, Reports reports) {
    Deque<Step> way = new ArrayDeque<>();
    visits.put(start, Visit.OPEN);
    way.push(new Step(start, start.children.values().iterator()));
    while (!way.isEmpty()) {
      Step step = way.element();
      if (!step.children().hasNext()) {
        visits.put(step.group(), Visit.DONE);
        bottomUp.add(step.group());
        way.pop();
        continue;
      }
      Group.Child child = step.children().next();
      Group below = group(child.name());
      Visit visit = visits.get(below);
      if (visit == Visit.OPEN) {
        step.children().remove();
        reports.warning(
            "CYCLE",
            child.place(),
            "group '%s' contains group '%s', which contains it"
                .formatted(step.group().name, child.name()));
      } else if (visit == null) {
        visits.put(below, Visit.OPEN);
        way.push(new Step(below, below.children.values().iterator()));
      }
    }
  }

  private Group group(String name) {
    return groups.getOrDefault(name, new Group(name));
  }
}
