/// The questions of impact analysis, asked of the newest snapshot.
@ApplicationModule(allowedDependencies = {"schema", "estate", "graph", "graphql", "access"})
@NullMarked
package org.kaskade.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
