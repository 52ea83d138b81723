/// What exists: CI classes and relationship types, declared in `cmdb-schema/`, read and checked
/// once at start.
///
/// A *class* says which attributes a CI has and which of them identify it. A *relationship type*
/// says which of its two ends depends on the other, and how hard. The GraphQL types of the API
/// follow from both.
@ApplicationModule(allowedDependencies = {"expression", "yaml"})
@NullMarked
package org.kaskade.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
