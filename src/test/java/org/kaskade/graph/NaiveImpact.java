package org.kaskade.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rules of impact written down once more, slow and obvious: every requirement is evaluated
/// over and over until nothing changes, and everything is worked out from the result.
final class NaiveImpact {
  /// One requirement of one dependent; a single has one dependency and no name.
  record Requirement(
      String dependent, @Nullable String group, Strength strength, List<GraphDependency> all) {
    Set<String> providers() {
      return all.stream()
          .map(GraphDependency::provider)
          .collect(Collectors.toCollection(NaiveImpact::keySet));
    }

    int need() {
      String need = all.getFirst().need();
      int n = providers().size();
      if (need == null) {
        return 1;
      }
      int k =
          need.endsWith("%")
              ? (Integer.parseInt(need.substring(0, need.length() - 1)) * n + 99) / 100
              : Integer.parseInt(need);
      return Math.clamp(k, 1, n);
    }
  }

  record NaiveCause(
      List<String> providers, Strength strength, @Nullable String group, int n, int k, int up) {}

  private final Map<String, ImpactState> states = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();
  private final Map<String, List<Requirement>> requirements = new HashMap<>();

  NaiveImpact(
      Set<String> keys, Collection<GraphDependency> dependencies, Map<String, ImpactState> start) {
    Map<List<@Nullable Object>, List<GraphDependency>> parts = new HashMap<>();
    for (GraphDependency one : Set.copyOf(dependencies)) {
      if (keys.contains(one.dependent())
          && keys.contains(one.provider())
          && !one.dependent().equals(one.provider())) {
        List<@Nullable Object> identity = new ArrayList<>();
        identity.add(one.dependent());
        identity.add(one.group());
        if (one.group() == null) {
          identity.add(one.provider());
          identity.add(one.type());
        }
        parts.computeIfAbsent(identity, _ -> new ArrayList<>()).add(one);
      }
    }
    for (List<GraphDependency> part : parts.values()) {
      GraphDependency first = part.getFirst();
      requirements
          .computeIfAbsent(first.dependent(), _ -> new ArrayList<>())
          .add(new Requirement(first.dependent(), first.group(), first.strength(), part));
    }
    keys.forEach(key -> states.put(key, start.getOrDefault(key, ImpactState.UNAFFECTED)));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (String key : keys) {
        for (Requirement requirement : of(key)) {
          if (contribution(requirement).compareTo(state(key)) > 0) {
            states.put(key, contribution(requirement));
            changed = true;
          }
        }
      }
    }
    measure(start);
  }

  private void measure(Map<String, ImpactState> start) {
    Deque<String> queue = new ArrayDeque<>();
    start.forEach((key, state) -> {
      if (state == state(key)) {
        depths.put(key, 0);
        queue.add(key);
      }
    });
    while (!queue.isEmpty()) {
      String provider = queue.remove();
      for (Requirement requirement :
          requirements.values().stream().flatMap(List::stream).toList()) {
        if (justifies(requirement)
            && atFault(requirement).contains(provider)
            && !depths.containsKey(requirement.dependent())) {
          depths.put(requirement.dependent(), depth(provider) + 1);
          queue.add(requirement.dependent());
        }
      }
    }
  }

  ImpactState state(String key) {
    return states.getOrDefault(key, ImpactState.UNAFFECTED);
  }

  /// Of an affected CI; -1 of any other.
  int depth(String key) {
    return depths.getOrDefault(key, -1);
  }

  List<Requirement> of(String key) {
    return requirements.getOrDefault(key, List.of());
  }

  private long count(Requirement requirement, ImpactState below) {
    return requirement.providers().stream().filter(p -> state(p).compareTo(below) < 0).count();
  }

  private ImpactState contribution(Requirement requirement) {
    boolean hard = requirement.strength() == Strength.HARD;
    if (requirement.group() == null) {
      ImpactState s = state(requirement.providers().iterator().next());
      if (hard) {
        return s;
      }
      return s == ImpactState.OUTAGE ? ImpactState.DEGRADED : ImpactState.UNAFFECTED;
    }
    long up = count(requirement, ImpactState.OUTAGE);
    long well = count(requirement, ImpactState.DEGRADED);
    int k = requirement.need();
    int n = requirement.providers().size();
    if (up < k) {
      return hard ? ImpactState.OUTAGE : ImpactState.DEGRADED;
    }
    if (hard && well < k) {
      return ImpactState.DEGRADED;
    }
    return hard && up < n && up == k ? ImpactState.AT_RISK : ImpactState.UNAFFECTED;
  }

  private boolean justifies(Requirement requirement) {
    ImpactState state = state(requirement.dependent());
    return state != ImpactState.UNAFFECTED && contribution(requirement) == state;
  }

  private Set<String> atFault(Requirement requirement) {
    if (requirement.group() == null) {
      return requirement.providers();
    }
    ImpactState from =
        requirement.strength() == Strength.HARD && contribution(requirement) == ImpactState.DEGRADED
            ? ImpactState.DEGRADED
            : ImpactState.OUTAGE;
    return requirement.providers().stream()
        .filter(p -> state(p).compareTo(from) >= 0)
        .collect(Collectors.toCollection(NaiveImpact::keySet));
  }

  List<NaiveCause> causes(String key) {
    return of(key).stream()
        .filter(this::justifies)
        .map(one ->
            one.group() == null
                ? new NaiveCause(List.copyOf(atFault(one)), one.strength(), null, 0, 0, 0)
                : new NaiveCause(
                    List.copyOf(atFault(one)),
                    one.strength(),
                    one.group(),
                    one.providers().size(),
                    one.need(),
                    (int) count(one, ImpactState.OUTAGE)))
        .toList();
  }

  List<String> path(String key) {
    List<String> path = new ArrayList<>(List.of(key));
    while (depth(path.getFirst()) > 0) {
      int before = depth(path.getFirst()) - 1;
      Set<String> candidates = keySet();
      for (Requirement requirement : of(path.getFirst())) {
        if (justifies(requirement)) {
          atFault(requirement).stream().filter(p -> depth(p) == before).forEach(candidates::add);
        }
      }
      path.addFirst(candidates.iterator().next());
    }
    return path;
  }

  /// The dependencies of a dependent on this provider in requirements that justify its state.
  List<GraphDependency> justifying(String dependent, String provider) {
    return of(dependent).stream()
        .filter(one -> justifies(one) && atFault(one).contains(provider))
        .flatMap(one -> one.all().stream())
        .filter(one -> one.provider().equals(provider))
        .toList();
  }

  List<String> affected() {
    return states.keySet().stream()
        .filter(key -> state(key) != ImpactState.UNAFFECTED)
        .sorted(
            Comparator.comparing(this::state)
                .reversed()
                .thenComparingInt(this::depth)
                .thenComparing(NaiveImpact::codePoints, NaiveImpact::compare))
        .toList();
  }

  Map<List<String>, List<Integer>> weakened() {
    Map<List<String>, List<Integer>> weakened = new TreeMap<>(Comparator.comparing(List::toString));
    for (Requirement one : requirements.values().stream().flatMap(List::stream).toList()) {
      int n = one.providers().size();
      int up = (int) count(one, ImpactState.OUTAGE);
      if (one.group() != null && up < n) {
        weakened.put(List.of(one.dependent(), one.group()), List.of(n, one.need(), up));
      }
    }
    return weakened;
  }

  static SortedSet<String> keySet() {
    return new TreeSet<>((a, b) -> compare(codePoints(a), codePoints(b)));
  }

  private static int[] codePoints(String key) {
    return key.codePoints().toArray();
  }

  private static int compare(int[] a, int[] b) {
    return Arrays.compare(a, b);
  }
}
