package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.graph.Strength;

/// A scene divided into boxes, with every arc either in a tie between two boxes or counted inside
/// one.
///
/// @param boxes the vertices of each, in their order; boxes in the order of their first vertex
/// @param ties by their ends
/// @param inside per box how many dependencies are among its members
record FoldedScene(
    Scene scene,
    Drawing.Folding folding,
    List<List<Integer>> boxes,
    List<Tie> ties,
    List<Integer> inside) {

  /// What leads from one box to another.
  ///
  /// @param strength HARD if any of it is
  record Tie(int from, int to, Strength strength, int count, boolean onPath) {
    Tie and(Tie other) {
      return new Tie(
          from,
          to,
          strength == Strength.HARD ? strength : other.strength,
          count + other.count,
          onPath || other.onPath);
    }
  }

  /// @param blockOf per vertex the number of its block, any number
  static FoldedScene of(Scene scene, Drawing.Folding folding, int[] blockOf) {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    List<List<Integer>> boxes = new ArrayList<>();
    int[] boxOf = new int[blockOf.length];
    for (int vertex = 0; vertex < blockOf.length; vertex++) {
      int box = numbers.computeIfAbsent(blockOf[vertex], block -> numbers.size());
      if (box == boxes.size()) {
        boxes.add(new ArrayList<>());
      }
      boxes.get(box).add(vertex);
      boxOf[vertex] = box;
    }
    int[] inside = new int[boxes.size()];
    Map<Long, Tie> ties = new LinkedHashMap<>();
    for (Scene.Arc arc : scene.arcs()) {
      int from = boxOf[arc.from()];
      int to = boxOf[arc.to()];
      if (from == to) {
        inside[from]++;
      } else {
        ties.merge(
            (long) from << 32 | to, new Tie(from, to, arc.strength(), 1, arc.onPath()), Tie::and);
      }
    }
    long[] ordered = ties.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    return new FoldedScene(
        scene,
        folding,
        boxes,
        Arrays.stream(ordered).mapToObj(ties::get).toList(),
        Arrays.stream(inside).boxed().toList());
  }

  String id(int box) {
    List<Integer> members = boxes.get(box);
    Scene.Vertex first = scene.vertices().get(members.getFirst());
    return switch (first) {
      case Scene.CiVertex one -> members.size() == 1 ? one.ci().key() : "~fold~" + one.ci().key();
      case Scene.GroupVertex one -> {
        // The length tells where the key ends: both may hold any character.
        String dependent = ((Scene.CiVertex) scene.vertices().get(one.dependent())).ci().key();
        yield "~%s~%d~%s~%s"
            .formatted(
                members.size() == 1 ? "group" : "groups",
                dependent.length(),
                dependent,
                one.name());
      }
    };
  }
}
