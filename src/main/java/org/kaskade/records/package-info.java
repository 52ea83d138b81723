/// What people and programs do about the estate: records such as changes, declared in
/// `cmdb-schema/records/` and kept by one engine.
///
/// A *record type* says which fields and links a record has, the states it can be in and the named
/// *transitions* between them. The state of a record changes through a transition alone, whoever
/// asks. Each operation is one revision of the estate's journal; a record keeps its number for ever
/// and its version rises by one with each of them, so that two who change it at once don't
/// overwrite each other. GraphQL types, inputs and mutations follow from the declarations.
@ApplicationModule(
    allowedDependencies = {
      "access",
      "estate",
      "expression",
      "graphql",
      "people",
      "schema",
      "store",
      "yaml"
    })
@NullMarked
package org.kaskade.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
