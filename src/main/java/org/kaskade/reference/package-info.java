/// What can be asked of GraphQL, as a document to read: `/docs/graphql`.
///
/// It is made from the schema that answers, the limits that bound it, and the named operations, so
/// that it says nothing else than what is so.
@ApplicationModule(allowedDependencies = {"pages", "graphql"})
@NullMarked
package org.kaskade.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
