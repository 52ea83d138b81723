package org.kaskade.importers.ansible;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A host of one inventory.
final class Host {
  final String name;

  /// Where each file first lists it, in the order of the files.
  final Map<String, Place> places = new LinkedHashMap<>();

  /// Variables that stand beside it in the inventory's files.
  final Map<String, Variable> variables = new LinkedHashMap<>();

  /// The groups it stands in directly.
  final Set<String> groups = new LinkedHashSet<>();

  Host(String name) {
    this.name = name;
  }

  Place first() {
    return places.values().iterator().next();
  }
}
