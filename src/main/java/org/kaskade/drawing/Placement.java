package org.kaskade.drawing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Gives every node its height in the picture: near those it is linked with, in the order of its
/// column, and with room between.
///
/// Each step places one column as well as can be while the others stand (least squares under an
/// order is isotonic regression: neighbors that want to pass each other move as one). Passages pull
/// hardest, so that long lines are straight.
final class Placement {
  /// Room between two boxes, and beside a passage, in px.
  static final int GAP = 14;

  private static final int PASSAGE_GAP = 7;
  private static final int SWEEPS = 12;

  private final Grid grid;
  private final List<int[]> columns;
  private final int[] heights;
  private final double[] middle;

  private Placement(Grid grid, List<int[]> columns, int[] heights) {
    this.grid = grid;
    this.columns = columns;
    this.heights = heights;
    this.middle = new double[grid.nodes()];
  }

  /// Per node its upper edge; the uppermost is 0.
  ///
  /// @param heights per node; 0 for passages
  static int[] of(Grid grid, List<int[]> columns, int[] heights) {
    Placement placement = new Placement(grid, columns, heights);
    placement.pack();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int step = 0; step < columns.size(); step++) {
        boolean toRight = sweep % 2 == 0;
        placement.place(
            columns.get(toRight ? step : columns.size() - 1 - step),
            sweep >= SWEEPS - 4 || !toRight,
            sweep >= SWEEPS - 4 || toRight);
      }
    }
    return placement.rounded();
  }

  private int room(int upper, int lower) {
    int gap = grid.isPassage(upper) || grid.isPassage(lower) ? PASSAGE_GAP : GAP;
    return gap + (heights[upper] + 1) / 2 + (heights[lower] + 1) / 2;
  }

  private void pack() {
    for (int[] column : columns) {
      double height = 0;
      for (int at = 1; at < column.length; at++) {
        height += room(column[at - 1], column[at]);
        middle[column[at]] = height;
      }
      for (int node : column) {
        middle[node] -= height / 2;
      }
    }
  }

  private void place(int[] column, boolean byRight, boolean byLeft) {
    int size = column.length;
    double[] offset = new double[size];
    double[] sum = new double[size];
    double[] weight = new double[size];
    int[] count = new int[size];
    int blocks = 0;
    for (int at = 0; at < size; at++) {
      int node = column[at];
      offset[at] = at == 0 ? 0 : offset[at - 1] + room(column[at - 1], node);
      // What nothing pulls is held where it is, weakly.
      double pull = 0.01;
      double wanted = pull * middle[node];
      if (byLeft) {
        for (int other : grid.leftLinks(node)) {
          pull += pull(node, other);
          wanted += pull(node, other) * middle[other];
        }
      }
      if (byRight) {
        for (int other : grid.rightLinks(node)) {
          pull += pull(node, other);
          wanted += pull(node, other) * middle[other];
        }
      }
      sum[blocks] = wanted - pull * offset[at];
      weight[blocks] = pull;
      count[blocks] = 1;
      blocks++;
      while (blocks > 1
          && sum[blocks - 2] / weight[blocks - 2] > sum[blocks - 1] / weight[blocks - 1]) {
        blocks--;
        sum[blocks - 1] += sum[blocks];
        weight[blocks - 1] += weight[blocks];
        count[blocks - 1] += count[blocks];
      }
    }
    int at = 0;
    for (int block = 0; block < blocks; block++) {
      for (int member = 0; member < count[block]; member++) {
        middle[column[at]] = sum[block] / weight[block] + offset[at];
        at++;
      }
    }
  }

  private double pull(int a, int b) {
    return grid.isPassage(a) ? (grid.isPassage(b) ? 8 : 2) : grid.isPassage(b) ? 2 : 1;
  }

  private int[] rounded() {
    int[] upper = new int[grid.nodes()];
    for (int[] column : columns) {
      int least = Integer.MIN_VALUE;
      for (int at = 0; at < column.length; at++) {
        int node = column[at];
        int center = (int) Math.round(middle[node]);
        if (at > 0) {
          center = Math.max(center, least + room(column[at - 1], node));
        }
        least = center;
        upper[node] = center - heights[node] / 2;
      }
    }
    int top = Arrays.stream(upper).min().orElse(0);
    return IntStream.of(upper).map(y -> y - top).toArray();
  }
}
