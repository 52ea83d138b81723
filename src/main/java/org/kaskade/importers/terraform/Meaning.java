package org.kaskade.importers.terraform;

import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Strength;

/// What a dependency is besides its two ends.
///
/// @param relationship the name of a declared type, or `NONE` for no dependency at all
/// @param turned whether the one that is named depends on the one that names it
/// @param group in which several providers stand in for each other, or null
/// @param need how many of the group must be up, or null for the type's default
/// @param strength null for the type's default
/// @param behind whether it holds between what stands behind the two firewalls instead of them
record Meaning(
    String relationship,
    boolean turned,
    @Nullable String group,
    @Nullable String need,
    @Nullable Strength strength,
    boolean behind) {
  boolean none() {
    return relationship.equals("NONE");
  }

  Meaning grouped(String name) {
    return new Meaning(relationship, turned, name, need, strength, false);
  }
}
