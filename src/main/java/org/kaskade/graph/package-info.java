/// The dependency graph of one revision in memory, and what failures do in it. Plain Java.
///
/// A {@link org.kaskade.graph.DependencyGraph} is built once and then derived from revision to
/// revision; {@link org.kaskade.graph.OutagePropagation} brings a scenario's failures to their
/// least fixpoint in it and explains the result. CIs are named by key outside and numbered inside:
/// a number means nothing beyond its graph and never leaves the package.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kaskade.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
