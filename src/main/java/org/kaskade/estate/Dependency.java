package org.kaskade.estate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Strength;

/// One effective dependency, named by its ends' keys.
///
/// @param group the redundancy group, or null for a requirement of its own
/// @param need as declared, a count or a percentage; null outside a group
/// @param sources who says so, by name as Unicode code points
public record Dependency(
    String dependent,
    String provider,
    String type,
    Strength strength,
    @Nullable String group,
    @Nullable String need,
    List<String> sources) {
  public Dependency {
    sources = List.copyOf(sources);
  }

  /// What makes it this dependency and no other.
  public record Identity(String dependent, String provider, String type, String group) {}

  public Identity identity() {
    return new Identity(dependent, provider, type, group == null ? "" : group);
  }
}
