package org.kaskade.importers.terraform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One instance of a resource, as one file says it is.
///
/// @param module the address of the module instance, empty for the root
/// @param key what tells instances of one block apart, as addresses write it: `0` or `"blue"`; null
///   without count and for_each
/// @param line where it is said, from 1
/// @param closure whether it lists what it depends on indirectly, too
/// @param planned whether it doesn't exist yet
record Resource(
    String module,
    String type,
    String name,
    @Nullable String key,
    String file,
    int line,
    List<Leaf> leaves,
    List<Listed> dependencies,
    boolean closure,
    boolean planned) {
  Resource {
    leaves = List.copyOf(leaves);
    dependencies = List.copyOf(dependencies);
  }

  /// For instance `module.shop["eu"].aws_instance.web[0]`.
  String address() {
    String block = ResourceAddress.join(module, type + "." + name);
    return key == null ? block : block + "[" + key + "]";
  }

  /// The address without any instance key.
  String block() {
    return ResourceAddress.join(ResourceAddress.withoutKeys(module), type + "." + name);
  }

  Resource asPlanned() {
    return new Resource(module, type, name, key, file, line, leaves, dependencies, closure, true);
  }
}
