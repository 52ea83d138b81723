package org.kaskade.drawing;

import java.util.Arrays;

/// Puts boxes into columns so that every tie leads at least one column to the right and all ties
/// together are as short as can be: the network simplex method of Gansner, Koutsofios, North and
/// Vo, "A Technique for Drawing Directed Graphs" (1993), section 2.
///
/// A box of its own, left of all others and tied to each by a tie without weight, connects what is
/// not connected.
final class Columns {
  /// Steps that change nothing could go round in circles; more than this were never seen to help.
  private static final int STEPS_PER_TIE = 20;

  private final int size;
  private final int[] left;
  private final int[] right;
  private final int[] weight;
  private final int[] column;
  private final boolean[] inTree;
  private final int[][] tiesOf;

  /// Tie to the parent in the tree, -1 at the root; boxes in an order in which parents come first.
  private final int[] parentTie;

  private final int[] parent;
  private final int[] order;
  private final int[] first;
  private final int[] last;

  private Columns(Ties ties) {
    size = ties.boxes() + 1;
    int count = ties.count() + ties.boxes();
    left = new int[count];
    right = new int[count];
    weight = new int[count];
    for (int tie = 0; tie < ties.count(); tie++) {
      left[tie] = ties.left(tie);
      right[tie] = ties.right(tie);
      weight[tie] = 1;
    }
    for (int box = 0; box < ties.boxes(); box++) {
      left[ties.count() + box] = ties.boxes();
      right[ties.count() + box] = box;
    }
    column = new int[size];
    inTree = new boolean[count];
    tiesOf = new int[size][];
    int[] degrees = new int[size];
    for (int tie = 0; tie < count; tie++) {
      degrees[left[tie]]++;
      degrees[right[tie]]++;
    }
    for (int box = 0; box < size; box++) {
      tiesOf[box] = new int[degrees[box]];
    }
    for (int tie = count - 1; tie >= 0; tie--) {
      tiesOf[left[tie]][--degrees[left[tie]]] = tie;
      tiesOf[right[tie]][--degrees[right[tie]]] = tie;
    }
    parentTie = new int[size];
    parent = new int[size];
    order = new int[size];
    first = new int[size];
    last = new int[size];
  }

  /// Per box its column, from 0.
  static int[] of(Ties ties) {
    Columns columns = new Columns(ties);
    columns.longestPaths();
    columns.growTree();
    columns.improve();
    int[] found = Arrays.copyOf(columns.column, ties.boxes());
    int least = Arrays.stream(found).min().orElse(0);
    Arrays.setAll(found, box -> found[box] - least);
    return found;
  }

  private void longestPaths() {
    int[] waiting = new int[size];
    for (int end : right) {
      waiting[end]++;
    }
    int[] queue = new int[size];
    int queued = 0;
    queue[queued++] = size - 1;
    for (int next = 0; next < queued; next++) {
      int box = queue[next];
      for (int tie : tiesOf[box]) {
        if (left[tie] == box) {
          column[right[tie]] = Math.max(column[right[tie]], column[box] + 1);
          if (--waiting[right[tie]] == 0) {
            queue[queued++] = right[tie];
          }
        }
      }
    }
  }

  private int slack(int tie) {
    return column[right[tie]] - column[left[tie]] - 1;
  }

  /// A spanning tree of ties that are one column long, moving what is reached until there is one.
  private void growTree() {
    boolean[] reached = new boolean[size];
    int count = reach(size - 1, reached);
    while (count < size) {
      int nearest = -1;
      for (int tie = 0; tie < left.length; tie++) {
        if (reached[left[tie]] != reached[right[tie]]
            && (nearest < 0 || slack(tie) < slack(nearest))) {
          nearest = tie;
        }
      }
      int shift = reached[left[nearest]] ? slack(nearest) : -slack(nearest);
      for (int box = 0; box < size; box++) {
        column[box] += reached[box] ? shift : 0;
      }
      inTree[nearest] = true;
      int fresh = reached[left[nearest]] ? right[nearest] : left[nearest];
      count += reach(fresh, reached);
    }
  }

  private int reach(int start, boolean[] reached) {
    int[] stack = new int[size];
    int depth = 0;
    int count = 1;
    reached[start] = true;
    stack[depth++] = start;
    while (depth > 0) {
      int box = stack[--depth];
      for (int tie : tiesOf[box]) {
        int other = left[tie] == box ? right[tie] : left[tie];
        if (!reached[other] && slack(tie) == 0) {
          reached[other] = true;
          inTree[tie] = true;
          stack[depth++] = other;
          count++;
        }
      }
    }
    return count;
  }

  private void improve() {
    int most = STEPS_PER_TIE * left.length;
    for (int step = 0; step < most; step++) {
      hang();
      int leaving = leaving();
      if (leaving < 0) {
        return;
      }
      exchange(leaving);
    }
  }

  /// Hangs the tree from its root and numbers it so that below a box are `first` to `last`.
  private void hang() {
    int[] stack = new int[size];
    int[] nextTie = new int[size];
    int depth = 0;
    int seen = 0;
    stack[depth++] = size - 1;
    parentTie[size - 1] = -1;
    first[size - 1] = seen;
    order[seen++] = size - 1;
    while (depth > 0) {
      int box = stack[depth - 1];
      if (nextTie[box] == tiesOf[box].length) {
        last[box] = seen - 1;
        depth--;
        continue;
      }
      int tie = tiesOf[box][nextTie[box]++];
      if (inTree[tie] && tie != parentTie[box]) {
        int child = left[tie] == box ? right[tie] : left[tie];
        parentTie[child] = tie;
        parent[child] = box;
        first[child] = seen;
        order[seen++] = child;
        stack[depth++] = child;
      }
    }
  }

  /// The box whose tie to its parent makes the picture longer the most, or -1. Ties from below a
  /// box count for, ties to below it against moving it.
  private int leaving() {
    int[] net = new int[size];
    for (int tie = 0; tie < left.length; tie++) {
      net[left[tie]] += weight[tie];
      net[right[tie]] -= weight[tie];
    }
    int worst = -1;
    int worstCut = 0;
    for (int at = size - 1; at > 0; at--) {
      int box = order[at];
      net[parent[box]] += net[box];
      int cut = left[parentTie[box]] == box ? net[box] : -net[box];
      if (cut < worstCut) {
        worst = box;
        worstCut = cut;
      }
    }
    return worst;
  }

  private boolean isBelow(int box, int top) {
    return first[top] <= first[box] && first[box] <= last[top];
  }

  /// Takes the shortest tie the other way between the two parts into the tree instead.
  private void exchange(int child) {
    int old = parentTie[child];
    boolean childIsLeft = left[old] == child;
    int entering = -1;
    for (int tie = 0; tie < left.length; tie++) {
      boolean leftBelow = isBelow(left[tie], child);
      if (leftBelow != isBelow(right[tie], child)
          && leftBelow != childIsLeft
          && (entering < 0 || slack(tie) < slack(entering))) {
        entering = tie;
      }
    }
    int shift = childIsLeft ? -slack(entering) : slack(entering);
    for (int box = 0; box < size; box++) {
      if (isBelow(box, child)) {
        column[box] += shift;
      }
    }
    inTree[old] = false;
    inTree[entering] = true;
  }
}
