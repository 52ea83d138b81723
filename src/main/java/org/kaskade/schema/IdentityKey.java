package org.kaskade.schema;

import java.util.List;

/// Values that tell a CI apart from all others of a class and its subclasses.
///
/// Two CIs of one line of classes with equal identities are one. Attributes are part of it, so that
/// a serial number never meets a name that happens to look like it.
///
/// @param declaredBy the class whose rule it is
/// @param attributes what the values are of; `fqdn` also where the name stood in for it
/// @param values normalised: trimmed, domain names in lower case
public record IdentityKey(String declaredBy, List<String> attributes, List<String> values) {
  public IdentityKey {
    attributes = List.copyOf(attributes);
    values = List.copyOf(values);
  }
}
