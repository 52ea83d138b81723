/// The connection to Neo4j, embedded or remote, and the migrations of what is stored.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kaskade.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
