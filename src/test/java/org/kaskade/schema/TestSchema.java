package org.kaskade.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CiClass.IdentificationRule;
import org.kaskade.schema.RelationshipType.DependentEnd;

/// A few classes and relationship types, for tests that need a schema and not the declared one.
public final class TestSchema {
  private static final Map<String, CiClass> CLASSES = new LinkedHashMap<>();

  /// The schema of these.
  public static final CmdbSchema SCHEMA = make();

  private TestSchema() {}

  private static CmdbSchema make() {
    ciClass(
        "ConfigurationItem", null, List.of(), List.of("description", "inventory", "placeholder"));
    ciClass(
        "Server",
        "ConfigurationItem",
        List.of(List.of("fqdn"), List.of("inventory", "name")),
        List.of(
            "fqdn",
            "ipAddress",
            "groups",
            "operatingSystem",
            "operatingSystemVersion",
            "architecture",
            "cpuCores",
            "site",
            "rack",
            "role"));
    ciClass("Hypervisor", "Server", List.of(), List.of("platform"));
    ciClass("PhysicalServer", "Server", List.of(), List.of());
    ciClass("Switch", "ConfigurationItem", List.of(List.of("inventory", "name")), List.of("ports"));
    ciClass(
        "BarcodeScanner", "ConfigurationItem", List.of(List.of("inventory", "name")), List.of());
    ciClass("Location", "ConfigurationItem", List.of(), List.of());
    ciClass("Site", "Location", List.of(List.of("name")), List.of());
    ciClass(
        "Rack",
        "Location",
        List.of(List.of("site", "name"), List.of("inventory", "name")),
        List.of("site"));
    ciClass(
        "Cluster",
        "ConfigurationItem",
        List.of(List.of("environment", "name"), List.of("inventory", "name"), List.of("name")),
        List.of());
    List<RelationshipType> types =
        List.of(
            type("DEPENDS_ON", "ConfigurationItem", DependentEnd.SOURCE),
            type("RUNS_ON", "ConfigurationItem", DependentEnd.SOURCE),
            type("LOCATED_IN", "Location", DependentEnd.SOURCE),
            type("MEMBER_OF", "Cluster", DependentEnd.TARGET));
    return new CmdbSchema(CLASSES.values(), types, new Precedence(List.of()));
  }

  private static void ciClass(
      String name, @Nullable String parent, List<List<String>> rules, List<String> attributes) {
    Map<String, Attribute> all = new LinkedHashMap<>();
    List<IdentificationRule> identification = new ArrayList<>();
    if (parent != null) {
      CiClass extended = Objects.requireNonNull(CLASSES.get(parent));
      all.putAll(extended.attributes());
      identification.addAll(extended.identification());
    }
    rules.forEach(rule -> identification.add(new IdentificationRule(name, rule)));
    for (String attribute : attributes) {
      all.put(
          attribute,
          new Attribute(attribute, AttributeType.STRING, null, List.of(), false, attribute, name));
    }
    String prefix = name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    CLASSES.put(
        name,
        new CiClass(
            name,
            prefix,
            prefix + "s",
            name,
            parent,
            name.equals("ConfigurationItem"),
            false,
            identification,
            all));
  }

  private static RelationshipType type(String name, String target, DependentEnd dependent) {
    return new RelationshipType(
        name, name, name, name, "ConfigurationItem", target, dependent, Strength.HARD, null, null);
  }
}
