package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Boxes in columns, and where a tie is longer than one column, a *passage* in each column it leads
/// through, so that every link is between neighboring columns.
///
/// Ties of one kind from one box share their passages until they part: a provider of forty takes up
/// one line's room, not forty.
final class Grid {
  private final int boxes;
  private final int nodes;
  private final List<int[]> columns;
  private final int[][] leftLinks;
  private final int[][] rightLinks;
  private final List<int[]> passages;

  private Grid(int boxes, int[] columnOf, Set<Long> links, List<int[]> passages) {
    this.boxes = boxes;
    this.nodes = columnOf.length;
    this.columns = columns(columnOf);
    this.leftLinks = linked(links, nodes, true);
    this.rightLinks = linked(links, nodes, false);
    this.passages = passages;
  }

  /// @param kinds per tie its kind
  static Grid of(Ties ties, int[] columnOfBox, int[] kinds) {
    List<Integer> columnOf = new ArrayList<>(IntStream.of(columnOfBox).boxed().toList());
    Map<Passage, Integer> shared = new HashMap<>();
    Set<Long> links = new LinkedHashSet<>();
    List<int[]> passages = new ArrayList<>();
    for (int tie = 0; tie < ties.count(); tie++) {
      int left = ties.left(tie);
      int right = ties.right(tie);
      int[] through = new int[columnOfBox[right] - columnOfBox[left] - 1];
      int before = left;
      for (int step = 0; step < through.length; step++) {
        int column = columnOfBox[left] + 1 + step;
        Passage passage =
            new Passage(left, kinds[tie] * 2 + (ties.isBackward(tie) ? 1 : 0), column);
        Integer known = shared.get(passage);
        if (known == null) {
          known = columnOf.size();
          columnOf.add(column);
          shared.put(passage, known);
        }
        through[step] = known;
        links.add((long) before << 32 | known);
        before = known;
      }
      links.add((long) before << 32 | right);
      passages.add(through);
    }
    int[] columnOfNode = columnOf.stream().mapToInt(Integer::intValue).toArray();
    return new Grid(ties.boxes(), columnOfNode, links, passages);
  }

  private record Passage(int box, int kind, int column) {}

  private static List<int[]> columns(int[] columnOf) {
    int count = IntStream.of(columnOf).max().orElse(-1) + 1;
    return IntStream.range(0, count)
        .mapToObj(column ->
            IntStream.range(0, columnOf.length).filter(node -> columnOf[node] == column).toArray())
        .toList();
  }

  private static int[][] linked(Set<Long> links, int nodes, boolean toLeft) {
    List<List<Integer>> linked = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      linked.add(new ArrayList<>());
    }
    for (long link : links) {
      int left = (int) (link >>> 32);
      int right = (int) link;
      linked.get(toLeft ? right : left).add(toLeft ? left : right);
    }
    return linked.stream()
        .map(nodesOf -> nodesOf.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  int nodes() {
    return nodes;
  }

  /// Boxes come first.
  boolean isPassage(int node) {
    return node >= boxes;
  }

  /// The nodes of each column.
  List<int[]> columns() {
    return columns;
  }

  /// The nodes it is linked with in the column to its left.
  int[] leftLinks(int node) {
    return leftLinks[node];
  }

  /// The nodes it is linked with in the column to its right.
  int[] rightLinks(int node) {
    return rightLinks[node];
  }

  /// The nodes a tie leads through, from left to right.
  int[] passages(int tie) {
    return passages.get(tie);
  }
}
