package org.kaskade.importers.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.InMemoryInventory;

class ReferencesTest {
  /// An entity in the form of one line of flow.
  private static String entity(String kind, String name, String spec) {
    return entity(kind, "default", name, spec);
  }

  private static String entity(String kind, String namespace, String name, String spec) {
    return """
    ---
    apiVersion: backstage.io/v1alpha1
    kind: %s
    metadata: {name: %s, namespace: %s}
    spec: {%s}
    """
        .formatted(kind, name, namespace, spec);
  }

  @Test
  void takeTheKindOfTheirField() {
    ReadCatalog read =
        ReadCatalog.of(
            entity("Component", "web", "providesApis: [api], consumesApis: [other]")
                + entity("API", "api", "")
                + entity("API", "other", "")
                + entity("Component", "api", "")
                + entity("Component", "other", ""));
    assertThat(read.dependencies())
        .containsExactly("api:api EXPOSES component:web", "component:web CALLS api:other");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void takeTheNamespaceOfTheirEntity() {
    ReadCatalog read =
        ReadCatalog.of(
            entity("Component", "pay", "web", "dependsOn: ['resource:db', 'resource:default/db']")
                + entity("Resource", "pay", "db", "type: database")
                + entity("Resource", "default", "db", "type: database"));
    assertThat(read.cis())
        .containsExactly(
            "Application component:pay/web", "Database resource:pay/db", "Database resource:db");
    assertThat(read.dependencies())
        .containsExactly(
            "component:pay/web DEPENDS_ON resource:pay/db",
            "component:pay/web DEPENDS_ON resource:db");
  }

  @Test
  void ignoreCase() {
    ReadCatalog read =
        ReadCatalog.of(
            entity("Component", "Web", "dependsOn: ['RESOURCE:Default/DB']")
                + entity("Resource", "db", "type: Database"));
    assertThat(read.ci("component:web").name()).isEqualTo("Web");
    assertThat(read.dependencies()).containsExactly("component:web DEPENDS_ON resource:db");
    assertThat(read.findings().dependencies().getFirst().provider())
        .isEqualTo(read.ci("resource:db").ref());
  }

  @Test
  void mayBeWrittenInParts() {
    ReadCatalog read =
        ReadCatalog.of(
            entity("Component", "a", "dependsOn: [{kind: Component, namespace: x, name: b}]"));
    assertThat(read.dependencies()).containsExactly("component:a DEPENDS_ON component:x/b");
  }

  @Test
  void sayWhichEndDepends() {
    ReadCatalog read =
        ReadCatalog.of(
            entity(
                    "Component",
                    "part",
                    "subcomponentOf: whole, system: s, dependencyOf: ['component:user']")
                + entity("System", "s", "domain: d")
                + entity("Domain", "d", "subdomainOf: all"));
    assertThat(read.dependencies())
        .containsExactly(
            "system:s PART_OF component:part",
            "component:whole PART_OF component:part",
            "component:user DEPENDS_ON component:part",
            "domain:d PART_OF system:s",
            "domain:all PART_OF domain:d");
  }

  @Test
  void toKindsNobodyKnowsAreReported() {
    ReadCatalog read =
        ReadCatalog.of(
            entity("Component", "a", "dependsOn: ['service:b', 'b', 'component:c:d', [x]]")
                + entity("Component", "b", ""));
    assertThat(read.dependencies()).isEmpty();
    assertThat(read.problems())
        .containsExactly(
            "WARNING UNKNOWN_KIND catalog-info.yaml:5",
            "WARNING MISSING_KIND catalog-info.yaml:5",
            "WARNING INVALID_REFERENCE catalog-info.yaml:5",
            "WARNING INVALID_REFERENCE catalog-info.yaml:5");
  }

  @Test
  void toWhatOtherSourcesMayHoldNameNoClass() {
    ReadCatalog read = ReadCatalog.of(entity("Component", "a", "system: elsewhere"));
    assertThat(read.findings().dependencies())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.dependent().ciClass()).isEqualTo("ConfigurationItem");
          assertThat(each.dependent().identity())
              .isEqualTo(Map.of("catalog", "backstage", "entityRef", "system:elsewhere"));
        });
  }

  @Test
  void areScopedByTheCatalogTheSourceNames() {
    ReadCatalog read =
        ReadCatalog.of(
            new InMemoryInventory("a", Map.of("catalog-info.yaml", entity("API", "b", "")))
                .with(Map.of("catalog", "warehouse")));
    assertThat(read.ci("api:b").ref().identity()).containsEntry("catalog", "warehouse");
  }

  @Test
  void nameOwners() {
    ReadCatalog read =
        ReadCatalog.of(
            entity("Component", "a", "owner: Cart")
                + entity("Component", "b", "owner: 'user:Ben'")
                + entity("Component", "c", "owner: 'user:nobody'")
                + entity("Group", "Cart", "")
                + entity("User", "ben", ""));
    assertThat(read.dependencies()).containsExactly("component:a OWNED_BY group:cart");
    assertThat(read.ci("component:a").attributes()).containsEntry("owner", "Cart");
    assertThat(read.ci("component:b").attributes()).containsEntry("owner", "ben");
    assertThat(read.problems()).containsExactly("WARNING DANGLING_REFERENCE catalog-info.yaml:15");
  }

  @Test
  void joinTeamsAndTheirMembersFromBothSides() {
    ReadCatalog read =
        ReadCatalog.of(
            entity("Group", "cart", "members: [ada, 'user:default/Ben']")
                + entity("User", "ben", "memberOf: [cart]")
                + entity("User", "Cleo", "memberOf: [cart, gone]"));
    assertThat(read.cis()).containsExactly("Team group:cart");
    assertThat(read.ci("group:cart").attributes().get("members"))
        .asString()
        .isEqualTo("[Cleo, ada, ben]");
    assertThat(read.problems()).containsExactly("WARNING DANGLING_REFERENCE catalog-info.yaml:15");
  }

  @Test
  void toTemplatesAreNoDependencies() {
    ReadCatalog read =
        ReadCatalog.of(entity("Component", "a", "dependsOn: ['template:b', 'user:c']"));
    assertThat(read.dependencies()).isEmpty();
    assertThat(read.problems())
        .containsExactly(
            "WARNING UNSUITABLE_REFERENCE catalog-info.yaml:5",
            "WARNING DANGLING_REFERENCE catalog-info.yaml:5");
  }
}
