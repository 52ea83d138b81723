package org.kaskade.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Strength;

/// One box of a drawing.
///
/// @param id the same for the same content in every drawing of the same estate
/// @param column from 0, the leftmost
/// @param state how what it stands for fares; of a group, what it does to its dependent
/// @param faring whether a failure is assumed, so that its state says something
/// @param onPath whether it is on the path that is shown
/// @param work numbers of the records that are open on its CIs
public record Box(
    String id,
    int column,
    Area area,
    ImpactState state,
    boolean faring,
    boolean onPath,
    List<String> work,
    Content content) {
  public Box {
    work = List.copyOf(work);
  }

  /// Where a box is, in px from the upper left corner of the picture.
  public record Area(int x, int y, int width, int height) {
    int right() {
      return x + width;
    }

    int middle() {
      return y + height / 2;
    }
  }

  /// What a box stands for.
  public sealed interface Content {}

  /// A CI.
  ///
  /// @param service whether people are told about it
  /// @param subject whether the drawing is about it: it is assumed to fail, or its surroundings are
  ///   shown
  public record OneCi(GraphCi ci, boolean service, boolean subject) implements Content {}

  /// CIs that are alike.
  ///
  /// @param first the one with the smallest key
  /// @param count how many they are
  /// @param inside how many dependencies are among them
  public record Fold(String ciClass, GraphCi first, int count, int inside) implements Content {}

  /// A redundancy group, or alike ones of alike dependents.
  ///
  /// @param dependent key of the CI whose group it is; the smallest, if there are several
  /// @param members n, the distinct providers in it
  /// @param need k, how many of them must be up
  /// @param up how many are not in OUTAGE; null where no failure is assumed
  /// @param count how many alike groups it stands for
  public record RedundancyGroup(
      String dependent,
      String name,
      Strength strength,
      int members,
      int need,
      @Nullable Integer up,
      int count)
      implements Content {}
}
