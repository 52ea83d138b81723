package org.kaskade.graph;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules of outages alone written down once more: every HARD requirement is evaluated over and
/// over until nothing changes.
final class NaiveOutages {
  private record Hard(String dependent, List<String> providers, int need) {}

  private final List<Hard> requirements;

  NaiveOutages(Set<String> keys, Collection<GraphDependency> dependencies) {
    NaiveImpact none = new NaiveImpact(keys, dependencies, Map.of());
    requirements =
        keys.stream()
            .flatMap(key -> none.of(key).stream())
            .filter(one -> one.strength() == Strength.HARD)
            .map(one ->
                new Hard(
                    one.dependent(),
                    List.copyOf(one.providers()),
                    one.group() == null ? 1 : one.need()))
            .collect(Collectors.toList());
  }

  /// What is out when these are.
  Set<String> of(Collection<String> failed) {
    Set<String> out = new HashSet<>(failed);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Hard one : requirements) {
        int up = 0;
        for (String provider : one.providers()) {
          up += out.contains(provider) ? 0 : 1;
        }
        changed |= up < one.need() && out.add(one.dependent());
      }
    }
    return out;
  }
}
