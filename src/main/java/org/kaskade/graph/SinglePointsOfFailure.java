package org.kaskade.graph;

import java.util.BitSet;
import java.util.List;

/// The CIs whose outage alone is the outage of another one.
///
/// Solves which single CIs break the groups among what the CI needs HARD, and then walks from it to
/// all that leads to it ({@link SingleFailures}): the cost is linear in what the CI needs HARD, and
/// in what the members of each group there need not in common; there is no propagation per
/// candidate. Exact with cycles and with groups of groups.
///
/// @param of the CI in question, never one of its own single points
/// @param cis by key
/// @param completeness when incomplete, each of the CIs is one, and others may be too
public record SinglePointsOfFailure(GraphCi of, List<GraphCi> cis, Completeness completeness) {
  /// Finds them.
  ///
  /// @throws UnknownCi when no CI has the key
  public static SinglePointsOfFailure of(DependencyGraph graph, String key, Patience patience) {
    int ci = graph.number(key);
    Cone cone = Cone.hard(graph, ci);
    SingleFailures failures = new SingleFailures(cone, patience);
    BitSet places = leadingTo(failures, cone.place(ci));
    places.clear(cone.place(ci));
    return new SinglePointsOfFailure(
        graph.cis.get(ci),
        places.stream()
            .mapToObj(place -> cone.cis[place])
            .sorted(graph.cis::compare)
            .map(graph.cis::get)
            .toList(),
        failures.complete()
            ? Completeness.FULL
            : patience.exhausted("single points that act through groups may be missing"));
  }

  /// The places whose outage alone is that of this place, itself included.
  static BitSet leadingTo(SingleFailures failures, int place) {
    IntList components = new IntList();
    components.add(failures.component(place));
    return leadingTo(failures, components);
  }

  /// The places whose outage alone is that of one of these components, those included.
  static BitSet leadingTo(SingleFailures failures, IntList components) {
    BitSet places = new BitSet();
    IntList open = new IntList();
    IntList next = components;
    do {
      for (int at = 0; at < next.size; at++) {
        int component = next.get(at);
        if (!places.get(failures.order[component])) {
          for (int slot = component; slot < failures.end(component); slot++) {
            places.set(failures.order[slot]);
          }
          open.add(component);
        }
      }
      next = new IntList();
      if (open.size > 0) {
        failures.providers(open.get(--open.size), next);
      }
    } while (next.size > 0 || open.size > 0);
    return places;
  }
}
