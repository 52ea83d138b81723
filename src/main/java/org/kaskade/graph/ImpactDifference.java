package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a change of the estate changes what failures do: single points of failure that appear and go
/// away, redundancy that is lost, and services that the failure of a single CI hits harder than
/// before.
///
/// Looks at the CIs that can be told apart by the change alone: those of interest that need,
/// directly or not, one whose requirements change, and those whose own redundancy shrinks. Costs a
/// search for single points ({@link SinglePointsOfFailure}) before and after for each of them.
///
/// @param appearing single points that there will be, by the key of the CI they take down, then
///   their own
/// @param disappearing single points that will be none, in the same order
/// @param weakerGroups groups that can lose fewer members than before, by dependent, then name
/// @param worse CIs of interest whose worst case gets worse, by key
/// @param completeness when incomplete, what is listed holds, and more may be missing
public record ImpactDifference(
    List<SinglePoint> appearing,
    List<SinglePoint> disappearing,
    List<WeakerGroup> weakerGroups,
    List<WorseCase> worse,
    Completeness completeness) {

  /// A CI whose outage alone is that of another one; both by key, for one may not exist yet or any
  /// more.
  public record SinglePoint(String of, String component) {}

  /// A group before and after.
  ///
  /// @param dependent its key
  /// @param before all members up
  /// @param after all members up
  public record WeakerGroup(
      String dependent, String group, GroupStatus before, GroupStatus after) {}

  /// The worst state that the outage of one other CI brings.
  public record WorseCase(String of, ImpactState before, ImpactState after) {}

  /// Compares the graph before a change with the graph after it.
  ///
  /// @param changed keys of all CIs that come, go, or need something else than before
  /// @param interesting which CIs count, besides those whose own redundancy shrinks
  public static ImpactDifference between(
      DependencyGraph before,
      DependencyGraph after,
      Collection<String> changed,
      Predicate<? super GraphCi> interesting,
      Patience patience) {
    return new Comparison(before, after, interesting, patience).of(changed);
  }

  private static final class Comparison {
    private final DependencyGraph before;
    private final DependencyGraph after;
    private final Predicate<? super GraphCi> interesting;
    private final Patience patience;
    private final List<SinglePoint> appearing = new ArrayList<>();
    private final List<SinglePoint> disappearing = new ArrayList<>();
    private final List<WorseCase> worse = new ArrayList<>();
    private final OutageStates statesBefore;
    private final OutageStates statesAfter;
    private boolean complete = true;

    Comparison(
        DependencyGraph before,
        DependencyGraph after,
        Predicate<? super GraphCi> interesting,
        Patience patience) {
      this.before = before;
      this.after = after;
      this.statesBefore = new OutageStates(before);
      this.statesAfter = new OutageStates(after);
      this.interesting = interesting;
      this.patience = patience;
    }

    ImpactDifference of(Collection<String> changed) {
      List<WeakerGroup> weaker = weakerGroups(changed);
      Set<String> subjects = new TreeSet<>(CodePointOrder.BY_CODE_POINT);
      weaker.forEach(group -> subjects.add(group.dependent()));
      subjects.addAll(reached(before, changed));
      subjects.addAll(reached(after, changed));
      int done = 0;
      for (String subject : subjects) {
        if (patience.isOver()) {
          complete = false;
          break;
        }
        compare(subject);
        patience.report(++done, subjects.size());
      }
      return new ImpactDifference(
          List.copyOf(appearing),
          List.copyOf(disappearing),
          weaker,
          List.copyOf(worse),
          complete
              ? Completeness.FULL
              : patience.exhausted("not all CIs that the change concerns were compared"));
    }

    /// The CIs of interest that are among these or need one of them.
    private List<String> reached(DependencyGraph graph, Collection<String> changed) {
      Set<Integer> seen = new HashSet<>();
      List<Integer> open = new ArrayList<>();
      List<String> found = new ArrayList<>();
      for (String key : changed) {
        int ci = graph.cis.find(key);
        if (ci >= 0 && seen.add(ci)) {
          open.add(ci);
        }
      }
      while (!open.isEmpty()) {
        int ci = open.removeLast();
        if (interesting.test(graph.cis.get(ci))) {
          found.add(graph.cis.key(ci));
        }
        for (int dependent : graph.dependentNumbers(ci)) {
          if (seen.add(dependent)) {
            open.add(dependent);
          }
        }
      }
      return found;
    }

    private void compare(String subject) {
      Set<String> singleBefore = singlePoints(before, subject);
      Set<String> singleAfter = singlePoints(after, subject);
      for (String component : singleAfter) {
        if (!singleBefore.contains(component)) {
          appearing.add(new SinglePoint(subject, component));
        }
      }
      for (String component : singleBefore) {
        if (!singleAfter.contains(component)) {
          disappearing.add(new SinglePoint(subject, component));
        }
      }
      Optional<GraphCi> known = before.find(subject).filter(ci -> after.find(subject).isPresent());
      if (known.filter(interesting).isPresent()) {
        ImpactState worstBefore = worst(statesBefore, before, subject, singleBefore);
        ImpactState worstAfter = worst(statesAfter, after, subject, singleAfter);
        if (worstAfter.compareTo(worstBefore) > 0) {
          worse.add(new WorseCase(subject, worstBefore, worstAfter));
        }
      }
    }

    private Set<String> singlePoints(DependencyGraph graph, String subject) {
      if (graph.find(subject).isEmpty()) {
        return Set.of();
      }
      SinglePointsOfFailure found = SinglePointsOfFailure.of(graph, subject, patience);
      complete &= found.completeness().complete();
      Set<String> keys = new TreeSet<>(CodePointOrder.BY_CODE_POINT);
      found.cis().forEach(ci -> keys.add(ci.key()));
      return keys;
    }

    /// Without a single point of failure nothing worse than DEGRADED is left to look for.
    private ImpactState worst(
        OutageStates states, DependencyGraph graph, String subject, Set<String> singlePoints) {
      if (!singlePoints.isEmpty()) {
        return ImpactState.OUTAGE;
      }
      int number = graph.number(subject);
      ImpactState worst = ImpactState.UNAFFECTED;
      for (int ci : Cone.whole(graph, number).cis) {
        if (patience.isOver()) {
          complete = false;
          break;
        }
        if (ci != number) {
          states.evaluate(new int[] {ci}, new int[0]);
          ImpactState state = states.state(number);
          worst = state.compareTo(worst) > 0 ? state : worst;
          if (worst.compareTo(ImpactState.DEGRADED) >= 0) {
            break;
          }
        }
      }
      return worst;
    }

    private List<WeakerGroup> weakerGroups(Collection<String> changed) {
      Set<String> dependents = new TreeSet<>(CodePointOrder.BY_CODE_POINT);
      for (String key : changed) {
        int ci = before.cis.find(key);
        if (ci >= 0) {
          dependents.add(key);
          before.dependentNumbers(ci).forEach(number -> dependents.add(before.cis.key(number)));
        }
      }
      List<WeakerGroup> weaker = new ArrayList<>();
      for (String dependent : dependents) {
        Map<String, GroupStatus> then = groups(before, dependent);
        Map<String, GroupStatus> now = groups(after, dependent);
        then.forEach((name, was) -> {
          GroupStatus still = now.get(name);
          GroupStatus is = still == null ? neededAlone(dependent, was) : still;
          if (is != null && is.members() - is.need() < was.members() - was.need()) {
            weaker.add(new WeakerGroup(dependent, name, was, is));
          }
        });
      }
      return List.copyOf(weaker);
    }

    /// A group that is none any more, because its dependent needs what is left of it without one.
    private @Nullable GroupStatus neededAlone(String dependent, GroupStatus was) {
      if (after.find(dependent).isEmpty()) {
        return null;
      }
      Set<String> members = new HashSet<>();
      before.dependenciesOf(dependent).stream()
          .filter(one -> was.group().equals(one.group()))
          .forEach(one -> members.add(one.provider()));
      int left =
          (int)
              after.dependenciesOf(dependent).stream()
                  .filter(one -> one.group() == null && members.contains(one.provider()))
                  .map(GraphDependency::provider)
                  .distinct()
                  .count();
      return left == 0 ? null : new GroupStatus(was.dependent(), was.group(), left, left, left);
    }

    private static Map<String, GroupStatus> groups(DependencyGraph graph, String dependent) {
      Map<String, GroupStatus> found = new LinkedHashMap<>();
      int ci = graph.cis.find(dependent);
      if (ci >= 0) {
        Requirements row = graph.requirements.of(ci);
        for (int at = row.from(); at < row.to(); at++) {
          if (Entry.isGroup(row.entry(at))) {
            Group group = graph.groups.get(Entry.number(row.entry(at)));
            found.put(
                group.name(),
                new GroupStatus(
                    graph.cis.get(ci),
                    group.name(),
                    group.members(),
                    group.need(),
                    group.members()));
          }
        }
      }
      return found;
    }
  }
}
