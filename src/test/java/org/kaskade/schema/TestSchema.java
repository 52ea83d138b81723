package org.kaskade.schema;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CiClass.IdentificationRule;
import org.kaskade.schema.RelationshipType.DependentEnd;

/// A small schema for tests of readers.
public final class TestSchema {
  private TestSchema() {}

  public static CmdbSchema schema() {
    return new CmdbSchema(
        List.of(
            ciClass("ConfigurationItem", null),
            ciClass("Application", "ConfigurationItem", "name", "environment"),
            ciClass("SoftwareComponent", "ConfigurationItem"),
            ciClass("Workload", "SoftwareComponent", "cluster", "namespace", "kind", "name"),
            ciClass("Cache", "SoftwareComponent", "cluster", "namespace", "kind", "name"),
            ciClass("Database", "SoftwareComponent", "instance"),
            ciClass("NetworkService", "ConfigurationItem", "cluster", "namespace", "name"),
            ciClass("Ingress", "ConfigurationItem", "cluster", "namespace", "kind", "name"),
            ciClass("Volume", "ConfigurationItem", "cluster", "namespace", "name"),
            ciClass("Cluster", "ConfigurationItem", "cluster", "name"),
            ciClass("Server", "ConfigurationItem", "fqdn")),
        List.of(
            type("DEPENDS_ON", "ConfigurationItem", "ConfigurationItem", DependentEnd.SOURCE),
            type("EXPOSES", "NetworkService", "Workload", DependentEnd.SOURCE),
            type("CALLS", "SoftwareComponent", "NetworkService", DependentEnd.SOURCE),
            type("STORES_ON", "ConfigurationItem", "Volume", DependentEnd.SOURCE),
            type("RUNS_ON", "ConfigurationItem", "ConfigurationItem", DependentEnd.SOURCE),
            type("MEMBER_OF", "ConfigurationItem", "Cluster", DependentEnd.TARGET),
            type("PART_OF", "ConfigurationItem", "Application", DependentEnd.TARGET)),
        new Precedence(List.of()));
  }

  private static CiClass ciClass(String name, @Nullable String parent, String... identity) {
    return new CiClass(
        name,
        name,
        name + "s",
        name,
        parent,
        parent == null,
        false,
        Stream.of(identity)
            .findFirst()
            .map(first -> List.of(new IdentificationRule(name, List.of(identity))))
            .orElse(List.of()),
        Map.of());
  }

  private static RelationshipType type(
      String name, String source, String target, DependentEnd dependent) {
    return new RelationshipType(
        name, name, name, name, source, target, dependent, Strength.HARD, null, null);
  }
}
