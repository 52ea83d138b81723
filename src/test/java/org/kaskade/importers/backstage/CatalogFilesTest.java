package org.kaskade.importers.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogFilesTest {
  private static final String WEB =
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: web}\n";

  @Test
  void areFoundAmongOthers() {
    ReadCatalog read =
        ReadCatalog.of(
            Map.of(
                "any/name.yaml", "# a comment\n---\n---\n" + WEB,
                "deploy.yaml",
                    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, labels: {backstage.io/kubernetes-id: a}}",
                "chart/templates/a.yaml",
                    "{{- if .Values.x }}\nmetadata:\n  labels: {backstage.io/kubernetes-id: {{ x }}}",
                "package.json", "{broken",
                "values.yaml", "a: [",
                "api.json",
                    "{\"apiVersion\": \"backstage.io/v1alpha1\", \"kind\": \"API\", \"metadata\": {\"name\": \"orders\"}}"));
    assertThat(read.cis()).containsExactly("Application component:web", "Api api:orders");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void nameEachEntityOnce() {
    ReadCatalog read =
        ReadCatalog.of(Map.of("a.yaml", WEB, "b.yaml", "\n" + WEB.replace("web", "WEB")));
    assertThat(read.cis()).hasSize(1);
    assertThat(read.findings().problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(ReadCatalog.written(problem)).isEqualTo("WARNING DUPLICATE_ENTITY b.yaml:2");
          assertThat(problem.message()).contains("a.yaml:1");
        });
  }

  @Test
  void passOverTemplatesAndTheirSkeletons() {
    String template =
        """
        apiVersion: scaffolder.backstage.io/v1beta3
        kind: Template
        metadata: {name: t}
        spec:
          steps:
            - {action: 'fetch:template', input: {url: ./content}}
            - {action: 'fetch:plain', input: {url: .}}
            - {action: 'publish:github', input: {url: ./other}}
        """;
    ReadCatalog read =
        ReadCatalog.of(
            Map.of(
                "t/template.yaml",
                template,
                "t/skeleton/catalog-info.yaml",
                WEB,
                "t/content/a/catalog-info.yaml",
                "a: {% if x %}",
                "t/other/catalog-info.yaml",
                WEB.replace("web", "real"),
                "u/catalog-info.yaml",
                WEB.replace("{name: web}", "\n  name: ${{ values.name }}"),
                "v/catalog-info.yaml",
                WEB + "{%- if values.x %}\nspec: {}",
                "w/catalog-info.yaml",
                WEB.replace("name: web", "name: {{ cookiecutter.name }}")));
    assertThat(read.cis()).containsExactly("Application component:real");
    assertThat(read.problems())
        .containsExactly(
            "INFO SKELETON u/catalog-info.yaml:1",
            "INFO SKELETON v/catalog-info.yaml:4",
            "INFO SKELETON w/catalog-info.yaml:1");
  }

  @Test
  void thatCannotBeReadKeepWhatTheySaid() {
    for (String broken : List.of(WEB + "---\na: [", WEB + "---\nkind: A\nkind: B\n" + WEB)) {
      ReadCatalog read = ReadCatalog.of(broken);
      assertThat(read.cis()).containsExactly("Application component:web");
      assertThat(read.findings().unreadableFiles()).containsExactly("catalog-info.yaml");
      assertThat(read.problems()).singleElement().asString().startsWith("ERROR ");
    }
  }

  @Test
  void inOtherEncodingsAreReported() {
    for (byte[] content :
        List.of(
            WEB.getBytes(StandardCharsets.UTF_16),
            (WEB + "# ü").getBytes(StandardCharsets.ISO_8859_1))) {
      CatalogFile file =
          new CatalogParser(BackstageMapping.load()).parse("any.yaml", content, false);
      assertThat(file.problems())
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.unreadable()).isTrue();
            assertThat(problem.code()).isIn("ENCODING", "SYNTAX");
          });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a]",
        "text",
        "apiVersion: [x]",
        "apiVersion: backstage.io/v1alpha1",
        "apiVersion: backstage.io/v1alpha1\nkind: {a: b}",
        "apiVersion: backstage.io/v1alpha1\nkind: Component",
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: x",
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: [a]}",
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: 'a b'}",
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a, namespace: [b]}",
      })
  void withEntitiesThatAreNoneSaySo(String document) {
    ReadCatalog read = ReadCatalog.of(document + "\n---\n" + WEB);
    assertThat(read.cis()).containsExactly("Application component:web");
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("WARNING INVALID_ENTITY catalog-info.yaml:");
  }

  @Test
  void withWrongTypesInsideEntitiesSaySo() {
    ReadCatalog read =
        ReadCatalog.of(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: a, description: [x], tags: {b: c}, annotations: [d], links: e, labels: f}
            spec: [g]
            """);
    assertThat(read.cis()).containsExactly("Application component:a");
    assertThat(read.problems()).containsExactly("WARNING UNEXPECTED_TYPE catalog-info.yaml:4");
  }

  @Test
  void withKindsNobodyKnowsSaySo() {
    ReadCatalog read = ReadCatalog.of(WEB.replace("Component", "Gadget"));
    assertThat(read.cis()).isEmpty();
    assertThat(read.problems()).containsExactly("WARNING UNKNOWN_KIND catalog-info.yaml:2");
  }

  @Test
  void mayUseAnchors() {
    ReadCatalog read =
        ReadCatalog.of(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: a, tags: &tags [x, y]}
            spec: &spec {type: service, owner: cart}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: &meta {name: b}
            spec:
              <<: {type: library, owner: cart}
              lifecycle: production
            """);
    assertThat(read.cis())
        .containsExactly("Application component:a", "SoftwareComponent component:b");
    assertThat(read.ci("component:b").attributes()).containsEntry("owner", "cart");
  }
}
