package org.kaskade.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The next graph from one graph and what a revision changed.
///
/// Only the rows of dependents whose requirements may differ are put together anew, and the rows of
/// providers that these lose or gain; all others are shared with the graph before.
final class Derivation {
  /// Below so many changed rows building anew is not worth it.
  private static final int LITTLE_WEAR = 4096;

  /// Building anew pays once one row in so many has changed.
  private static final int WEAR_SHARE = 8;

  private final DependencyGraph before;
  private final CiTable cis;
  private final Map<String, List<GraphDependency>> declared = new HashMap<>();

  private Derivation(DependencyGraph before, GraphDelta delta) {
    this.before = before;
    Set<String> removed = new HashSet<>(delta.removed());
    delta.upserted().forEach(ci -> removed.remove(ci.key()));
    removed.removeIf(key -> before.cis.find(key) < 0);
    this.cis = before.cis.with(removed, delta.upserted());
    for (String key : removed) {
      int number = before.number(key);
      keep(number);
      before.dependentNumbers(number).forEach(this::keep);
    }
    Set<String> appeared = new HashSet<>();
    for (GraphCi ci : delta.upserted()) {
      if (before.cis.find(ci.key()) < 0) {
        appeared.add(ci.key());
        declared.put(ci.key(), before.waiting.getOrDefault(ci.key(), List.of()));
      }
    }
    if (!appeared.isEmpty()) {
      before.waiting.forEach((dependent, dependencies) -> {
        if (dependencies.stream().anyMatch(one -> appeared.contains(one.provider()))) {
          declared.put(dependent, dependencies);
        }
      });
    }
    declared.putAll(delta.dependenciesOf());
  }

  static DependencyGraph of(DependencyGraph before, GraphDelta delta) {
    Derivation derivation = new Derivation(before, delta);
    int wear = before.wear + derivation.declared.size();
    return wear > Math.max(LITTLE_WEAR, before.size() / WEAR_SHARE)
        ? derivation.builtAnew()
        : derivation.derived(wear);
  }

  /// What this dependent declared still stands, though its row may have to change.
  private void keep(int dependent) {
    String key = before.cis.key(dependent);
    List<GraphDependency> waiting = before.waiting.get(key);
    declared.put(key, waiting != null ? waiting : before.dependenciesOf(dependent));
  }

  private DependencyGraph builtAnew() {
    DependencyGraphBuilder builder = DependencyGraph.builder();
    cis.all().forEach(builder::add);
    Map<String, List<GraphDependency>> waiting = new HashMap<>(before.waiting);
    waiting.putAll(declared);
    for (GraphCi ci : before.cis.all()) {
      if (!waiting.containsKey(ci.key())) {
        before.dependenciesOf(before.number(ci.key())).forEach(builder::add);
      }
    }
    waiting.values().forEach(dependencies -> dependencies.forEach(builder::add));
    return builder.build();
  }

  private DependencyGraph derived(int wear) {
    TypeNames.Collector types = before.types.more();
    List<Group> addedGroups = new ArrayList<>();
    Map<Integer, Requirements> rows = new HashMap<>();
    Map<String, List<GraphDependency>> waiting = new HashMap<>(before.waiting);
    RowExchange exchange = new RowExchange(before);
    for (int added = before.cis.size(); added < cis.size(); added++) {
      exchange.keep(added);
    }
    declared.forEach((key, dependencies) -> {
      int old = before.cis.find(key);
      if (old >= 0) {
        exchange.remove(old);
        rows.put(old, NOTHING);
      }
      int dependent = cis.find(key);
      if (dependent >= 0) {
        RowAssembly assembly = new RowAssembly(before.groups.size() + addedGroups.size());
        dependencies.forEach(dependency -> assemble(dependency, types, assembly));
        assembly.finish(dependent);
        addedGroups.addAll(assembly.groups);
        rows.put(dependent, row(assembly));
      }
      if (isComplete(dependent, dependencies)) {
        waiting.remove(key);
      } else {
        waiting.put(key, dependencies);
      }
    });
    GroupTable groups = before.groups.with(addedGroups);
    rows.forEach((dependent, row) -> exchange.add(dependent, row, groups));
    return new DependencyGraph(
        cis,
        types.names(),
        groups,
        before.requirements.with(rows, cis.size()),
        before.dependents.with(exchange.rows(), cis.size()),
        Map.copyOf(waiting),
        wear);
  }

  private static final Requirements NOTHING = row(new RowAssembly(0));

  private static Requirements row(RowAssembly assembly) {
    int[] entries = assembly.entries.toArray();
    return new Requirements(entries, NumberColumn.of(assembly.types), 0, entries.length);
  }

  private boolean isComplete(int dependent, List<GraphDependency> dependencies) {
    return dependencies.isEmpty()
        || (dependent >= 0 && dependencies.stream().allMatch(one -> cis.find(one.provider()) >= 0));
  }

  private void assemble(
      GraphDependency dependency, TypeNames.Collector types, RowAssembly assembly) {
    int provider = cis.find(dependency.provider());
    if (provider < 0 || dependency.provider().equals(dependency.dependent())) {
      return;
    }
    int type = types.number(dependency.type());
    String group = dependency.group();
    if (group == null) {
      assembly.single(provider, type, dependency.strength());
    } else {
      assembly.member(provider, type, group, dependency.strength(), dependency.need());
    }
  }
}
