package org.kaskade.estate;

import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Strength;

/// What one place says about one dependency.
///
/// @param type the name of a declared relationship type
/// @param strength null where it is not said
/// @param group the redundancy group; null where it is not said, empty for "in none, whatever the
///   type's default"
/// @param need how many of the group must be up, a count or a percentage; null where it is not said
public record DependencyClaim(
    CiPointer dependent,
    CiPointer provider,
    String type,
    @Nullable Strength strength,
    @Nullable String group,
    @Nullable String need,
    Place place) {}
