package org.kaskade.importers.cyclonedx;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kaskade.importers.CiRef;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Identification;
import org.kaskade.schema.IdentityKey;

/// Which CI a part is: the first of its class's identification rules that its package URL, group,
/// name, version, maker and address complete. What has no more than a name is one within the
/// source.
final class Identities {
  private final CmdbSchema schema;
  private final Identification identification;
  private final String source;
  private final Optional<String> environment;

  Identities(CmdbSchema schema, String source, Optional<String> environment) {
    this.schema = schema;
    this.identification = new Identification(schema);
    this.source = source;
    this.environment = environment;
  }

  /// Empty for what becomes no CI.
  Optional<CiRef> of(Part part) {
    if (part.ciClass().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    values.put("name", part.name());
    values.put("inventory", source);
    environment.ifPresent(name -> values.put("environment", name));
    put(values, "packageUrl", part.packageUrl());
    put(values, "group", part.group());
    put(values, "version", part.version());
    put(values, "manufacturer", part.maker());
    put(values, "supplier", part.maker());
    put(values, "endpoint", part.endpoint());
    Map<String, String> telling = new TreeMap<>();
    identification.identities(part.ciClass(), values).stream()
        .findFirst()
        .ifPresentOrElse(first -> telling.putAll(byAttribute(first)), () -> telling.putAll(values));
    return Optional.of(new CiRef(part.ciClass(), telling));
  }

  /// By its bom-ref in one file; empty where the class can't be told apart so.
  Optional<CiRef> within(String path, Part part) {
    return schema
        .ciClass(part.ciClass())
        .filter(ciClass -> ciClass.attributes().containsKey("bomRef"))
        .map(ciClass ->
            new CiRef(
                part.ciClass(), Map.of("inventory", source + "/" + path, "bomRef", part.bomRef())));
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (!value.isEmpty()) {
      values.put(name, value);
    }
  }

  private static Map<String, String> byAttribute(IdentityKey identity) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < identity.attributes().size(); i++) {
      values.put(identity.attributes().get(i), identity.values().get(i));
    }
    return values;
  }
}
