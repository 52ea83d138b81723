package org.kaskade.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A kind of CI, with everything it inherits.
///
/// @param name upper camel case, e.g. `VirtualMachine`
/// @param keyPrefix how keys of its CIs begin, e.g. `virtual-machine`
/// @param plural lower camel case, the name of its list query, e.g. `virtualMachines`
/// @param description one sentence or more
/// @param parent the class it extends; null for `ConfigurationItem` alone
/// @param abstractClass whether no CI can have exactly this class
/// @param service whether its CIs are services that people are told about in an impact answer
/// @param assumedAvailability what share of time, in percent, a CI of it is taken to be up where
///   nothing is known of it
/// @param identification attribute sets, own and inherited, the most telling first; `name` and
///   `environment` may be named
/// @param attributes by name, inherited ones first
public record CiClass(
    String name,
    String keyPrefix,
    String plural,
    String description,
    @Nullable String parent,
    boolean abstractClass,
    boolean service,
    double assumedAvailability,
    List<IdentificationRule> identification,
    Map<String, Attribute> attributes) {

  /// An attribute set that tells CIs apart once all its attributes are there.
  ///
  /// @param declaredBy the class whose CIs, subclasses included, it tells apart
  /// @param attributes in the order in which they make up the key
  public record IdentificationRule(String declaredBy, List<String> attributes) {
    public IdentificationRule {
      attributes = List.copyOf(attributes);
    }
  }

  public CiClass {
    identification = List.copyOf(identification);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
