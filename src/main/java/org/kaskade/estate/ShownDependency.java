package org.kaskade.estate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Strength;

/// A dependency with what is shown of both ends.
///
/// @param group the redundancy group, or null
/// @param need as declared, a count or a percentage; null outside a group
/// @param sources who says so; null where they are looked up only when asked for
public record ShownDependency(
    String type,
    Ci dependent,
    Ci provider,
    Strength strength,
    @Nullable String group,
    @Nullable String need,
    @Nullable List<String> sources) {

  static ShownDependency of(Dependency d, Ci dependent, Ci provider) {
    return new ShownDependency(
        d.type(), dependent, provider, d.strength(), d.group(), d.need(), d.sources());
  }

  Dependency.Identity identity() {
    return new Dependency.Identity(
        dependent.key(), provider.key(), type, group == null ? "" : group);
  }

  /// Where it stands among a CI's dependencies, or dependents.
  String position(boolean amongDependents) {
    return (amongDependents ? dependent.key() : provider.key())
        + " "
        + type
        + " "
        + (group == null ? "" : group);
  }
}
