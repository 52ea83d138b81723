package org.kaskade.importers.cyclonedx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A component or service of a bill of materials.
///
/// @param whole index of the part that it belongs to, or -1
/// @param bomRef by which its bill of materials refers to it; empty without one
/// @param ciClass empty for what becomes no CI
/// @param group empty without one
/// @param version empty without one
/// @param packageUrl empty without one
/// @param maker supplier, manufacturer or publisher; empty without one
/// @param endpoint the first of a service; empty without one
/// @param soft whether what depends on it works without it, as far as it goes
/// @param attributes values by attribute, whether or not the class has it
/// @param boms addresses of further bills of materials about it
/// @param line from 1
record Part(
    int whole,
    String bomRef,
    String ciClass,
    String group,
    String name,
    String version,
    String packageUrl,
    String maker,
    String endpoint,
    boolean soft,
    Map<String, Object> attributes,
    List<Reference> boms,
    int line) {

  /// @param line from 1
  record Reference(String address, int line) {}

  Part {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    boms = List.copyOf(boms);
  }
}
