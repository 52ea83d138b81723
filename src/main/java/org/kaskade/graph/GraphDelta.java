package org.kaskade.graph;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What one revision changed, as absolute after-images: applying it twice changes nothing more.
///
/// @param upserted CIs that are new or whose columns changed
/// @param removed keys of CIs that take no part any more; a key that is upserted too stays
/// @param dependenciesOf per dependent's key all its dependencies from now on; a dependent that is
///   not named keeps those it had
public record GraphDelta(
    List<GraphCi> upserted,
    List<String> removed,
    Map<String, List<GraphDependency>> dependenciesOf) {

  /// Refuses a dependency that is listed under a dependent that is not its own.
  public GraphDelta {
    upserted = List.copyOf(upserted);
    removed = List.copyOf(removed);
    dependenciesOf =
        dependenciesOf.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    dependenciesOf.forEach((dependent, dependencies) ->
        dependencies.stream()
            .filter(dependency -> !dependency.dependent().equals(dependent))
            .findFirst()
            .ifPresent(stray -> {
              throw new IllegalArgumentException(
                  "the dependency of '%s' on '%s' is listed under '%s'; list it under its dependent"
                      .formatted(stray.dependent(), stray.provider(), dependent));
            }));
  }
}
