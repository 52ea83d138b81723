package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Strength;

/// All that a picture is about, before anything is folded: CIs and groups as vertices, dependencies
/// as arcs from what is needed to what needs it.
///
/// A dependency on a member of a group is an arc to the group; one more arc leads from the group to
/// its dependent and stands for the group, not for a dependency.
///
/// @param vertices CIs in the order of their keys, then groups in that of dependent and name
record Scene(Subject subject, List<Vertex> vertices, List<Arc> arcs) {
  Scene {
    vertices = List.copyOf(vertices);
    arcs = List.copyOf(arcs);
  }

  /// A CI or a group.
  sealed interface Vertex {
    ImpactState state();

    boolean onPath();
  }

  /// A CI.
  ///
  /// @param subject whether the picture is about it
  record CiVertex(GraphCi ci, ImpactState state, boolean service, boolean subject, boolean onPath)
      implements Vertex {}

  /// A redundancy group.
  ///
  /// @param dependent the vertex whose group it is
  /// @param up null where no failure is assumed
  /// @param state what it does to its dependent
  /// @param atFault whether that is the dependent's state
  record GroupVertex(
      int dependent,
      String name,
      Strength strength,
      int members,
      int need,
      @Nullable Integer up,
      ImpactState state,
      boolean atFault,
      boolean onPath)
      implements Vertex {}

  /// From one vertex to another.
  ///
  /// @param onPath whether the path that is shown takes it
  record Arc(int from, int to, Strength strength, boolean onPath) {}

  int cis() {
    return (int) vertices.stream().filter(CiVertex.class::isInstance).count();
  }

  int dependencies() {
    return (int) arcs.stream().filter(arc -> vertices.get(arc.from()) instanceof CiVertex).count();
  }

  /// Per vertex the numbers of its arcs, in and out.
  List<List<Integer>> arcsByVertex() {
    List<List<Integer>> byVertex = new ArrayList<>(vertices.size());
    for (int vertex = 0; vertex < vertices.size(); vertex++) {
      byVertex.add(new ArrayList<>());
    }
    for (int arc = 0; arc < arcs.size(); arc++) {
      byVertex.get(arcs.get(arc).from()).add(arc);
      byVertex.get(arcs.get(arc).to()).add(arc);
    }
    return byVertex;
  }
}
