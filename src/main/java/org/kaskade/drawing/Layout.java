package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kaskade.drawing.Box.Area;
import org.kaskade.drawing.Line.Point;

/// Places of boxes and ways of ties, laid out in columns from left to right; the same for the same
/// input, and no two boxes overlap.
///
/// Four steps after Sugiyama, Tagawa and Toda (1981): ties that close circles are turned round,
/// boxes get columns, columns an order, and nodes a height.
///
/// @param columns per box
/// @param areas per box
/// @param routes per tie its points from its start to its end
record Layout(
    int width, int height, List<Integer> columns, List<Area> areas, List<List<Point>> routes) {
  /// Room between two columns, and around the picture, in px.
  static final int COLUMN_GAP = 44;

  static final int MARGIN = 12;

  /// How far below the middle of a box what leads backward begins and ends.
  private static final int BACKWARD_BELOW = 9;

  /// @param widths per box
  /// @param heights per box
  /// @param kinds per tie; only ties of one kind share a way
  static Layout of(Ties ties, int[] widths, int[] heights, int[] kinds) {
    int[] columns = Columns.of(ties);
    Grid grid = Grid.of(ties, columns, kinds);
    int[] top = Placement.of(grid, Ordering.of(grid), Arrays.copyOf(heights, grid.nodes()));
    List<Span> spans = spans(grid, widths);
    List<Area> areas =
        IntStream.range(0, ties.boxes())
            .mapToObj(box -> {
              Span column = spans.get(columns[box]);
              return new Area(
                  column.left + (column.width() - widths[box]) / 2,
                  MARGIN + top[box],
                  widths[box],
                  heights[box]);
            })
            .toList();
    List<List<Point>> routes =
        IntStream.range(0, ties.count())
            .mapToObj(tie -> {
              List<Integer> heightsOnTheWay =
                  IntStream.of(grid.passages(tie)).mapToObj(node -> MARGIN + top[node]).toList();
              int first = columns[ties.left(tie)];
              List<Point> route =
                  route(
                      areas.get(ties.left(tie)),
                      areas.get(ties.right(tie)),
                      spans.subList(first, columns[ties.right(tie)] + 1),
                      heightsOnTheWay,
                      ties.isBackward(tie) ? BACKWARD_BELOW : 0);
              return ties.isBackward(tie) ? route.reversed() : route;
            })
            .toList();
    int bottom = areas.stream().mapToInt(area -> area.y() + area.height()).max().orElse(MARGIN);
    int lowest = routes.stream().flatMap(List::stream).mapToInt(Point::y).max().orElse(MARGIN);
    return new Layout(
        (spans.isEmpty() ? MARGIN : spans.getLast().right) + MARGIN,
        Math.max(bottom, lowest) + MARGIN,
        IntStream.of(columns).boxed().toList(),
        areas,
        routes);
  }

  /// From where to where a column goes.
  private record Span(int left, int right) {
    int width() {
      return right - left;
    }
  }

  private static List<Span> spans(Grid grid, int[] widths) {
    List<Span> spans = new ArrayList<>();
    int left = MARGIN;
    for (int[] column : grid.columns()) {
      int width =
          IntStream.of(column).map(node -> grid.isPassage(node) ? 0 : widths[node]).max().orElse(0);
      spans.add(new Span(left, left + width));
      left += width + COLUMN_GAP;
    }
    return spans;
  }

  /// From left to right, level within columns.
  private static List<Point> route(
      Area from, Area to, List<Span> columns, List<Integer> heights, int below) {
    List<Point> route = new ArrayList<>();
    route.add(new Point(from.right(), from.middle() + below));
    route.add(new Point(columns.getFirst().right, from.middle() + below));
    for (int passage = 0; passage < heights.size(); passage++) {
      route.add(new Point(columns.get(passage + 1).left, heights.get(passage)));
      route.add(new Point(columns.get(passage + 1).right, heights.get(passage)));
    }
    route.add(new Point(columns.getLast().left, to.middle() + below));
    route.add(new Point(to.x(), to.middle() + below));
    return route.stream().distinct().toList();
  }
}
