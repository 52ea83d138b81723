package org.kaskade.importers.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributesTest {
  private static final String HEAD = "apiVersion: backstage.io/v1alpha1\n";

  @ParameterizedTest
  @CsvSource({
    "Component, service, Application",
    "Component, Library, SoftwareComponent",
    "Component, backstage-frontend-plugin, SoftwareComponent",
    "component, '', Application",
    "Resource, S3 Bucket, CloudResource",
    "Resource, aurora_database, Database",
    "Resource, kubernetes-cluster, Cluster",
    "Resource, redis, Cache",
    "System, '', TechnicalService",
    "System, product, BusinessService",
    "Domain, anything, BusinessService",
    "api, openapi, Api",
    "Group, team, Team",
  })
  void followTheClassOfKindAndType(String kind, String type, String ciClass) {
    ReadCatalog read =
        ReadCatalog.of(
            HEAD + "kind: %s\nmetadata: {name: a}\nspec: {type: '%s'}".formatted(kind, type));
    assertThat(read.cis()).singleElement().asString().startsWith(ciClass + " ");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void ofAnnotationsWin() {
    ReadCatalog read =
        ReadCatalog.of(
            HEAD
                + """
                kind: Resource
                metadata:
                  name: a
                  annotations: {kaskade.org/class: Database, kaskade.org/engine: postgresql, kaskade.org/owner: x}
                spec: {type: bucket, owner: y}
                """);
    assertThat(read.cis()).containsExactly("Database resource:a");
    assertThat(read.ci("resource:a").attributes())
        .containsEntry("engine", "postgresql")
        .containsEntry("owner", "x")
        .doesNotContainKeys("class", "kind");
  }

  @Test
  void ofAnnotationsNameDeclaredClasses() {
    ReadCatalog read =
        ReadCatalog.of(
            HEAD + "kind: API\nmetadata: {name: a, annotations: {kaskade.org/class: Apii}}");
    assertThat(read.cis()).containsExactly("Api api:a");
    assertThat(read.problems()).containsExactly("WARNING UNKNOWN_CLASS catalog-info.yaml:1");
  }

  @Test
  void sayWhereThingsAre() {
    ReadCatalog read =
        ReadCatalog.of(
            HEAD
                + """
                kind: API
                metadata: {name: a, links: [{title: no url}, {url: 'https://a.example'}]}
                spec: {type: openapi, definition: {$text: 'https://a.example/openapi.yaml'}}
                ---
                """
                + HEAD
                + """
                kind: Component
                metadata:
                  name: b
                  annotations: {github.com/project-slug: org/b, backstage.io/source-location: 'dir:.'}
                """);
    assertThat(read.ci("api:a").attributes())
        .containsEntry("url", "https://a.example")
        .containsEntry("definition", "https://a.example/openapi.yaml");
    assertThat(read.ci("component:b").attributes())
        .containsEntry("repository", "https://github.com/org/b");
  }

  @ParameterizedTest
  @CsvSource({"deprecated, ", "production, ", "Planned, PLANNED", "retired, RETIRED"})
  void sayWhetherItIsInUse(String stage, String lifecycle) {
    ReadCatalog read =
        ReadCatalog.of(
            HEAD + "kind: Component\nmetadata: {name: a}\nspec: {lifecycle: %s}".formatted(stage));
    assertThat(read.ci("component:a").attributes().get("maturity")).isEqualTo(stage);
    assertThat(read.ci("component:a").attributes().get("lifecycle")).isEqualTo(lifecycle);
  }

  @Test
  void leaveOutWhatLooksSecret() {
    ReadCatalog read =
        ReadCatalog.of(
            HEAD
                + "kind: Resource\nmetadata: {name: a, labels: {api-token: canary, stage: live}}\n");
    assertThat(read.findings().cis().toString()).doesNotContain("canary").contains("stage=live");
  }
}
