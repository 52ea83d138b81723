/// What sources say about the estate, and how it becomes what we believe.
///
/// A *claim* is what one source says about one CI at one place: its class, name and attributes, and
/// the dependencies it has. Claims never overwrite each other. *Identification* finds which CI a
/// claim means; the *effective values* of a CI are its claims merged by declared precedence; a CI
/// without a claim that holds it is retired, not erased. Claims come in batches; what a batch
/// changes is one numbered *revision*, written in one transaction together with its *journal*.
@ApplicationModule(allowedDependencies = {"schema", "store", "graphql", "access"})
@NullMarked
package org.kaskade.estate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
