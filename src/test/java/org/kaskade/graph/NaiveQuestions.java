package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The questions answered by trying every scenario, each with the naive fixpoint.
final class NaiveQuestions {
  private NaiveQuestions() {}

  /// Per CI what its outage alone does.
  static Map<String, NaiveImpact> outagesAlone(
      Set<String> keys, Collection<GraphDependency> dependencies) {
    Map<String, NaiveImpact> alone = new HashMap<>();
    for (String key : keys) {
      alone.put(key, new NaiveImpact(keys, dependencies, Map.of(key, ImpactState.OUTAGE)));
    }
    return alone;
  }

  static List<String> singlePoints(Map<String, NaiveImpact> alone, String of) {
    Set<String> found = NaiveImpact.keySet();
    alone.forEach((key, impact) -> {
      if (!key.equals(of) && impact.state(of) == ImpactState.OUTAGE) {
        found.add(key);
      }
    });
    return new ArrayList<>(found);
  }

  static NaiveImpact impact(Map<String, NaiveImpact> alone, String key) {
    return Objects.requireNonNull(alone.get(key));
  }

  /// Per group with a spare, by dependent and name, the CIs that alone defeat it.
  static Map<List<String>, List<String>> fragile(
      Map<String, NaiveImpact> alone, Set<String> keys, Collection<GraphDependency> dependencies) {
    NaiveImpact none = new NaiveImpact(keys, dependencies, Map.of());
    Map<List<String>, List<String>> fragile =
        new TreeMap<>(
            Comparator.comparing((List<String> one) -> one.getFirst(), CodePointOrder.BY_CODE_POINT)
                .thenComparing(List::getLast, CodePointOrder.BY_CODE_POINT));
    for (String dependent : keys) {
      for (NaiveImpact.Requirement requirement : none.of(dependent)) {
        Set<String> members = requirement.providers();
        if (requirement.group() == null || requirement.need() == members.size()) {
          continue;
        }
        Set<String> defeat = NaiveImpact.keySet();
        alone.forEach((key, impact) -> {
          long up = members.stream().filter(one -> impact.state(one) != ImpactState.OUTAGE).count();
          if (up < requirement.need() && !key.equals(dependent)) {
            defeat.add(key);
          }
        });
        if (!defeat.isEmpty()) {
          fragile.put(List.of(dependent, requirement.group()), List.copyOf(defeat));
        }
      }
    }
    return fragile;
  }

  /// A probable cause.
  record Explained(
      String key,
      double score,
      List<String> explained,
      List<String> unexplained,
      List<String> contradicted) {}

  static List<Explained> causes(
      Map<String, NaiveImpact> alone,
      Map<String, ImpactState> symptoms,
      Set<String> healthy,
      Set<String> services,
      Map<String, Long> changed) {
    Map<String, Double> sums = new HashMap<>();
    List<Explained> causes = new ArrayList<>();
    alone.forEach((key, impact) -> {
      Set<String> explained = NaiveImpact.keySet();
      Set<String> unexplained = NaiveImpact.keySet();
      symptoms.forEach((symptom, state) ->
          (impact.state(symptom).compareTo(state) >= 0 ? explained : unexplained).add(symptom));
      if (explained.isEmpty()) {
        return;
      }
      Set<String> contradicted = NaiveImpact.keySet();
      contradicted.addAll(healthy);
      contradicted.removeIf(one -> impact.state(one) == ImpactState.UNAFFECTED);
      Set<String> out = new HashSet<>(services);
      out.removeIf(one -> impact.state(one) != ImpactState.OUTAGE);
      long unreported = out.stream().filter(one -> !symptoms.containsKey(one)).count();
      double sum =
          (double) explained.size() / symptoms.size()
              - (healthy.isEmpty() ? 0 : 0.5 * contradicted.size() / healthy.size())
              - (out.isEmpty() ? 0 : 0.25 * unreported / out.size());
      sums.put(key, sum);
      causes.add(
          new Explained(
              key,
              Math.max(0, sum),
              List.copyOf(explained),
              List.copyOf(unexplained),
              List.copyOf(contradicted)));
    });
    causes.sort(
        Comparator.comparingDouble((Explained one) -> -sums.getOrDefault(one.key(), 0.0))
            .thenComparingLong(one -> -changed.getOrDefault(one.key(), 0L))
            .thenComparing(Explained::key, CodePointOrder.BY_CODE_POINT));
    return causes;
  }

  /// All minimal sets of at most so many CIs, by size, then keys.
  static List<List<String>> cutSets(
      Set<String> keys, Collection<GraphDependency> dependencies, String of, int maxSize) {
    Set<String> others = NaiveImpact.keySet();
    others.addAll(keys);
    others.remove(of);
    NaiveOutages outages = new NaiveOutages(keys, dependencies);
    List<List<String>> found = new ArrayList<>();
    List<List<String>> sets = List.of(List.of());
    for (int size = 1; size <= maxSize; size++) {
      List<List<String>> larger = new ArrayList<>();
      for (List<String> set : sets) {
        for (String key : others) {
          if (set.isEmpty() || CodePointOrder.BY_CODE_POINT.compare(set.getLast(), key) < 0) {
            List<String> one = new ArrayList<>(set);
            one.add(key);
            larger.add(one);
          }
        }
      }
      larger.removeIf(one -> found.stream().anyMatch(one::containsAll));
      for (List<String> set : larger) {
        if (outages.of(set).contains(of)) {
          found.add(set);
        }
      }
      sets = larger;
    }
    return found;
  }
}
