package org.kaskade.importers.backstage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One entity as its file says it.
///
/// @param name as it is written
/// @param ciClass what its kind and type make it; empty for what is no CI
/// @param attributes values by attribute, whether or not the class has it
/// @param stated values by attribute, and the class, that annotations ask for
/// @param references what it refers to, in the order of the file
/// @param memberships who belongs to this group, or which groups this member belongs to
/// @param line from 1
record Entity(
    EntityRef ref,
    String name,
    String ciClass,
    Map<String, Object> attributes,
    Map<String, Object> stated,
    List<Reference> references,
    List<Membership> memberships,
    int line) {

  /// That a group and a member belong together.
  ///
  /// @param other the member, or the group
  /// @param name of the other, as it is written
  record Membership(EntityRef other, String name, int line) {}

  Entity {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    stated = Collections.unmodifiableMap(new LinkedHashMap<>(stated));
    references = List.copyOf(references);
    memberships = List.copyOf(memberships);
  }
}
