/// YAML and JSON as a tree that knows its lines.
///
/// Both the declarations in `cmdb-schema/` and the inventories are read here, within {@link
/// org.kaskade.yaml.YamlLimits limits} that no file can push the process over: size, nesting,
/// aliases, expanded nodes, documents. JSON is read as the YAML it is. Scalars keep their text;
/// what they mean is decided by who asks.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kaskade.yaml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
