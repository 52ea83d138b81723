package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Orders the nodes of each column so that few links cross: sweeps from left to right and back put
/// each node at the middle of those it is linked with, then neighbors change places wherever that
/// helps. Keeps the best order seen.
final class Ordering {
  /// Sweeps without a better order after which to stop.
  private static final int PATIENCE = 6;

  private static final int MOST_SWEEPS = 40;
  private static final int MOST_EXCHANGES = 12;

  private final Grid grid;
  private final List<int[]> columns;
  private final int[] place;
  private long fewest = Long.MAX_VALUE;
  private List<int[]> best = List.of();

  private Ordering(Grid grid) {
    this.grid = grid;
    this.columns = new ArrayList<>(grid.columns().stream().map(int[]::clone).toList());
    this.place = new int[grid.nodes()];
  }

  /// Per column its nodes from top to bottom.
  static List<int[]> of(Grid grid) {
    Ordering ordering = new Ordering(grid);
    ordering.start(ordering.depthFirst(false));
    ordering.start(ordering.depthFirst(true));
    return ordering.best;
  }

  private void start(int[] rank) {
    for (int[] column : columns) {
      sort(column, node -> rank[node]);
    }
    int idle = 0;
    for (int sweep = 0; sweep < MOST_SWEEPS && idle < PATIENCE; sweep++) {
      sweep(sweep % 2 == 0);
      exchange();
      long crossings = crossings();
      idle = crossings < fewest ? 0 : idle + 1;
      if (crossings < fewest) {
        fewest = crossings;
        best = columns.stream().map(int[]::clone).toList();
      }
    }
  }

  /// The order in which a walk along links comes to the nodes; keeps together what hangs together.
  private int[] depthFirst(boolean lastFirst) {
    int[] rank = new int[grid.nodes()];
    Arrays.fill(rank, -1);
    int next = 0;
    for (int[] column : grid.columns()) {
      for (int at = 0; at < column.length; at++) {
        next = walk(column[lastFirst ? column.length - 1 - at : at], rank, next, lastFirst);
      }
    }
    return rank;
  }

  private int walk(int start, int[] rank, int from, boolean lastFirst) {
    int next = from;
    int[] stack = new int[grid.nodes() * 2 + linkCount()];
    int depth = 0;
    stack[depth++] = start;
    while (depth > 0) {
      int node = stack[--depth];
      if (rank[node] >= 0) {
        continue;
      }
      rank[node] = next++;
      int[] linked = grid.rightLinks(node);
      for (int at = 0; at < linked.length; at++) {
        stack[depth++] = linked[lastFirst ? at : linked.length - 1 - at];
      }
    }
    return next;
  }

  private int linkCount() {
    return IntStream.range(0, grid.nodes()).map(node -> grid.rightLinks(node).length).sum();
  }

  private void sweep(boolean toRight) {
    int count = columns.size();
    for (int step = 1; step < count; step++) {
      int[] column = columns.get(toRight ? step : count - 1 - step);
      sort(
          column,
          node -> middle(toRight ? grid.leftLinks(node) : grid.rightLinks(node), place[node]));
    }
  }

  /// The mean place of these nodes; nodes linked with nothing stay where they are.
  private double middle(int[] linked, int own) {
    return linked.length == 0
        ? own
        : Arrays.stream(linked).map(node -> place[node]).average().orElse(own);
  }

  private void sort(int[] column, IntToDoubleFunction key) {
    double[] keys = new double[grid.nodes()];
    for (int node : column) {
      keys[node] = key.applyAsDouble(node);
    }
    Integer[] sorted = Arrays.stream(column).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, Comparator.comparingDouble(node -> keys[node]));
    for (int at = 0; at < column.length; at++) {
      column[at] = sorted[at];
      place[sorted[at]] = at;
    }
  }

  private void exchange() {
    boolean better = true;
    for (int round = 0; better && round < MOST_EXCHANGES; round++) {
      better = false;
      for (int[] column : columns) {
        for (int at = 0; at + 1 < column.length; at++) {
          int upper = column[at];
          int lower = column[at + 1];
          if (crossings(upper, lower) > crossings(lower, upper)) {
            column[at] = lower;
            column[at + 1] = upper;
            place[lower] = at;
            place[upper] = at + 1;
            better = true;
          }
        }
      }
    }
  }

  /// How often links of the first node cross those of the second if it is right above it.
  private long crossings(int upper, int lower) {
    return crossings(grid.leftLinks(upper), grid.leftLinks(lower))
        + crossings(grid.rightLinks(upper), grid.rightLinks(lower));
  }

  private long crossings(int[] ofUpper, int[] ofLower) {
    long crossings = 0;
    for (int upper : ofUpper) {
      for (int lower : ofLower) {
        crossings += place[upper] > place[lower] ? 1 : 0;
      }
    }
    return crossings;
  }

  private long crossings() {
    long crossings = 0;
    for (int at = 0; at + 1 < columns.size(); at++) {
      long[] lines =
          IntStream.of(columns.get(at))
              .boxed()
              .flatMapToLong(left ->
                  Arrays.stream(grid.rightLinks(left))
                      .mapToLong(right -> (long) place[left] << 32 | place[right]))
              .toArray();
      crossings += Crossings.of(lines, columns.get(at + 1).length);
    }
    return crossings;
  }
}
