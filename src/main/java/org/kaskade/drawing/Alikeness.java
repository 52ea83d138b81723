package org.kaskade.drawing;

import java.nio.LongBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/// The coarsest division of vertices into *blocks* in which each block of several has more than
/// `limit` members that are alike: of one color, with arcs of the same strengths from and to the
/// same blocks, however many.
///
/// Begins with the colors and splits what differs until nothing does; a block that gets small falls
/// apart into single vertices, which may split others. Every division with the property is finer
/// than each step, so the result doesn't depend on the order. Only vertices beside what got a new
/// number are looked at again, and the largest part of a block keeps its number: O(arcs × log
/// vertices) looks.
final class Alikeness {
  private final int limit;
  private final int[][] neighbors;
  private final int[][] labels;
  private final int[] blockOf;
  private final List<Set<Integer>> members = new ArrayList<>();
  private final Queue<Integer> touched = new ArrayDeque<>();
  private final boolean[] isTouched;

  /// @param limit how many alike vertices stay apart, at least 1
  /// @param colors of the vertices
  /// @param arcs each with `from`, `to` and a label, e.g. its strength
  Alikeness(int limit, int[] colors, List<int[]> arcs) {
    this.limit = limit;
    int size = colors.length;
    int[] degrees = new int[size];
    for (int[] arc : arcs) {
      degrees[arc[0]]++;
      degrees[arc[1]]++;
    }
    neighbors = new int[size][];
    labels = new int[size][];
    for (int vertex = 0; vertex < size; vertex++) {
      neighbors[vertex] = new int[degrees[vertex]];
      labels[vertex] = new int[degrees[vertex]];
    }
    for (int[] arc : arcs) {
      int out = --degrees[arc[0]];
      neighbors[arc[0]][out] = arc[1];
      labels[arc[0]][out] = 2 * arc[2];
      int in = --degrees[arc[1]];
      neighbors[arc[1]][in] = arc[0];
      labels[arc[1]][in] = 2 * arc[2] + 1;
    }
    blockOf = new int[size];
    isTouched = new boolean[size];
    Map<Integer, Set<Integer>> byColor = new LinkedHashMap<>();
    for (int vertex = 0; vertex < size; vertex++) {
      byColor.computeIfAbsent(colors[vertex], color -> new LinkedHashSet<>()).add(vertex);
    }
    byColor.values().forEach(this::newBlock);
  }

  /// Per vertex the number of its block.
  int[] blocks() {
    for (int block = members.size() - 1; block >= 0; block--) {
      dissolveIfSmall(block);
    }
    while (!touched.isEmpty()) {
      splitTouched();
    }
    return blockOf;
  }

  private void splitTouched() {
    Map<Integer, List<Integer>> byBlock = new LinkedHashMap<>();
    while (!touched.isEmpty()) {
      int vertex = touched.remove();
      isTouched[vertex] = false;
      if (members.get(blockOf[vertex]).size() > 1) {
        byBlock.computeIfAbsent(blockOf[vertex], block -> new ArrayList<>()).add(vertex);
      }
    }
    // Signatures of all before anything moves: a vertex is compared with the others of its block.
    Map<Integer, Collection<Set<Integer>>> parts = new LinkedHashMap<>();
    byBlock.forEach((block, vertices) -> parts.put(block, alike(vertices)));
    parts.forEach(this::split);
  }

  private Collection<Set<Integer>> alike(List<Integer> vertices) {
    Map<LongBuffer, Set<Integer>> parts = new LinkedHashMap<>();
    for (int vertex : vertices) {
      parts.computeIfAbsent(signature(vertex), one -> new LinkedHashSet<>()).add(vertex);
    }
    return parts.values();
  }

  /// Parts the touched members of a block from each other, and from those that nothing touched:
  /// these have stayed alike, and unlike all that have a neighbor with a new number.
  private void split(int block, Collection<Set<Integer>> touchedParts) {
    List<Set<Integer>> parts = new ArrayList<>(touchedParts);
    Set<Integer> untouched = members.get(block);
    parts.forEach(untouched::removeAll);
    if (!untouched.isEmpty()) {
      parts.add(untouched);
    }
    int largest = 0;
    for (int part = 1; part < parts.size(); part++) {
      largest = parts.get(part).size() > parts.get(largest).size() ? part : largest;
    }
    members.set(block, parts.get(largest));
    for (int part = 0; part < parts.size(); part++) {
      if (part != largest) {
        int fresh = newBlock(parts.get(part));
        dissolveIfSmall(fresh);
      }
    }
    dissolveIfSmall(block);
  }

  private void dissolveIfSmall(int block) {
    Set<Integer> all = members.get(block);
    if (all.size() <= limit) {
      List.copyOf(all).stream()
          .skip(1)
          .forEach(vertex -> {
            all.remove(vertex);
            newBlock(new LinkedHashSet<>(Set.of(vertex)));
          });
    }
  }

  private int newBlock(Set<Integer> vertices) {
    int fresh = members.size();
    members.add(vertices);
    for (int vertex : vertices) {
      blockOf[vertex] = fresh;
      for (int neighbor : neighbors[vertex]) {
        touch(neighbor);
      }
    }
    return fresh;
  }

  private void touch(int vertex) {
    if (!isTouched[vertex]) {
      isTouched[vertex] = true;
      touched.add(vertex);
    }
  }

  /// The blocks beside a vertex, and how it is tied to them.
  private LongBuffer signature(int vertex) {
    long[] seen = new long[neighbors[vertex].length];
    for (int at = 0; at < seen.length; at++) {
      seen[at] = (long) blockOf[neighbors[vertex][at]] << 32 | labels[vertex][at];
    }
    return LongBuffer.wrap(Arrays.stream(seen).sorted().distinct().toArray());
  }
}
