/// Inventories of any shape, described by a `mapping.yaml` that is written without Java.
///
/// A *mapping* says which files hold records, and for each record which CI it means: class,
/// identity, attributes, dependencies. Values are computed by JSONata expressions, which are
/// compiled and checked when the mapping is read and bounded in time, depth and size when they run.
/// Each file becomes {@link org.kaskade.importers.mapping.FileClaims} by itself; only references by
/// key are resolved across files.
@NullMarked
package org.kaskade.importers.mapping;

import org.jspecify.annotations.NullMarked;
