package org.kaskade.graph;

import org.jspecify.annotations.Nullable;

/// One dependency as stored: the dependent needs the provider, by itself or as one of a group.
///
/// Dependent, provider, type and group identify it.
///
/// @param type name of the relationship type
/// @param group name of the redundancy group; null for a single requirement
/// @param need how many of the group must be up, as declared (see {@link Need}); null for the
///   default, and outside a group
public record GraphDependency(
    String dependent,
    String provider,
    String type,
    Strength strength,
    @Nullable String group,
    @Nullable String need) {

  /// Refuses a need that cannot be read.
  public GraphDependency {
    if (group == null) {
      need = null;
    } else if (need != null) {
      Need.parse(need);
    }
  }

  /// A single requirement.
  public GraphDependency(String dependent, String provider, String type, Strength strength) {
    this(dependent, provider, type, strength, null, null);
  }
}
