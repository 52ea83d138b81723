/// The dependency graph of one revision in memory, and what failures do in it. Plain Java.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kaskade.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
