package org.kaskade.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Collects what providers' rows lose and gain while dependents get new requirements.
final class RowExchange {
  private final DependencyGraph before;
  private final Map<Integer, Set<Integer>> lost = new HashMap<>();
  private final Map<Integer, IntList> gained = new HashMap<>();

  RowExchange(DependencyGraph before) {
    this.before = before;
  }

  /// The provider gets a row, though perhaps an empty one.
  void keep(int provider) {
    gained.computeIfAbsent(provider, _ -> new IntList());
  }

  /// Takes the dependent's requirements from the rows of its providers.
  void remove(int dependent) {
    IntList pairs = new IntList();
    before.requirements.of(dependent).incidences(dependent, before.groups, pairs);
    for (int at = 0; at < pairs.size; at += 2) {
      lost.computeIfAbsent(pairs.get(at), _ -> new HashSet<>()).add(pairs.get(at + 1));
      keep(pairs.get(at));
    }
  }

  /// Adds these requirements to the rows of the providers in them.
  void add(int dependent, Requirements row, GroupTable groups) {
    IntList pairs = new IntList();
    row.incidences(dependent, groups, pairs);
    for (int at = 0; at < pairs.size; at += 2) {
      gained.computeIfAbsent(pairs.get(at), _ -> new IntList()).add(pairs.get(at + 1));
    }
  }

  /// The new rows of all providers that were named.
  Map<Integer, int[]> rows() {
    Map<Integer, int[]> rows = new HashMap<>();
    gained.forEach((provider, more) -> rows.put(provider, row(provider, more)));
    return rows;
  }

  private int[] row(int provider, IntList more) {
    Set<Integer> gone = lost.getOrDefault(provider, Set.of());
    IntList row = new IntList();
    if (provider < before.cis.size()) {
      for (int entry : before.dependents.of(provider)) {
        if (!gone.contains(entry)) {
          row.add(entry);
        }
      }
    }
    for (int at = 0; at < more.size; at++) {
      row.add(more.get(at));
    }
    return row.toArray();
  }
}
