package org.kaskade.importers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaskade.importers.kubernetes.Pods.deployment;
import static org.kaskade.importers.kubernetes.Pods.service;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.InMemoryInventory;

class ManifestFilesTest {
  @Test
  void expandsLists() {
    String list =
        """
        {"apiVersion": "v1", "kind": "List", "items": [
          {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a", "namespace": "shop"}},
          {"apiVersion": "v1", "kind": "ServiceList", "items": [{"metadata": {"name": "b"}}]}
        ]}
        """;
    FoundEstate estate = FoundEstate.of(Map.of("export.json", list));

    assertThat(estate.cis()).containsExactly("NetworkService default/b", "NetworkService shop/a");
    assertThat(estate.ci("NetworkService shop/a").line()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apps/v1 Deployment",
        "apps/v1 StatefulSet",
        "apps/v1 DaemonSet",
        "apps/v1 ReplicaSet",
        "batch/v1 Job",
        "v1 ReplicationController",
        "argoproj.io/v1alpha1 Rollout"
      })
  void knowsWorkloads(String version) {
    String kind = version.substring(version.indexOf(' ') + 1);
    String manifest =
        deployment("web", "")
            .replace("apps/v1", version.substring(0, version.indexOf(' ')))
            .replace("Deployment", kind);

    assertThat(FoundEstate.of(manifest).ci("Workload shop/web").ref().identity())
        .isEqualTo(Map.of("cluster", "test", "namespace", "shop", "kind", kind, "name", "web"));
  }

