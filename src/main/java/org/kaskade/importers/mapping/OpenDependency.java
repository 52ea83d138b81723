package org.kaskade.importers.mapping;

import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.schema.Strength;

/// A dependency whose other end may be known by a key only.
///
/// @param record the CI of the record that says so
/// @param other the other one, or null
/// @param otherKey what it is known by where `other` is null
record OpenDependency(
    CiRef record,
    boolean recordDepends,
    @Nullable CiRef other,
    String otherKey,
    String type,
    @Nullable Strength strength,
    @Nullable String group,
    @Nullable String need,
    String at,
    int line) {}
