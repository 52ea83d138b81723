package org.kaskade.importers.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kaskade.importers.CiRef;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Identification;

/// Makes references of identifying values. A name that completes none of the class's rules is
/// unique within the source: the source's name is added as `inventory`.
final class Identities {
  private static final String INVENTORY = "inventory";

  private final CmdbSchema schema;
  private final Identification identification;
  private final String source;

  Identities(CmdbSchema schema, String source) {
    this.schema = schema;
    this.identification = new Identification(schema);
    this.source = source;
  }

  CiRef ref(String ciClass, Map<String, String> identity) {
    if (!identity.isEmpty() && identification.identities(ciClass, identity).isEmpty()) {
      Map<String, String> scoped = new LinkedHashMap<>(identity);
      scoped.putIfAbsent(INVENTORY, source);
      if (!identification.identities(ciClass, scoped).isEmpty()) {
        return new CiRef(ciClass, scoped);
      }
    }
    return new CiRef(ciClass, identity);
  }

  /// What scopes the CI's name for others that refer to it by name only, where its class has such a
  /// rule.
  Optional<String> inventory(CiRef ref) {
    boolean scopes =
        schema.ciClass(ref.ciClass()).map(CiClass::identification).orElse(List.of()).stream()
            .anyMatch(rule -> rule.attributes().contains(INVENTORY));
    return scopes && !ref.identity().containsKey(INVENTORY)
        ? Optional.of(source)
        : Optional.empty();
  }

  boolean isComplete(CiRef ref) {
    return !identification.identities(ref.ciClass(), ref.identity()).isEmpty();
  }

  /// `[fqdn], [serialNumber], [environment, name]`.
  String rules(String ciClass) {
    List<CiClass.IdentificationRule> rules =
        schema.ciClass(ciClass).map(CiClass::identification).orElse(List.of());
    return rules.stream()
        .map(rule -> rule.attributes().toString())
        .collect(Collectors.joining(", "));
  }
}
