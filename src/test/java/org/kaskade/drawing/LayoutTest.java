package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.kaskade.drawing.Box.Area;
import org.kaskade.drawing.Line.Point;

class LayoutTest {
  @Test
  void standsInOneRowIfOneNeedsTheOther() {
    Layout layout = layout(3, List.of(new int[] {0, 1}, new int[] {1, 2}));
    assertThat(layout.columns()).containsExactly(0, 1, 2);
    assertThat(layout.routes())
        .allSatisfy(
            route -> assertThat(route).extracting(Point::y).containsOnly(Layout.MARGIN + 22));
    assertThat(layout.width()).isEqualTo(2 * Layout.MARGIN + 3 * WIDTH + 2 * Layout.COLUMN_GAP);
  }

  @Test
  void standsBesideWhatItServesRatherThanFarToTheLeft() {
    // 0 fails and reaches 3 by 1 and 2; 4 is a healthy member beside 2.
    Layout layout =
        layout(5, List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 3}, new int[] {4, 3}));
    assertThat(layout.columns()).containsExactly(0, 1, 2, 3, 2);
  }

  @Test
  void turnsOneTieOfACircleRound() {
    Ties ties =
        Ties.of(3, List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 0}), List.of(1));
    assertThat(IntStream.range(0, 3).filter(ties::isBackward)).containsExactly(0);
  }

  @Test
  void placesNothingWhereThereIsNothing() {
    Layout layout = layout(0, List.of());
    assertThat(layout.width()).isEqualTo(2 * Layout.MARGIN);
    assertThat(layout.routes()).isEmpty();
  }

  @RepeatedTest(150)
  void overlapsNoBoxesAndLeadsNoLineThroughOne(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    int boxes = 1 + random.nextInt(random.nextBoolean() ? 12 : 150);
    List<int[]> ends = ends(random, boxes);
    Layout layout = layout(boxes, ends);
    List<Area> areas = layout.areas();
    String as = "seed " + seed.getCurrentRepetition();
    for (int a = 0; a < boxes; a++) {
      assertThat(areas.get(a).x()).as(as).isGreaterThanOrEqualTo(Layout.MARGIN);
      assertThat(areas.get(a).right()).as(as).isLessThanOrEqualTo(layout.width() - Layout.MARGIN);
      assertThat(areas.get(a).y() + height(a))
          .as(as)
          .isLessThanOrEqualTo(layout.height() - Layout.MARGIN);
      for (int b = 0; b < a; b++) {
        assertThat(overlap(areas.get(a), areas.get(b)))
            .as("%s: %d %s and %d %s", as, a, areas.get(a), b, areas.get(b))
            .isFalse();
      }
    }
    for (int tie = 0; tie < ends.size(); tie++) {
      List<Point> route = layout.routes().get(tie);
      Area from = areas.get(ends.get(tie)[0]);
      Area to = areas.get(ends.get(tie)[1]);
      boolean backward = route.getLast().x() < route.getFirst().x();
      assertThat(route.getFirst().x()).as(as).isEqualTo(backward ? from.x() : from.right());
      assertThat(route.getLast().x()).as(as).isEqualTo(backward ? to.right() : to.x());
      for (int at = 0; at + 1 < route.size(); at++) {
        Point left = backward ? route.get(at + 1) : route.get(at);
        Point right = backward ? route.get(at) : route.get(at + 1);
        assertThat(right.x()).as(as).isGreaterThanOrEqualTo(left.x());
        for (Area area : areas) {
          boolean inColumn = left.x() < area.right() && right.x() > area.x();
          assertThat(inColumn && left.y() > area.y() && left.y() < area.y() + area.height())
              .as("%s: line %s to %s through %s", as, left, right, area)
              .isFalse();
        }
      }
    }
  }

  @RepeatedTest(20)
  void isTheSameEveryTime(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    List<int[]> ends = ends(random, 40);
    Layout first = layout(40, ends);
    Layout second = layout(40, ends);
    assertThat(second).isEqualTo(first);
  }

  /// The twin tries all columns of a few boxes.
  @RepeatedTest(100)
  void makesTiesAsShortAsCanBe(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    int boxes = 2 + random.nextInt(5);
    Ties ties = Ties.of(boxes, ends(random, boxes), List.of());
    int[] columns = Columns.of(ties);
    assertThat(length(ties, columns))
        .as("seed %d", seed.getCurrentRepetition())
        .isEqualTo(shortest(ties, new int[boxes], 0));
  }

  /// The twin compares each pair of lines.
  @RepeatedTest(100)
  void countsEachCrossing(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    int right = 1 + random.nextInt(8);
    long[] lines =
        random
            .longs(random.nextInt(30), 0, 8)
            .map(left -> left << 32 | random.nextInt(right))
            .toArray();
    long crossings = 0;
    for (long a : lines) {
      for (long b : lines) {
        crossings += (a >>> 32) < (b >>> 32) && (int) a > (int) b ? 1 : 0;
      }
    }
    assertThat(Crossings.of(lines, right))
        .as("seed %d", seed.getCurrentRepetition())
        .isEqualTo(crossings);
  }

  private static final int WIDTH = 100;

  private static int height(int box) {
    return box % 3 == 0 ? 30 : 44;
  }

  private static Layout layout(int boxes, List<int[]> ends) {
    return Layout.of(
        Ties.of(boxes, ends, List.of()),
        IntStream.range(0, boxes).map(box -> WIDTH).toArray(),
        IntStream.range(0, boxes).map(LayoutTest::height).toArray(),
        new int[ends.size()]);
  }

  private static List<int[]> ends(Random random, int boxes) {
    Set<Long> ends = new LinkedHashSet<>();
    int count = random.nextInt(boxes * 2 + 1);
    for (int tie = 0; tie < count; tie++) {
      int from = random.nextInt(boxes);
      int to = random.nextInt(boxes);
      if (from != to && (from < to || random.nextInt(8) == 0)) {
        ends.add((long) from << 32 | to);
      }
    }
    List<int[]> list = new ArrayList<>();
    ends.forEach(one -> list.add(new int[] {(int) (one >>> 32), (int) (long) one}));
    return list;
  }

  private static boolean overlap(Area a, Area b) {
    return a.x() < b.right()
        && b.x() < a.right()
        && a.y() < b.y() + b.height()
        && b.y() < a.y() + a.height();
  }

  private static int length(Ties ties, int[] columns) {
    int length = 0;
    for (int tie = 0; tie < ties.count(); tie++) {
      int span = columns[ties.right(tie)] - columns[ties.left(tie)];
      if (span < 1) {
        return Integer.MAX_VALUE;
      }
      length += span;
    }
    return length;
  }

  private static int shortest(Ties ties, int[] columns, int at) {
    if (at == columns.length) {
      return length(ties, columns);
    }
    int shortest = Integer.MAX_VALUE;
    for (int column = 0; column < columns.length; column++) {
      columns[at] = column;
      shortest = Math.min(shortest, shortest(ties, columns, at + 1));
    }
    return shortest;
  }
}
