package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What sources that belong to one software catalog say about each other's CIs.
class SyncCatalogIT extends SyncDoor {
  private static String entity(String kind, String name, String spec) {
    return """
    ---
    apiVersion: backstage.io/v1alpha1
    kind: %s
    metadata: {name: %s}
    spec: {%s}
    """
        .formatted(kind, name, spec);
  }

  @Test
  void referToEntitiesOfAnotherSourceWhateverTheirClass() {
    commit("infra", Map.of("catalog-info.yaml", entity("Resource", "orders", "type: database")));
    add("infra", "backstage", Map.of());
    sync("infra");
    commit(
        "shop",
        Map.of(
            "catalog-info.yaml",
            entity("Component", "Web", "dependsOn: ['resource:Orders', 'resource:gone']")));
    add("shop", "backstage", Map.of());
    JsonNode report = sync("shop");

    assertThat(providers(ci("application:backstage/component:web")))
        .containsExactly("database:backstage/resource:orders");
    assertThat(report.get("problems").valueStream().map(p -> p.get("code").asString()))
        .containsExactly("DANGLING_REFERENCE");
    assertThat(report.at("/problems/0/line").asInt()).isEqualTo(5);
    assertThat(sync("shop").get("revision").isNull()).isTrue();
  }

  @Test
  void tellEntitiesOfOneNameApart() {
    commit(
        "shop",
        Map.of(
            "catalog-info.yaml",
            entity("Component", "web", "")
                + entity("Component", "web", "").replace("name: web", "name: web, namespace: x")
                + entity("Group", "web", "")
                + entity("Group", "web", "").replace("name: web", "name: web, namespace: x")));
    add("shop", "backstage", Map.of());
    sync("shop");

    assertThat(cis("shop").keySet())
        .containsExactlyInAnyOrder(
            "application:backstage/component:web",
            "application:backstage/component:x%2Fweb",
            "team:backstage/group:web",
            "team:backstage/group:x%2Fweb");
  }

  @Test
  void speakOfTheApplicationThatAnotherFormatNames() {
    register("cmdb", "MERGE", List.of(Map.of("class", "Application", "name", "web")), List.of());
    commit("shop", Map.of("catalog-info.yaml", entity("Component", "web", "type: website")));
    add("shop", "backstage", Map.of());
    sync("shop");

    assertThat(cis("shop").keySet()).containsExactly("application:web");
  }
}
