/// Where the estate comes from: inventories in Git, one reader per format.
///
/// A *source* is a repository, a branch, globs and a format. A *reader* turns the files of one
/// commit into findings: CIs, dependencies, problems. A *sync* makes claims of the findings and
/// hands them to the estate as one change set.
@ApplicationModule(
    allowedDependencies = {"schema", "estate", "expression", "yaml", "graphql", "access"})
@NullMarked
package org.kaskade.importers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
