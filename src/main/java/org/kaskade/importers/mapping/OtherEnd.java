package org.kaskade.importers.mapping;

import java.util.Map;

/// How a record names the CI at the other end of a dependency.
public sealed interface OtherEnd {
  /// By what identifies it.
  record ByIdentity(Said ciClass, Map<String, Said> identity) implements OtherEnd {}

  /// By the key another record of the inventory, in whatever file, has.
  record ByKey(Said key) implements OtherEnd {}
}
