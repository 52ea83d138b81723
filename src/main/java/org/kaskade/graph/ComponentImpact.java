package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Component failure impact analysis (ITIL): what the outage of each component alone makes of each
/// service.
///
/// Costs one propagation per component, each linear in the dependents of the CIs that it affects.
/// For the outages that all CIs of the estate bring to the services see {@link CriticalComponents}.
///
/// @param rows by the component's key
/// @param completeness when incomplete, the components from some key on are missing
public record ComponentImpact(List<Row> rows, Completeness completeness) {
  /// What one component does.
  ///
  /// @param cells one per service, by its key
  public record Row(GraphCi component, List<Cell> cells) {}

  /// What becomes of one service.
  public record Cell(GraphCi service, ImpactState state) {}

  /// Evaluates these components against these services; a CI may be both.
  ///
  /// @throws UnknownCi when no CI has one of the keys
  public static ComponentImpact of(
      DependencyGraph graph,
      Collection<String> services,
      Collection<String> components,
      Patience patience) {
    int[] columns = graph.numbers(services);
    int[] causes = graph.numbers(components);
    OutageStates states = new OutageStates(graph);
    int[] nothing = new int[0];
    List<Row> rows = new ArrayList<>(causes.length);
    for (int component : causes) {
      if (patience.isOver()) {
        return new ComponentImpact(
            rows,
            patience.exhausted(
                "the last %,d of %,d components are missing"
                    .formatted(causes.length - rows.size(), causes.length)));
      }
      states.evaluate(new int[] {component}, nothing);
      List<Cell> cells = new ArrayList<>(columns.length);
      for (int service : columns) {
        cells.add(new Cell(graph.cis.get(service), states.state(service)));
      }
      rows.add(new Row(graph.cis.get(component), List.copyOf(cells)));
      patience.report(rows.size(), causes.length);
    }
    return new ComponentImpact(rows, Completeness.FULL);
  }

  /// All CIs whose outage can make anything of any of these services: what they need in any
  /// strength, directly or not, without the services themselves; by key.
  ///
  /// @throws UnknownCi when no CI has one of the keys
  public static List<GraphCi> componentsOf(DependencyGraph graph, Collection<String> services) {
    int[] roots = graph.numbers(services);
    Cone cone = Cone.whole(graph, roots);
    boolean[] isRoot = new boolean[cone.size()];
    for (int root : roots) {
      isRoot[cone.place(root)] = true;
    }
    List<GraphCi> found = new ArrayList<>();
    Arrays.stream(cone.cis)
        .filter(ci -> !isRoot[cone.place(ci)])
        .boxed()
        .sorted(graph.cis::compare)
        .forEach(ci -> found.add(graph.cis.get(ci)));
    return found;
  }
}
