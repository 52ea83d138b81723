package org.kaskade.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects CIs and dependencies, in any order, into a graph.
///
/// The later of two CIs with one key counts. Of two dependencies that are the same but for strength
/// or need, and of all in one group, the stricter strength and need count: who cares which of them
/// is right decides before. A dependency of a CI on itself is left out. One whose end is missing
/// takes no part until a {@link GraphDelta} brings that end.
///
/// Retired CIs are not added. Takes about 60 bytes per CI and 20 per dependency above those of the
/// graph.
public final class DependencyGraphBuilder {
  private static final int HARD_SINGLE = -1;
  private static final int SOFT_SINGLE = -2;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> keys = new ArrayList<>();
  private final List<@Nullable GraphCi> cis = new ArrayList<>();
  private final Map<String, String> columns = new HashMap<>();
  private final TypeNames.Collector types = new TypeNames.Collector();
  private final IntList dependents = new IntList();
  private final IntList providers = new IntList();
  private final IntList typeNumbers = new IntList();
  private final IntList terms = new IntList();
  private final Map<Terms, Integer> termNumbers = new HashMap<>();
  private final List<Terms> termList = new ArrayList<>();

  DependencyGraphBuilder() {}

  /// Adds a CI that takes part.
  public DependencyGraphBuilder add(GraphCi ci) {
    cis.set(
        number(ci.key()),
        new GraphCi(
            ci.key(),
            ci.name(),
            shared(ci.ciClass()),
            ci.environment() == null ? null : shared(ci.environment()),
            shared(ci.lifecycle()),
            shared(ci.criticality()),
            ci.owner() == null ? null : shared(ci.owner())));
    return this;
  }

  /// Adds a dependency, whether its ends are there yet or not.
  public DependencyGraphBuilder add(GraphDependency dependency) {
    dependents.add(number(dependency.dependent()));
    providers.add(number(dependency.provider()));
    typeNumbers.add(types.number(dependency.type()));
    terms.add(termsOf(dependency));
    return this;
  }

  /// The graph of all that was added.
  public DependencyGraph build() {
    int[] rows = new int[keys.size() + 1];
    int[] byDependent = sortedByDependent(rows);
    int[] targets = new int[byDependent.length];
    for (int at = 0; at < targets.length; at++) {
      targets[at] = providers.get(byDependent[at]);
    }
    int[] numbering = new int[keys.size()];
    GraphCi[] numbered = numbered(Numbering.providersFirst(rows, targets), numbering);
    RowAssembly assembly = new RowAssembly(0);
    int[] offsets = new int[numbered.length + 1];
    Map<String, List<GraphDependency>> waiting = new HashMap<>();
    int[] olds = new int[numbered.length];
    for (int old = 0; old < numbering.length; old++) {
      if (numbering[old] >= 0) {
        olds[numbering[old]] = old;
      }
    }
    for (int ci = 0; ci < numbered.length; ci++) {
      for (int at = rows[olds[ci]]; at < rows[olds[ci] + 1]; at++) {
        assemble(byDependent[at], numbering, assembly);
      }
      assembly.finish(ci);
      offsets[ci + 1] = assembly.entries.size;
    }
    keepWaiting(rows, byDependent, waiting);
    RequirementRows requirements =
        new RequirementRows(offsets, assembly.entries.toArray(), NumberColumn.of(assembly.types));
    GroupTable groups = GroupTable.of(assembly.groups);
    return new DependencyGraph(
        CiTable.of(numbered),
        types.names(),
        groups,
        requirements,
        DependentRows.of(requirements, groups, numbered.length),
        Map.copyOf(waiting),
        0);
  }

