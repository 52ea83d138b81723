package org.kaskade.importers;

import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Strength;

/// A dependency that an inventory file names.
///
/// @param type the name of a declared relationship type
/// @param strength null for the type's default
/// @param group the redundancy group, or null
/// @param need how many of the group must be up, a count or a percentage, or null
/// @param file path of the file that says so: the one that would have to change for the dependency
///   to go
/// @param line in the file, from 1
public record FoundDependency(
    CiRef dependent,
    CiRef provider,
    String type,
    @Nullable Strength strength,
    @Nullable String group,
    @Nullable String need,
    String file,
    int line) {

  /// A dependency by itself, of the type's default strength.
  public FoundDependency(CiRef dependent, CiRef provider, String type, String file, int line) {
    this(dependent, provider, type, null, null, null, file, line);
  }
}
