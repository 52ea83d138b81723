package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.kaskade.drawing.Drawing.Folding;
import org.kaskade.drawing.Drawing.Scope;
import org.kaskade.graph.Strength;

/// Brings a scene down to a number of boxes that a person can look at, folding what is alike.
///
/// What explains is never folded: what fails, services, what is on the path that is shown, and what
/// was opened; groups at fault only where the picture has too many boxes without. The only member
/// that differs from the others has another state, hence a box of its own.
final class Folds {
  /// Limits tried after the one that was asked for, the gentlest first.
  private static final List<Integer> LIMITS = List.of(10, 5, 3, 2);

  private final Scene scene;
  private final Set<String> open;
  private final Set<Integer> opened = new HashSet<>();

  /// @param open ids of folds, or keys of CIs in them
  Folds(Scene scene, Set<String> open) {
    this.scene = scene;
    this.open = open;
  }

  /// The gentlest folding that has at most `most` boxes before anything is opened, or the one with
  /// the fewest.
  ///
  /// @param above alike CIs stay apart up to this many
  FoldedScene to(int most, int above) {
    FoldedScene best = null;
    for (Folding folding : steps(above)) {
      FoldedScene folded = folded(folding);
      if (best == null || folded.boxes().size() < best.boxes().size()) {
        best = folded;
      }
      if (best.boxes().size() <= most) {
        break;
      }
    }
    FoldedScene result = Objects.requireNonNull(best);
    while (open(result)) {
      result = folded(result.folding());
    }
    return result;
  }

  private static List<Folding> steps(int above) {
    List<Folding> steps = new ArrayList<>();
    for (Scope scope : List.of(Scope.ALIKE, Scope.ALIKE_WITH_GROUPS)) {
      steps.add(new Folding(above, scope));
      LIMITS.stream()
          .filter(limit -> limit < above)
          .forEach(limit -> steps.add(new Folding(limit, scope)));
    }
    steps.add(new Folding(1, Scope.CLASSES));
    return steps;
  }

  /// Whether a fold was found that is to be opened; others may appear once it is.
  private boolean open(FoldedScene folded) {
    boolean found = false;
    for (int box = 0; box < folded.boxes().size(); box++) {
      List<Integer> members = folded.boxes().get(box);
      if (members.size() > 1
          && (open.contains(folded.id(box)) || members.stream().anyMatch(this::isOpenByKey))) {
        opened.addAll(members);
        found = true;
      }
    }
    return found;
  }

  private boolean isOpenByKey(int vertex) {
    return scene.vertices().get(vertex) instanceof Scene.CiVertex one
        && open.contains(one.ci().key());
  }

  private FoldedScene folded(Folding folding) {
    return FoldedScene.of(
        scene,
        folding,
        switch (folding.scope()) {
          case ALIKE, ALIKE_WITH_GROUPS -> alike(folding);
          case CLASSES -> classes();
        });
  }

  private int[] alike(Folding folding) {
    Colors colors = new Colors();
    int[] colorOf = new int[scene.vertices().size()];
    for (int at = 0; at < colorOf.length; at++) {
      Scene.Vertex vertex = scene.vertices().get(at);
      boolean alone =
          explains(at)
              || (folding.scope() == Scope.ALIKE
                  && vertex instanceof Scene.GroupVertex group
                  && group.atFault());
      colorOf[at] = colors.of(alone ? at : look(vertex));
    }
    return new Alikeness(
            folding.above(),
            colorOf,
            scene.arcs().stream()
                .map(arc ->
                    new int[] {arc.from(), arc.to(), arc.strength() == Strength.HARD ? 1 : 0})
                .toList())
        .blocks();
  }

  /// By class, state and column; groups with the dependents they belong to.
  private int[] classes() {
    int[] columns = new Distances(scene).fromSubjects();
    Colors colors = new Colors();
    int[] blockOf = new int[scene.vertices().size()];
    for (int at = 0; at < blockOf.length; at++) {
      int vertex = at;
      blockOf[at] =
          colors.of(
              switch (scene.vertices().get(at)) {
                case Scene.Vertex _ when explains(vertex) -> vertex;
                case Scene.CiVertex one ->
                    List.of(one.ci().ciClass(), one.state(), columns[vertex]);
                case Scene.GroupVertex group -> List.of(look(group), blockOf[group.dependent()]);
              });
    }
    return blockOf;
  }

  private boolean explains(int at) {
    return opened.contains(at)
        || switch (scene.vertices().get(at)) {
          case Scene.CiVertex one -> one.subject() || one.service() || one.onPath();
          case Scene.GroupVertex group -> group.onPath();
        };
  }

  /// What alike vertices have in common by themselves.
  private static Object look(Scene.Vertex vertex) {
    return switch (vertex) {
      case Scene.CiVertex one -> List.of(one.ci().ciClass(), one.state(), one.ci().lifecycle());
      case Scene.GroupVertex group ->
          List.of(
              group.name(),
              group.strength(),
              group.members(),
              group.need(),
              group.up() == null ? group.members() : group.up(),
              group.state());
    };
  }

  /// Numbers for looks, in the order in which they come.
  private static final class Colors {
    private final Map<Object, Integer> numbers = new HashMap<>();

    int of(Object look) {
      return numbers.computeIfAbsent(look, one -> numbers.size());
    }
  }

  /// How many steps each vertex is from what the picture is about, against the arcs counting
  /// negative; by the shortest way.
  private record Distances(Scene scene) {
    int[] fromSubjects() {
      List<List<Integer>> arcsOf = scene.arcsByVertex();
      int[] distance = new int[scene.vertices().size()];
      boolean[] reached = new boolean[distance.length];
      List<Integer> queue =
          new ArrayList<>(
              IntStream.range(0, distance.length)
                  .filter(
                      at -> scene.vertices().get(at) instanceof Scene.CiVertex one && one.subject())
                  .boxed()
                  .toList());
      queue.forEach(at -> reached[at] = true);
      for (int next = 0; next < queue.size(); next++) {
        int at = queue.get(next);
        for (int number : arcsOf.get(at)) {
          Scene.Arc arc = scene.arcs().get(number);
          boolean along = arc.from() == at;
          int other = along ? arc.to() : arc.from();
          if (!reached[other]) {
            reached[other] = true;
            distance[other] = distance[at] + (along ? 1 : -1);
            queue.add(other);
          }
        }
      }
      return distance;
    }
  }
}
