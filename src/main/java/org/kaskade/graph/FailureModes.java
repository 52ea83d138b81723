package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What is left of the ways in which a CI fails once its single points are set aside.
///
/// Without them only groups with a spare can bring the CI down, so all that matters about another
/// CI is which *members* of such groups its outage alone takes away. CIs that take away the same
/// ones are alike in every scenario: they form a *mode*. Modes, members and groups are a model that
/// is often a hundred times smaller than what the CI needs, and exactly as good: a set of failures
/// brings the CI down if and only if it contains a single point or its modes do ({@link
/// JointFailure}).
///
/// Linear in what the CI needs HARD, times the number of members that a mode takes away.
final class FailureModes {
  /// The CIs whose outage alone is that of the CI, itself left out; by key.
  final int[] singlePoints;

  /// All CIs of modes by key; modes name them by their place here.
  final int[] cis;

  /// Per mode its CIs, ascending; the modes by their first one.
  final int[][] modes;

  /// Per mode the members that the outage of any of its CIs takes away.
  final int[][] lost;

  /// Per group its members, how many of them it can spare, and what its break takes away in turn.
  final int[][] members;

  final int[] spare;
  final int[][] follows;

  /// Per group whether its break is the outage of the CI.
  final boolean[] fatal;

  /// Per member the groups it is in.
  final int[][] groupsOf;

  /// Whether there was patience for all groups; else some ways to fail may be missing.
  final boolean complete;

  private final SingleFailures failures;
  private final Cone cone;
  private final BitSet single;

  FailureModes(DependencyGraph graph, int ci, Patience patience) {
    cone = Cone.hard(graph, ci);
    failures = new SingleFailures(cone, patience);
    complete = failures.complete();
    single = SinglePointsOfFailure.leadingTo(failures, cone.place(ci));
    singlePoints = byKey(single.stream().map(place -> cone.cis[place]).filter(one -> one != ci));

    int[] numbers = new int[cone.size()];
    List<int[]> kept = new ArrayList<>();
    IntList groups = new IntList();
    int count = number(numbers, kept, groups);
    members = kept.toArray(int[][]::new);
    groupsOf = groupsOf(count);
    spare = new int[groups.size];
    fatal = new boolean[groups.size];
    follows = new int[groups.size][];
    BitSet[] effects = effects(numbers);
    for (int group = 0; group < groups.size; group++) {
      int dependent = cone.dependents[groups.get(group)];
      spare[group] = cone.slack(groups.get(group));
      fatal[group] = single.get(dependent);
      follows[group] =
          fatal[group] ? new int[0] : effects[failures.component(dependent)].stream().toArray();
    }
    cis =
        byKey(
            IntStream.range(0, cone.size())
                .filter(place -> !single.get(place))
                .filter(place -> !effects[failures.component(place)].isEmpty())
                .map(place -> cone.cis[place]));
    Map<BitSet, IntList> alike = new LinkedHashMap<>();
    for (int place = 0; place < cis.length; place++) {
      BitSet effect = effects[failures.component(cone.place(cis[place]))];
      alike.computeIfAbsent(effect, _ -> new IntList()).add(place);
    }
    modes = alike.values().stream().map(IntList::toArray).toArray(int[][]::new);
    lost = alike.keySet().stream().map(one -> one.stream().toArray()).toArray(int[][]::new);
  }

  /// Numbers, from 1, the members of the groups that can break without a single point.
  ///
  /// @return how many there are
  private int number(int[] numbers, List<int[]> kept, IntList groups) {
    int count = 0;
    for (int group = 0; group < cone.groups.length; group++) {
      IntList able = new IntList();
      for (int at = cone.memberOffsets[group]; at < cone.memberOffsets[group + 1]; at++) {
        if (!single.get(cone.members[at])) {
          able.add(cone.members[at]);
        }
      }
      if (able.size > cone.slack(group)) {
        for (int at = 0; at < able.size; at++) {
          int place = able.get(at);
          if (numbers[place] == 0) {
            numbers[place] = ++count;
          }
          able.values[at] = numbers[place] - 1;
        }
        kept.add(able.toArray());
        groups.add(group);
      }
    }
    return count;
  }

  private int[][] groupsOf(int count) {
    IntList[] lists = new IntList[count];
    Arrays.setAll(lists, _ -> new IntList());
    for (int group = 0; group < members.length; group++) {
      for (int member : members[group]) {
        lists[member].add(group);
      }
    }
    return Arrays.stream(lists).map(IntList::toArray).toArray(int[][]::new);
  }

  /// Per component the members that it takes away; equal ones are the same object.
  private BitSet[] effects(int[] numbers) {
    BitSet[] effects = new BitSet[cone.size()];
    BitSet none = new BitSet();
    Arrays.fill(effects, none);
    Map<BitSet, BitSet> known = new HashMap<>();
    IntList providers = new IntList();
    for (int slot = effects.length - 1; slot >= 0; slot--) {
      int component = failures.component(failures.order[slot]);
      if (component != slot || single.get(failures.order[slot])) {
        continue;
      }
      BitSet own = new BitSet();
      for (int at = slot; at < failures.end(slot); at++) {
        if (numbers[failures.order[at]] > 0) {
          own.set(numbers[failures.order[at]] - 1);
        }
      }
      effects[slot] = union(effects[slot], own, known);
      providers.clear();
      failures.providers(slot, providers);
      for (int at = 0; at < providers.size; at++) {
        int provider = providers.get(at);
        effects[provider] = union(effects[provider], effects[slot], known);
      }
    }
    return effects;
  }

  private static BitSet union(BitSet a, BitSet b, Map<BitSet, BitSet> known) {
    if (b.isEmpty() || a.equals(b)) {
      return a;
    }
    if (a.isEmpty()) {
      return known.computeIfAbsent(b, same -> same);
    }
    BitSet both = (BitSet) a.clone();
    both.or(b);
    return known.computeIfAbsent(both, same -> same);
  }

  private int[] byKey(IntStream numbers) {
    return numbers.boxed().sorted(cone.graph.cis::compare).mapToInt(Integer::intValue).toArray();
  }
}
