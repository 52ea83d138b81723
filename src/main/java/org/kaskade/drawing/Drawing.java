package org.kaskade.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture laid out from left to right: what fails, what that reaches, and the redundancy
/// between.
///
/// Every dependency between CIs of the picture is in it: `dependencies` is the sum of what its
/// lines from CIs and folds stand for and of what lies inside folds.
///
/// @param subject what is shown, for titles
/// @param width in px at 100 %
/// @param height in px at 100 %
/// @param cis how many CIs it shows, by themselves or in folds
/// @param dependencies how many dependencies are between these
/// @param folding what was folded to get here
/// @param boxCount how many boxes it takes; `boxes` is empty if that is more than {@link
///   #MOST_BOXES}
/// @param boxes by column, then from top to bottom; none overlaps another
/// @param lines by the places of their boxes
public record Drawing(
    Subject subject,
    int width,
    int height,
    int cis,
    int dependencies,
    Folding folding,
    @Nullable Integer boxCount,
    List<Box> boxes,
    List<Line> lines) {
  /// Above this many boxes nobody finds anything: there is no picture then.
  public static final int MOST_BOXES = 150;

  public Drawing {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /// Whether it would take so many boxes that there is no picture.
  public boolean isTooLarge() {
    return boxCount == null || boxCount > boxes.size();
  }

  /// How the picture was brought down to its size.
  ///
  /// @param above alike CIs are one box if there are more of them than this
  /// @param scope what was folded
  public record Folding(int above, Scope scope) {}

  /// What is folded, from the most careful to the coarsest.
  public enum Scope {
    /// CIs that are alike; each group at fault stands by itself.
    ALIKE,
    /// Also alike groups at fault, together with their alike dependents.
    ALIKE_WITH_GROUPS,
    /// All CIs of one class and state in one column.
    CLASSES
  }
}