  private void assemble(int dependency, int[] numbering, RowAssembly assembly) {
    int provider = numbering[providers.get(dependency)];
    if (provider < 0 || providers.get(dependency) == dependents.get(dependency)) {
      return;
    }
    int type = typeNumbers.get(dependency);
    switch (terms.get(dependency)) {
      case HARD_SINGLE -> assembly.single(provider, type, Strength.HARD);
      case SOFT_SINGLE -> assembly.single(provider, type, Strength.SOFT);
      default -> {
        Terms grouped = termList.get(terms.get(dependency));
        assembly.member(
            provider, type, grouped.group(), grouped.strength(), grouped.declaredNeed());
      }
    }
  }

  /// The CIs that are there, in the order of their new numbers; `numbering` maps old to new ones,
  /// -1 for a key that no CI was added for.
  private GraphCi[] numbered(int[] order, int[] numbering) {
    List<GraphCi> numbered = new ArrayList<>(order.length);
    for (int old : order) {
      GraphCi ci = cis.get(old);
      numbering[old] = ci == null ? -1 : numbered.size();
      if (ci != null) {
        numbered.add(ci);
      }
    }
    return numbered.toArray(GraphCi[]::new);
  }

  private int[] sortedByDependent(int[] rows) {
    for (int at = 0; at < dependents.size; at++) {
      rows[dependents.get(at) + 1]++;
    }
    for (int row = 1; row < rows.length; row++) {
      rows[row] += rows[row - 1];
    }
    int[] next = rows.clone();
    int[] sorted = new int[dependents.size];
    for (int at = 0; at < sorted.length; at++) {
      sorted[next[dependents.get(at)]++] = at;
    }
    return sorted;
  }

  /// Remembers all dependencies of a dependent of which one has an end that is missing.
  private void keepWaiting(
      int[] rows, int[] byDependent, Map<String, List<GraphDependency>> waiting) {
    for (int dependent = 0; dependent < keys.size(); dependent++) {
      boolean complete = cis.get(dependent) != null;
      for (int at = rows[dependent]; at < rows[dependent + 1]; at++) {
        complete &= cis.get(providers.get(byDependent[at])) != null;
      }
      if (!complete && rows[dependent] < rows[dependent + 1]) {
        List<GraphDependency> all = new ArrayList<>();
        for (int at = rows[dependent]; at < rows[dependent + 1]; at++) {
          all.add(dependency(byDependent[at]));
        }
        waiting.put(keys.get(dependent), List.copyOf(all));
      }
    }
  }

  private GraphDependency dependency(int at) {
    String dependent = keys.get(dependents.get(at));
    String provider = keys.get(providers.get(at));
    String type = types.name(typeNumbers.get(at));
    return switch (terms.get(at)) {
      case HARD_SINGLE -> new GraphDependency(dependent, provider, type, Strength.HARD);
      case SOFT_SINGLE -> new GraphDependency(dependent, provider, type, Strength.SOFT);
      default -> {
        Terms grouped = termList.get(terms.get(at));
        yield new GraphDependency(
            dependent, provider, type, grouped.strength(), grouped.group(), grouped.declaredNeed());
      }
    };
  }

  private int number(String key) {
    Integer known = numbers.putIfAbsent(key, keys.size());
    if (known != null) {
      return known;
    }
    keys.add(key);
    cis.add(null);
    return keys.size() - 1;
  }

  private String shared(String column) {
    String known = columns.putIfAbsent(column, column);
    return known == null ? column : known;
  }

  private int termsOf(GraphDependency dependency) {
    String group = dependency.group();
    if (group == null) {
      return dependency.strength() == Strength.HARD ? HARD_SINGLE : SOFT_SINGLE;
    }
    Terms declared = new Terms(group, dependency.strength(), dependency.need());
    Integer known = termNumbers.putIfAbsent(declared, termList.size());
    if (known != null) {
      return known;
    }
    termList.add(declared);
    return termList.size() - 1;
  }

  /// What a dependency says about its group; few distinct ones serve a whole estate.
  private record Terms(String group, Strength strength, @Nullable String declaredNeed) {}
}
