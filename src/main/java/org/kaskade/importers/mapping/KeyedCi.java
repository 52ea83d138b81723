package org.kaskade.importers.mapping;

import org.jspecify.annotations.Nullable;
import org.kaskade.importers.FoundCi;

/// A CI and what other records refer to it by.
///
/// @param at the place of the mapping that makes it
record KeyedCi(FoundCi ci, @Nullable String key, String at) {}
