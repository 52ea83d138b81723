/// What all GraphQL controllers share: scalars, paging, errors, limits.
@ApplicationModule(allowedDependencies = {"access", "schema"})
@NullMarked
package org.kaskade.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
