package org.kaskade.drawing;

import java.util.List;
import org.kaskade.graph.Strength;

/// A line from what is needed to what needs it, the way a failure travels.
///
/// @param from place, among the drawing's boxes, of the provider's box, or of a group's
/// @param to place of the dependent's box, or of a group's
/// @param strength HARD if one of the dependencies is
/// @param count how many dependencies it stands for; from a group to its dependent, how many
///   groups: the dependencies of a group's dependent are counted where they enter the group
/// @param onPath whether the path that is shown takes it
/// @param points from end to end, at the edges of columns; between two columns a line may bend, and
///   it leads straight through the column it passes
public record Line(
    int from, int to, Strength strength, int count, boolean onPath, List<Point> points) {
  public Line {
    points = List.copyOf(points);
  }

  /// Whether it leads from right to left and so needs an arrowhead.
  public boolean isBackward() {
    return points.getLast().x() < points.getFirst().x();
  }

  /// A point, in px from the upper left corner of the picture.
  public record Point(int x, int y) {}
}
