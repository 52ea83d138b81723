package org.kaskade.schema;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/// For how long what a record says counts as true.
///
/// @param length from when it came to a state of kind `active`, or was reviewed there
/// @param warn how long before the end it is due for review
/// @param then the transition the program takes at the end; null: none
public record RecordValidity(Period length, Period warn, @Nullable String then) {}
