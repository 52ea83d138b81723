package org.kaskade.importers.backstage;

import org.jspecify.annotations.Nullable;

/// A field of `spec` that refers to other entities.
///
/// @param name of the field
/// @param kind of references that name none; null where they must
/// @param type the relationship type
/// @param otherDepends whether what is referred to needs the entity that refers to it
/// @param attribute that the name of what is referred to sets, or null
record ReferenceField(
    String name,
    @Nullable String kind,
    String type,
    boolean otherDepends,
    @Nullable String attribute) {}
