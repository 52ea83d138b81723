package org.kaskade.importers.mapping;

import org.jspecify.annotations.Nullable;

/// A dependency that each record, or each of some items of it, tells of.
///
/// @param at where the mapping says it
/// @param each what gives the items; null where the record itself is the one
/// @param when whether an item counts; null for all
/// @param type of relationship
/// @param recordDepends whether the record's CI is the dependent and the other one the provider
/// @param other the other end
/// @param strength null for the type's default
/// @param group the redundancy group, or null
/// @param need how many of the group must be up, or null
public record DependencyMapping(
    String at,
    @Nullable Said each,
    @Nullable Said when,
    Said type,
    boolean recordDepends,
    OtherEnd other,
    @Nullable Said strength,
    @Nullable Said group,
    @Nullable Said need) {}
