package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why affected CIs are in their states.
///
/// Looks at the requirements of the CI that is asked for, and for a path at those of each CI on the
/// way, whatever else is affected.
final class Explanation {
  private final DependencyGraph graph;
  private final AffectedSet affected;
  private final Comparator<Fault> byRequirement;
  private final Comparator<Fault> byProvider;

  Explanation(DependencyGraph graph, AffectedSet affected) {
    this.graph = graph;
    this.affected = affected;
    Comparator<Fault> provider = (a, b) -> graph.cis.compare(a.provider(), b.provider());
    Comparator<Fault> type =
        Comparator.comparing(fault -> graph.types.name(fault.type()), CodePointOrder.BY_CODE_POINT);
    Comparator<Fault> group =
        Comparator.comparing(
            fault -> fault.requirement().groupName(),
            Comparator.nullsFirst(CodePointOrder.BY_CODE_POINT));
    this.byRequirement = group.thenComparing(provider).thenComparing(type);
    this.byProvider = provider.thenComparing(type).thenComparing(group);
  }

  List<Cause> causes(int ci) {
    List<Fault> faults = faults(ci);
    faults.sort(byRequirement);
    List<Cause> causes = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= faults.size(); to++) {
      if (to == faults.size()
          || !faults.get(to).requirement().equals(faults.get(from).requirement())) {
        causes.add(cause(faults.subList(from, to)));
        from = to;
      }
    }
    return List.copyOf(causes);
  }

  List<PathStep> path(int ci) {
    List<PathStep> steps = new ArrayList<>();
    int at = ci;
    for (int depth = affected.depth(ci); depth > 0; depth--) {
      int before = depth - 1;
      Fault nearest =
          faults(at).stream()
              .filter(fault -> affected.depth(fault.provider()) == before)
              .min(byProvider)
              .orElseThrow();
      steps.add(new PathStep(graph.cis.get(at), affected.state(at), via(at, nearest)));
      at = nearest.provider();
    }
    steps.add(new PathStep(graph.cis.get(at), affected.state(at), null));
    Collections.reverse(steps);
    return List.copyOf(steps);
  }

  GroupStatus status(Group group, int up) {
    return new GroupStatus(
        graph.cis.get(group.dependent()), group.name(), group.members(), group.need(), up);
  }

  /// Every dependency on a provider at fault in a requirement that justifies the CI's state.
  private List<Fault> faults(int ci) {
    ImpactState state = affected.state(ci);
    List<Fault> faults = new ArrayList<>();
    Requirements row = graph.requirements.of(ci);
    for (int at = row.from(); at < row.to(); at++) {
      int entry = row.entry(at);
      if (Entry.isGroup(entry)) {
        addGroup(graph.groups.get(Entry.number(entry)), state, faults);
      } else {
        addSingle(row, at, state, faults);
      }
    }
    return faults;
  }

  private void addSingle(Requirements row, int at, ImpactState state, List<Fault> faults) {
    int entry = row.entry(at);
    int provider = Entry.number(entry);
    Strength strength = Entry.isSoft(entry) ? Strength.SOFT : Strength.HARD;
    ImpactState contribution =
        switch (strength) {
          case HARD -> affected.state(provider);
          case SOFT ->
              affected.state(provider) == ImpactState.OUTAGE
                  ? ImpactState.DEGRADED
                  : ImpactState.UNAFFECTED;
        };
    if (contribution == state) {
      faults.add(new Fault(new Single(at, strength), provider, row.type(at)));
    }
  }

  private void addGroup(Group group, ImpactState state, List<Fault> faults) {
    int up = membersBelow(group, ImpactState.OUTAGE);
    if (contribution(group, up) != state) {
      return;
    }
    ImpactState atFault =
        group.strength() == Strength.HARD && state == ImpactState.DEGRADED
            ? ImpactState.DEGRADED
            : ImpactState.OUTAGE;
    Grouped requirement = new Grouped(group, up);
    for (int member = 0; member < group.size(); member++) {
      if (affected.state(group.provider(member)).compareTo(atFault) >= 0) {
        faults.add(new Fault(requirement, group.provider(member), group.type(member)));
      }
    }
  }

  private ImpactState contribution(Group group, int up) {
    int need = group.need();
    return switch (group.strength()) {
      case SOFT -> up < need ? ImpactState.DEGRADED : ImpactState.UNAFFECTED;
      case HARD -> {
        if (up < need) {
          yield ImpactState.OUTAGE;
        }
        if (membersBelow(group, ImpactState.DEGRADED) < need) {
          yield ImpactState.DEGRADED;
        }
        yield up < group.members() && up == need ? ImpactState.AT_RISK : ImpactState.UNAFFECTED;
      }
    };
  }

  private int membersBelow(Group group, ImpactState state) {
    int count = 0;
    for (int member = 0; member < group.size(); member++) {
      if (group.isFirstOfProvider(member)
          && affected.state(group.provider(member)).compareTo(state) < 0) {
        count++;
      }
    }
    return count;
  }

  private Cause cause(List<Fault> faults) {
    List<GraphCi> providers =
        faults.stream().map(Fault::provider).distinct().map(graph.cis::get).toList();
    return switch (faults.getFirst().requirement()) {
      case Single single -> new Cause(providers, single.strength(), null);
      case Grouped(Group group, int up) ->
          new Cause(providers, group.strength(), status(group, up));
    };
  }

  private GraphDependency via(int dependent, Fault fault) {
    String from = graph.cis.key(dependent);
    String to = graph.cis.key(fault.provider());
    String type = graph.types.name(fault.type());
    return switch (fault.requirement()) {
      case Single single -> new GraphDependency(from, to, type, single.strength());
      case Grouped(Group group, int _) ->
          new GraphDependency(from, to, type, group.strength(), group.name(), group.declaredNeed());
    };
  }

  /// One dependency on a provider at fault.
  private record Fault(Requirement requirement, int provider, int type) {}

  private sealed interface Requirement {
    @Nullable String groupName();
  }

  /// @param at its place in the row: what tells it from another that looks alike
  private record Single(int at, Strength strength) implements Requirement {
    @Override
    public @Nullable String groupName() {
      return null;
    }
  }

  private record Grouped(Group group, int up) implements Requirement {
    @Override
    public String groupName() {
      return group.name();
    }
  }
}