  @Test
  void anObjectThatAnotherControlsIsNotBare() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec: {containers: [{image: web}]}
        """;

    assertThat(FoundEstate.of(pod).cis()).containsExactly("Workload shop/web");
    assertThat(
            FoundEstate.of(
                    pod.replace("shop}", "shop, ownerReferences: [{name: x, controller: true}]}"))
                .cis())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}}",
        "{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {password: aHVudGVyMg==}}",
        "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}}",
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, $patch: delete}",
        "{apiVersion: batch/v1, kind: Job, metadata: {generateName: web-}, spec: {}}",
        "replicas: 3",
        "- a\n- b",
        "just text",
        "---\n---\n# nothing\n",
        ""
      })
  void otherDocumentsAreLeftAloneInSilence(String text) {
    FoundEstate estate = FoundEstate.of(text);

    assertThat(estate.cis()).isEmpty();
    assertThat(estate.problems()).isEmpty();
  }

  @Test
  void objectsWithoutNamespaceAreInTheOneOfTheSource() {
    String web = service("web").replace(", namespace: shop", "");
    Map<String, String> files = Map.of("a.yaml", web, "README.md", "kind: Service");

    assertThat(FoundEstate.of(files).cis()).containsExactly("NetworkService default/web");
    FoundEstate placed =
        FoundEstate.of(
            new InMemoryInventory("test", files)
                .with(Map.of("namespace", "stage", "cluster", "prod-1")));
    assertThat(placed.ci("NetworkService stage/web").ref().identity())
        .containsEntry("cluster", "prod-1");
  }

  @Test
  void aKustomizationSaysNamespaceAndPatches() {
    String web = service("web").replace(", namespace: shop", "");
    FoundEstate estate =
        FoundEstate.of(
            Map.of(
                "base/kustomization.yaml",
                "resources: [web.yaml]",
                "base/web.yaml",
                web,
                "prod/kustomization.yaml",
                "{namespace: prod, resources: [../base, own.yaml], patches: [{path: p.yaml}]}",
                "prod/own.yaml",
                web.replace("name: web", "name: own"),
                "prod/p.yaml",
                deployment("patched", "")));

    assertThat(estate.cis()).containsExactly("NetworkService prod/own", "NetworkService prod/web");
  }

  @Test
  void aWorkloadWithoutImagesIsAPatchOfOneThatHasThem() {
    FoundEstate estate =
        FoundEstate.of(
            Map.of(
                "base.yaml", deployment("web", ""),
                "patch.yaml", deployment("web", "").replace("- image:", "- name:")));

    assertThat(estate.findings().cis()).hasSize(1);
  }

  @Test
  void oneObjectInTwoFilesIsOneCiWithTwoPlaces() {
    FoundEstate estate = FoundEstate.of(Map.of("a.yaml", service("web"), "b.yaml", service("web")));

    assertThat(estate.cis()).hasSize(1);
    assertThat(estate.findings().cis()).hasSize(2);
  }

  @Test
  void oneObjectTwiceInAFileIsTheLaterOne() {
    FoundEstate estate =
        FoundEstate.of(service("web") + service("web").replace("port: 80", "port: 81"));

    assertThat(estate.findings().cis()).hasSize(1);
    assertThat(estate.ci("NetworkService shop/web").line()).isEqualTo(7);
    assertThat(estate.problems()).contains("WARNING DUPLICATE_OBJECT estate.yaml:7");
  }

  @Test
  void equalDuplicateKeysAreAWarning() {
    FoundEstate estate = FoundEstate.of("kind: Service\nmetadata: {name: web}\nkind: Service\n");

    assertThat(estate.problems()).containsExactly("WARNING DUPLICATE_KEY estate.yaml:3");
    assertThat(estate.cis()).hasSize(1);
  }

  @Test
  void aDocumentWithContradictingKeysIsNotApplied() {
    FoundEstate estate =
        FoundEstate.of(
            "kind: Service\nmetadata: {name: web}\nspec: {a: 1}\nspec: {a: 2}\n" + service("b"));

    assertThat(estate.problems()).contains("ERROR DUPLICATE_KEY estate.yaml:4");
    assertThat(estate.cis()).containsExactly("NetworkService shop/b");
    assertThat(estate.findings().unreadableFiles()).containsExactly("estate.yaml");
  }

  @Test
  void aFaultLeavesTheDocumentsBeforeItAndTheOtherFiles() {
    FoundEstate estate =
        FoundEstate.of(Map.of("a.yaml", service("a") + "---\nx: [1\n", "b.yaml", service("b")));

    assertThat(estate.cis()).containsExactly("NetworkService shop/a", "NetworkService shop/b");
    assertThat(estate.findings().unreadableFiles()).containsExactly("a.yaml");
    assertThat(estate.problems()).anyMatch(words -> words.startsWith("ERROR SYNTAX a.yaml"));
  }

  @Test
  void templatesAreReportedOnce() {
    String helm =
        """
        {{- if .Values.enabled }}
        kind: Service
        metadata:
          name: {{ .Release.Name }}
        {{- end }}
        """;
    FoundEstate estate = FoundEstate.of(Map.of("a.yaml", helm, "b.yaml.j2", helm));

    assertThat(estate.problems()).hasSize(2).allMatch(words -> words.startsWith("ERROR TEMPLATE"));
    for (String name : new String[] {"{{ .Values.name }}", "'{{ name }}'", "${APP}"}) {
      FoundEstate named = FoundEstate.of("kind: Service\nmetadata:\n  name: " + name + "\n");
      assertThat(named.cis()).describedAs(name).isEmpty();
      assertThat(named.problems())
          .describedAs(name)
          .containsExactly("WARNING TEMPLATE estate.yaml:1");
    }
  }

  @Test
  void encryptedDocumentsAreNoData() {
    String encrypted =
        deployment("web", "env: [{name: URL, value: 'http://cart'}]")
            + "sops: {mac: 'ENC[AES256_GCM,data:x]'}\n";
    FoundEstate estate = FoundEstate.of(encrypted + service("cart"));

    assertThat(estate.cis()).containsExactly("NetworkService shop/cart");
    assertThat(estate.problems()).contains("ERROR ENCRYPTED estate.yaml:12");
    assertThat(FoundEstate.of("{kind: Secret, data: {a: 'ENC[x]'}, sops: {mac: m}}").problems())
        .containsExactly("INFO ENCRYPTED estate.yaml:1");
  }

  @Test
  void secretsOfManifestsAreNotInTheFindings() {
    String text =
        Pods.withVariables(
                "web",
                "PASSWORD=canary",
                "URL=postgres://shop:canary@pg.example.com:5432/x",
                "CACHE_ADDR=shop:canary@gone:80",
                "B=amqp://u:canary@gone.shop.svc")
            + service("web");
    FoundEstate estate = FoundEstate.of(text);

    assertThat(estate.findings().cis().toString()).doesNotContain("canary");
    assertThat(estate.findings().dependencies().toString()).doesNotContain("canary");
    assertThat(estate.findings().problems().toString()).doesNotContain("canary");
    assertThat(estate.problems()).hasSize(2);
  }
}
