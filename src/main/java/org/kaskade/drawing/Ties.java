package org.kaskade.drawing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What has to be laid out: boxes by number, and ties that lead from left to right where they can.
final class Ties {
  private final int boxes;
  private final int[] from;
  private final int[] to;
  private final boolean[] backward;

  private Ties(int boxes, int[] from, int[] to) {
    this.boxes = boxes;
    this.from = from;
    this.to = to;
    this.backward = new boolean[from.length];
  }

  /// Finds the ties that close circles on walks that begin at `roots`, then where nothing leads to,
  /// then anywhere.
  ///
  /// @param ends per tie its start and its end, another box
  static Ties of(int boxes, List<int[]> ends, List<Integer> roots) {
    int[] from = ends.stream().mapToInt(tie -> tie[0]).toArray();
    int[] to = ends.stream().mapToInt(tie -> tie[1]).toArray();
    Ties ties = new Ties(boxes, from, to);
    boolean[] entered = new boolean[boxes];
    for (int end : to) {
      entered[end] = true;
    }
    int[][] out = ties.by(from);
    int[] walked = new int[boxes];
    roots.forEach(root -> ties.walk(root, out, walked));
    for (int box = 0; box < boxes; box++) {
      if (!entered[box]) {
        ties.walk(box, out, walked);
      }
    }
    for (int box = 0; box < boxes; box++) {
      ties.walk(box, out, walked);
    }
    return ties;
  }

  int boxes() {
    return boxes;
  }

  int count() {
    return from.length;
  }

  /// Whether it has to lead from right to left because it closes a circle.
  boolean isBackward(int tie) {
    return backward[tie];
  }

  /// The left end.
  int left(int tie) {
    return backward[tie] ? to[tie] : from[tie];
  }

  /// The right end.
  int right(int tie) {
    return backward[tie] ? from[tie] : to[tie];
  }

  private int[][] by(int[] ends) {
    int[] counts = new int[boxes];
    for (int end : ends) {
      counts[end]++;
    }
    int[][] by = new int[boxes][];
    for (int box = 0; box < boxes; box++) {
      by[box] = new int[counts[box]];
    }
    for (int tie = ends.length - 1; tie >= 0; tie--) {
      by[ends[tie]][--counts[ends[tie]]] = tie;
    }
    return by;
  }

  /// Depth first; `walked` is 0 for what is new, 2 for what is done, 1 in between.
  private void walk(int root, int[][] out, int[] walked) {
    if (walked[root] != 0) {
      return;
    }
    Deque<int[]> way = new ArrayDeque<>();
    way.push(new int[] {root, 0});
    walked[root] = 1;
    while (!way.isEmpty()) {
      int[] top = way.getFirst();
      if (top[1] == out[top[0]].length) {
        walked[top[0]] = 2;
        way.pop();
        continue;
      }
      int tie = out[top[0]][top[1]++];
      int next = to[tie];
      if (walked[next] == 1) {
        backward[tie] = true;
      } else if (walked[next] == 0) {
        walked[next] = 1;
        way.push(new int[] {next, 0});
      }
    }
  }
}
