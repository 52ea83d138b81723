/// What changes do to the estate and to each other, and what a board has to know before it says
/// yes.
///
/// The *expected effect* of a change is what its CIs go through as planned, its *worst case* that
/// all of them are out; both on top of active outages and of the other changes whose windows
/// overlap. Two changes *collide* when both at once are worse for some service than either alone.
/// The *risk* of a change is a score made of declared *factors*, each with a sentence; an
/// *assessment* is the risk at one moment.
@ApplicationModule(
    allowedDependencies = {
      "access", "dossier", "drawing", "estate", "graph", "graphql", "impact", "records", "schema",
      "store", "windows", "yaml"
    })
@NullMarked
package org.kaskade.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
