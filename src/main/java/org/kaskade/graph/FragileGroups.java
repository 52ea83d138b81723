package org.kaskade.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Redundancy groups that are none: a single CI, shared by their members, defeats them alone.
///
/// A group is looked at when it has a spare (need < members), whatever its strength. It is fragile
/// when the outage of one CI alone, other than its dependent, leaves less of it up than it needs;
/// that CI may be a member that others need. The breakers of all groups come from one pass ({@link
/// SingleFailures}): linear in the dependencies of the CIs looked at, and in what the members of
/// each group need not in common. Listing the shared CIs of a group is linear in what these need.
///
/// @param groups by the dependent's key, then name
/// @param completeness when incomplete, what is listed is fragile, and others may be too
public record FragileGroups(List<FragileGroup> groups, Completeness completeness) {
  /// A group and what defeats it.
  ///
  /// @param shared the CIs that alone defeat it, by key, as many as asked for
  /// @param sharedCount how many there are
  public record FragileGroup(
      GraphCi dependent,
      String group,
      Strength strength,
      int members,
      int need,
      List<GraphCi> shared,
      int sharedCount) {}

  /// Of the whole estate.
  ///
  /// @param first how many groups to list at most
  /// @param firstShared how many shared CIs to list of each at most
  public static FragileGroups ofEstate(
      DependencyGraph graph, int first, int firstShared, Patience patience) {
    int[] all = IntStream.range(0, graph.cis.size()).filter(graph.cis::isLive).toArray();
    return of(Cone.whole(graph, all), first, firstShared, patience);
  }

  /// Of a CI and everything that it needs, directly or not, in any strength.
  ///
  /// @param first how many groups to list at most
  /// @param firstShared how many shared CIs to list of each at most
  /// @throws UnknownCi when no CI has the key
  public static FragileGroups of(
      DependencyGraph graph, String key, int first, int firstShared, Patience patience) {
    return of(Cone.whole(graph, graph.number(key)), first, firstShared, patience);
  }

  private static FragileGroups of(Cone cone, int first, int firstShared, Patience patience) {
    SingleFailures failures = new SingleFailures(cone, patience);
    CiTable cis = cone.graph.cis;
    List<Integer> ordered =
        IntStream.range(0, cone.groups.length)
            .filter(group -> cone.slack(group) > 0)
            .boxed()
            .sorted(
                Comparator.comparing(
                        (Integer group) -> cone.cis[cone.dependents[group]], cis::compare)
                    .thenComparing(group -> cone.group(group).name(), CodePointOrder.BY_CODE_POINT))
            .toList();
    List<FragileGroup> found = new ArrayList<>();
    for (int group : ordered) {
      if (patience.isOver()) {
        break;
      }
      BitSet shared = shared(failures, group);
      if (shared.isEmpty()) {
        continue;
      }
      if (found.size() == first) {
        return new FragileGroups(
            found, Completeness.bounded("there are more than the first %,d".formatted(first)));
      }
      found.add(describe(cone, group, shared, firstShared));
    }
    return new FragileGroups(
        found,
        failures.complete() && !patience.isOver()
            ? Completeness.FULL
            : patience.exhausted("not all groups were looked at"));
  }

  private static BitSet shared(SingleFailures failures, int group) {
    IntList breakers = failures.breakers(group);
    if (breakers.size == 0) {
      return new BitSet();
    }
    BitSet shared = SinglePointsOfFailure.leadingTo(failures, breakers);
    shared.clear(failures.cone.dependents[group]);
    return shared;
  }

  private static FragileGroup describe(Cone cone, int number, BitSet shared, int first) {
    Group group = cone.group(number);
    CiTable cis = cone.graph.cis;
    return new FragileGroup(
        cis.get(group.dependent()),
        group.name(),
        group.strength(),
        group.members(),
        group.need(),
        shared.stream()
            .mapToObj(place -> cone.cis[place])
            .sorted(cis::compare)
            .limit(first)
            .map(cis::get)
            .toList(),
        shared.cardinality());
  }
}
