package org.kaskade.importers.terraform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What resources of some types become.
///
/// @param names paths of the name, before those that hold for all
/// @param attributes paths of the value by attribute, besides those that hold for all
record TypeRule(
    String ciClass, Patterns types, List<String> names, Map<String, List<String>> attributes) {
  TypeRule {
    names = List.copyOf(names);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
