/// What an outage reaches, and why, asked of the newest snapshot.
///
/// The *snapshot* is the dependency graph of one revision in memory. It follows every revision, its
/// own process's before the call that made it returns, and is read without locks: a question keeps
/// the snapshot it began with.
@ApplicationModule(allowedDependencies = {"schema", "estate", "graph", "graphql", "access"})
@NullMarked
package org.kaskade.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
