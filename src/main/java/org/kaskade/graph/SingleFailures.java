package org.kaskade.graph;

import java.util.Arrays;

/// What each CI of a cone takes out by its own outage alone, redundancy considered.
///
/// Under a single failure a requirement that one loss breaks only passes outages on, so there it is
/// a question of reachability. What remains are the groups with a spare: CI `f` breaks one when it
/// leads to more of its members than may be lost. Once these *breakers* of every group are known,
/// `f` leads from each of them to the group's dependent as well, and everything is reachability.
///
/// Breakers are solved from providers to dependents; a group whose members in turn need its
/// dependent is solved anew until nothing changes: the least fixpoint, from below, so exact with
/// cycles, and sound whenever it is interrupted. CIs that take each other out form one component
/// meanwhile. Of the breakers only those are kept that no other one implies.
///
/// Costs O(cone) and, per group with a spare, what its members need not in common ({@link
/// CommonProviders}).
final class SingleFailures {
  private static final int[] NONE = {};

  final Cone cone;

  /// Places, those of a component next to each other, components after all that they need.
  final int[] order;

  /// Per place its component: where it starts in `order`.
  private final int[] component;

  /// Per component where it ends in `order`.
  private final int[] ends;

  /// Per group of the cone one place of each component that breaks it and that no other implies.
  private final int[][] breakers;

  private final CommonProviders common;
  private final Patience patience;
  private boolean complete = true;

  SingleFailures(Cone cone, Patience patience) {
    int size = cone.size();
    this.cone = cone;
    this.patience = patience;
    order = new int[size];
    component = new int[size];
    ends = new int[size];
    breakers = new int[cone.groups.length][];
    Arrays.fill(breakers, NONE);
    common = new CommonProviders(this, size);
    for (int cycle = 0; cycle + 1 < cone.cycles.length; cycle++) {
      solve(cone.cycles[cycle], cone.cycles[cycle + 1]);
    }
  }

  /// Whether there was patience to solve all groups; else some breakers may be missing.
  boolean complete() {
    return complete;
  }

  int component(int place) {
    return component[place];
  }

  /// Where the component ends in `order`; it starts there at its own number.
  int end(int component) {
    return ends[component];
  }

  /// Adds the other components that alone take this one out, one as often as it does.
  void providers(int component, IntList providers) {
    for (int at = component; at < ends[component]; at++) {
      int place = order[at];
      for (int row = cone.offsets[place]; row < cone.offsets[place + 1]; row++) {
        addOther(component, cone.providers[row], providers);
      }
      for (int group = cone.groupOffsets[place]; group < cone.groupOffsets[place + 1]; group++) {
        for (int breaker : breakers[group]) {
          addOther(component, breaker, providers);
        }
      }
    }
  }

  /// The components that break the group of the cone, SOFT or HARD, and that no other implies.
  IntList breakers(int group) {
    IntList found = new IntList();
    find(group, found);
    return found;
  }

  private void addOther(int component, int place, IntList providers) {
    int other = this.component[place];
    if (other != component) {
      providers.add(other);
    }
  }

  private void solve(int from, int to) {
    if (to - from == 1) {
      order[from] = from;
      component[from] = from;
      ends[from] = to;
      improve(from, to);
    } else {
      do {
        condense(from, to);
      } while (improve(from, to));
    }
    if ((from & 1023) == 0) {
      patience.report(to, cone.size());
    }
  }

  /// Solves the groups of these places with the components as they are.
  ///
  /// @return whether any group has breakers that it didn't have before
  private boolean improve(int from, int to) {
    int firstGroup = cone.groupOffsets[from];
    int groups = cone.groupOffsets[to] - firstGroup;
    if (groups == 0) {
      return false;
    }
    // All are found before any is applied: the components stay in order until they are made anew.
    int[][] more = new int[groups][];
    boolean improved = false;
    for (int group = 0; group < groups; group++) {
      if (patience.isOver()) {
        complete = false;
        return false;
      }
      more[group] = cone.isHard(firstGroup + group) ? more(firstGroup + group) : NONE;
    }
    for (int group = 0; group < groups; group++) {
      int[] known = breakers[firstGroup + group];
      if (more[group].length > 0) {
        int[] all = Arrays.copyOf(known, known.length + more[group].length);
        System.arraycopy(more[group], 0, all, known.length, more[group].length);
        breakers[firstGroup + group] = all;
        improved = true;
      }
    }
    return improved;
  }

  private int[] more(int group) {
    IntList found = new IntList();
    find(group, found);
    int dependent = component[cone.dependents[group]];
    IntList added = new IntList();
    for (int at = 0; at < found.size; at++) {
      int breaker = order[found.get(at)];
      if (found.get(at) != dependent && !isKnown(group, breaker)) {
        added.add(breaker);
      }
    }
    return added.toArray();
  }

  private boolean isKnown(int group, int breaker) {
    for (int known : breakers[group]) {
      if (component[known] == component[breaker]) {
        return true;
      }
    }
    return false;
  }

  private void find(int group, IntList found) {
    int from = cone.memberOffsets[group];
    int to = cone.memberOffsets[group + 1];
    common.find(cone.members, from, to, cone.slack(group) + 1, found);
  }

  /// Makes components of those places of a cycle that take each other out, as far as is known.
  private void condense(int from, int to) {
    common.forget(from);
    int[] offsets = new int[to - from + 1];
    IntList targets = new IntList();
    for (int place = from; place < to; place++) {
      for (int row = cone.offsets[place]; row < cone.offsets[place + 1]; row++) {
        addInside(cone.providers[row], from, to, targets);
      }
      for (int group = cone.groupOffsets[place]; group < cone.groupOffsets[place + 1]; group++) {
        for (int breaker : breakers[group]) {
          addInside(breaker, from, to, targets);
        }
      }
      offsets[place - from + 1] = targets.size;
    }
    Components components = new Components(offsets, targets.toArray());
    for (int at = 0; at + 1 < components.starts.length; at++) {
      int start = from + components.starts[at];
      int end = from + components.starts[at + 1];
      ends[start] = end;
      for (int slot = start; slot < end; slot++) {
        order[slot] = from + components.order[slot - from];
        component[order[slot]] = start;
      }
    }
  }

  private static void addInside(int place, int from, int to, IntList targets) {
    if (place >= from && place < to) {
      targets.add(place - from);
    }
  }
}
