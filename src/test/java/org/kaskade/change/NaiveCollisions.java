package org.kaskade.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.NaiveStates;

/// What collides, slow and obvious: every pair and every set of changes that run at the same time
/// is worked out by the naive fixpoint and compared service by service.
final class NaiveCollisions {
  private final Set<String> keys;
  private final Collection<GraphDependency> dependencies;
  private final Predicate<String> isService;
  private final List<ScheduledChange> changes;
  private final Map<List<Object>, Map<String, ImpactState>> known = new HashMap<>();

  NaiveCollisions(
      Collection<String> keys,
      Collection<GraphDependency> dependencies,
      Predicate<String> isService,
      Collection<ScheduledChange> changes) {
    this.keys = Set.copyOf(keys);
    this.dependencies = dependencies;
    this.isService = isService;
    this.changes = List.copyOf(changes);
  }

  /// By numbers, the services worse off in the worst case and as expected.
  Map<Set<String>, List<Map<String, ImpactState>>> pairs() {
    Map<Set<String>, List<Map<String, ImpactState>>> found = new LinkedHashMap<>();
    for (ScheduledChange one : changes) {
      for (ScheduledChange other : changes) {
        if (one.number().compareTo(other.number()) < 0) {
          judge(List.of(one, other), found);
        }
      }
    }
    return found;
  }

  /// All sets of more than two that can be reached from the pairs by adding one change after the
  /// other, each step a collision.
  Map<Set<String>, List<Map<String, ImpactState>>> largerSets() {
    Map<Set<String>, List<Map<String, ImpactState>>> all = new LinkedHashMap<>();
    Map<Set<String>, List<Map<String, ImpactState>>> step = pairs();
    while (!step.isEmpty()) {
      Map<Set<String>, List<Map<String, ImpactState>>> next = new LinkedHashMap<>();
      for (Set<String> smaller : step.keySet()) {
        for (ScheduledChange more : changes) {
          if (!smaller.contains(more.number())) {
            List<ScheduledChange> larger = new ArrayList<>(List.of(more));
            changes.stream().filter(one -> smaller.contains(one.number())).forEach(larger::add);
            judge(larger, next);
          }
        }
      }
      all.putAll(next);
      step = next;
    }
    return all;
  }

  private void judge(
      List<ScheduledChange> together, Map<Set<String>, List<Map<String, ImpactState>>> found) {
    for (ScheduledChange one : together) {
      for (ScheduledChange other : together) {
        if (!(one.window().start().isBefore(other.window().end())
            && other.window().start().isBefore(one.window().end()))) {
          return;
        }
      }
    }
    Map<String, ImpactState> worst = worse(together, change -> effects(change, true));
    Map<String, ImpactState> expected = worse(together, change -> effects(change, false));
    if (!worst.isEmpty() || !expected.isEmpty()) {
      Set<String> numbers = new TreeSet<>();
      together.forEach(change -> numbers.add(change.number()));
      found.put(numbers, List.of(worst, expected));
    }
  }

  private static Map<String, ImpactState> effects(ScheduledChange change, boolean worst) {
    Map<String, ImpactState> effects = new HashMap<>();
    for (ChangedCi ci : change.changes()) {
      ImpactState effect = worst ? ImpactState.OUTAGE : ci.effect();
      if (effect == ImpactState.OUTAGE || effect == ImpactState.DEGRADED) {
        effects.put(ci.key(), effect);
      }
    }
    return effects;
  }

  private Map<String, ImpactState> worse(
      List<ScheduledChange> together, Function<ScheduledChange, Map<String, ImpactState>> effects) {
    Map<String, ImpactState> all = states(together, effects);
    Map<String, ImpactState> worse = new TreeMap<>();
    all.forEach((key, state) -> {
      if (isService.test(key)) {
        boolean worseThanEach = true;
        for (ScheduledChange left : together) {
          List<ScheduledChange> fewer = new ArrayList<>(together);
          fewer.remove(left);
          worseThanEach &= state.compareTo(states(fewer, effects).get(key)) > 0;
        }
        if (worseThanEach) {
          worse.put(key, state);
        }
      }
    });
    return worse;
  }

  private Map<String, ImpactState> states(
      List<ScheduledChange> together, Function<ScheduledChange, Map<String, ImpactState>> effects) {
    Map<String, ImpactState> starts = new HashMap<>();
    for (ScheduledChange change : together) {
      effects
          .apply(change)
          .forEach((key, state) -> starts.merge(key, state, (a, b) -> a.compareTo(b) > 0 ? a : b));
    }
    return known.computeIfAbsent(
        List.of(starts), _ -> NaiveStates.of(new HashSet<>(keys), dependencies, starts));
  }
}
