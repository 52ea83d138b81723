package org.kaskade.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The {@link StructuralAvailability} of several CIs, worked out one after the other as long as
/// there is patience.
///
/// @param found in the order asked; those that patience didn't last for are left out, never the
///   first
/// @param completeness whether none is left out
public record StructuralAvailabilities(
    List<StructuralAvailability> found, Completeness completeness) {
  public StructuralAvailabilities {
    found = List.copyOf(found);
  }

  /// Works them out.
  ///
  /// @param availability of a CI by itself, 0 to 1
  /// @throws UnknownCi when no CI has one of the keys
  public static StructuralAvailabilities of(
      DependencyGraph graph,
      List<String> keys,
      ToDoubleFunction<? super GraphCi> availability,
      Patience patience) {
    List<StructuralAvailability> found = new ArrayList<>();
    for (String key : keys) {
      if (!found.isEmpty() && patience.isOver()) {
        return new StructuralAvailabilities(
            found,
            patience.exhausted(
                "%,d of %,d were not reached".formatted(keys.size() - found.size(), keys.size())));
      }
      found.add(StructuralAvailability.of(graph, key, availability, patience));
    }
    return new StructuralAvailabilities(found, Completeness.FULL);
  }
}
