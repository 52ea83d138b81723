package org.kaskade.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A requirement that alone brings its dependent to its state.
///
/// @param providers those at fault, by key
/// @param group null for a single requirement
public record Cause(List<GraphCi> providers, Strength strength, @Nullable GroupStatus group) {}
