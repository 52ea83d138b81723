/// CIs, dependencies and claims in Neo4j: identification, precedence, revisions, journal.
@ApplicationModule(allowedDependencies = {"schema", "store", "graphql", "access"})
@NullMarked
package org.kaskade.estate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
