package org.kaskade.graph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/// The CIs between a dependent and a provider that it needs: all that lie on some way along
/// dependencies, numbered by key, with their providers in that order and how many hops they are
/// away from the provider in question.
final class Between {
  static final int NONE = -1;

  private static final int[][] EMPTY = {};

  /// Per place the number of the CI, by key.
  final int[] cis;

  /// Per place the places of its providers, ascending.
  final int[][] providers;

  /// Per place the least hops to the goal.
  final int[] hops;

  /// The places of the dependent and of the provider; {@link #NONE} when no way leads there.
  final int start;

  final int goal;

  /// Linear in the dependencies of all that the dependent needs.
  Between(DependencyGraph graph, int dependent, int provider) {
    PlaceIndex needed = new PlaceIndex(graph.cis.size());
    IntList found = new IntList();
    needed.put(dependent, 0);
    found.add(dependent);
    for (int at = 0; at < found.size; at++) {
      // What the provider needs in turn lies on no way to it.
      if (found.get(at) != provider) {
        for (int next : graph.providerNumbers(found.get(at))) {
          if (needed.get(next) < 0) {
            needed.put(next, found.size);
            found.add(next);
          }
        }
      }
    }
    if (needed.get(provider) < 0) {
      cis = new int[0];
      providers = EMPTY;
      hops = new int[0];
      start = NONE;
      goal = NONE;
      return;
    }
    int[] distances = distances(graph, provider, needed, found.size);
    cis =
        Arrays.stream(found.toArray())
            .filter(ci -> distances[needed.get(ci)] != Integer.MAX_VALUE)
            .boxed()
            .sorted(graph.cis::compare)
            .mapToInt(Integer::intValue)
            .toArray();
    hops = Arrays.stream(cis).map(ci -> distances[needed.get(ci)]).toArray();
    PlaceIndex places = new PlaceIndex(graph.cis.size());
    for (int place = 0; place < cis.length; place++) {
      places.put(cis[place], place);
    }
    start = places.get(dependent);
    goal = places.get(provider);
    providers = new int[cis.length][];
    for (int place = 0; place < cis.length; place++) {
      List<Integer> all =
          place == goal ? Collections.emptyList() : graph.providerNumbers(cis[place]);
      providers[place] =
          all.stream().mapToInt(places::get).filter(one -> one >= 0).sorted().distinct().toArray();
    }
  }

  private static int[] distances(DependencyGraph graph, int provider, PlaceIndex needed, int size) {
    int[] distances = new int[size];
    Arrays.fill(distances, Integer.MAX_VALUE);
    distances[needed.get(provider)] = 0;
    Queue<Integer> open = new ArrayDeque<>(List.of(provider));
    while (!open.isEmpty()) {
      int ci = open.remove();
      for (int next : graph.dependentNumbers(ci)) {
        int place = needed.get(next);
        if (place >= 0 && distances[place] == Integer.MAX_VALUE) {
          distances[place] = distances[needed.get(ci)] + 1;
          open.add(next);
        }
      }
    }
    return distances;
  }
}
