package org.kaskade.importers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaskade.importers.kubernetes.Pods.deployment;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.InMemoryInventory;

/// Volumes, nodes, pools, applications and attributes.
class PlacementTest {
  private static final String STATEFUL_SET =
      """
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: redis, namespace: shop}
      spec:
        replicas: 3
        template:
          spec: {containers: [{name: redis, image: 'redis:8'}]}
        volumeClaimTemplates:
          - metadata: {name: data}
            spec: {storageClassName: fast, resources: {requests: {storage: 8Gi}}}
      """;

  @Test
  void aWorkloadStoresOnTheVolumeItClaims() {
    String claim =
        """
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: images, namespace: shop}
        spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 20Gi}}}
        """;
    String web =
        deployment("web", "")
            + "      volumes: [{name: v, persistentVolumeClaim: {claimName: images}}]\n";

    FoundEstate estate = FoundEstate.of(claim + web);
    assertThat(estate.dependencies())
        .containsExactly("Workload shop/web STORES_ON Volume shop/images");
    assertThat(estate.ci("Volume shop/images").attributes())
        .containsExactly(
            Map.entry("capacity", "20Gi"), Map.entry("accessModes", List.of("ReadWriteMany")));
    assertThat(FoundEstate.of(web).problems())
        .containsExactly("WARNING DANGLING_REFERENCE estate.yaml:12");
    assertThat(FoundEstate.of(web).dependencies()).isEmpty();
  }

  @Test
  void theClaimsOfATemplateAreOneVolume() {
    FoundEstate estate = FoundEstate.of(STATEFUL_SET);

    assertThat(estate.dependencies())
        .containsExactly("Workload shop/redis STORES_ON Volume shop/data-redis");
    assertThat(estate.ci("Volume shop/data-redis").attributes())
        .containsEntry("capacity", "8Gi")
        .containsEntry("storageClass", "fast")
        .containsEntry("perReplica", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodeName: node-1.example",
        "nodeSelector: {kubernetes.io/hostname: node-1.example}",
        "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
            + " {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname,"
            + " operator: In, values: [node-1.example]}]}]}}}",
      })
  void aWorkloadRunsOnTheNodeItNames(String placement) {
    FoundEstate estate = FoundEstate.of(deployment("web", "") + "      " + placement + "\n");

    assertThat(estate.dependencies())
        .containsExactly("Workload shop/web RUNS_ON Server node-1.example");
    assertThat(estate.ci("Server node-1.example").ref().identity())
        .isEqualTo(Map.of("fqdn", "node-1.example"));
  }

  @Test
  void aChoiceOfNodesIsNoPlace() {
    String choice =
        "      affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
            + " {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname,"
            + " operator: In, values: [a.example, b.example]}]}]}}}\n";

    assertThat(FoundEstate.of(deployment("web", "") + choice).dependencies()).isEmpty();
  }

  @Test
  void aPoolNeedsItsNodesAndRunsTheWorkloadsThatSelectIt() {
    String node =
        """
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1, labels: {eks.amazonaws.com/nodegroup: batch}}
        """;
    String web =
        deployment("web", "") + "      nodeSelector: {eks.amazonaws.com/nodegroup: batch}\n";
    FoundEstate estate = FoundEstate.of(node + web);

    assertThat(estate.dependencies())
        .containsExactly(
            "Cluster batch MEMBER_OF Server worker-1", "Workload shop/web RUNS_ON Cluster batch");
    assertThat(estate.ci("Server worker-1").ref().identity())
        .isEqualTo(Map.of("cluster", "test", "name", "worker-1"));
  }

  @Test
  void anApplicationNeedsItsParts() {
    String web =
        deployment("web", "")
            .replace(
                "namespace: shop}",
                "namespace: shop, labels: {app.kubernetes.io/part-of: storefront}}");

    assertThat(FoundEstate.of(web).dependencies())
        .containsExactly("Application storefront PART_OF Workload shop/web");
    FoundEstate inProduction =
        FoundEstate.of(
            new InMemoryInventory("test", Map.of("a.yaml", web))
                .with(Map.of("environment", "production")));
    assertThat(inProduction.ci("Application storefront").ref().identity())
        .isEqualTo(Map.of("name", "storefront", "environment", "production"));
    assertThat(inProduction.ci("Workload shop/web").attributes())
        .containsEntry("environment", "production");
  }

  @Test
  void annotationsSetAttributes() {
    String web =
        deployment("web", "")
            .replace(
                "namespace: shop}",
                "namespace: shop, annotations: {kaskade.org/owner: team-web,"
                    + " kaskade.org/environment: stage, kaskade.org/password: hunter2,"
                    + " kaskade.org/runbook: 'https://u:hunter2@wiki.example/web', other: x}}");
    FoundEstate estate = FoundEstate.of(web);

    assertThat(estate.ci("Workload shop/web").attributes())
        .containsEntry("owner", "team-web")
        .containsEntry("environment", "stage")
        .containsEntry("runbook", "https://wiki.example/web")
        .doesNotContainKeys("password", "other", "class");
    assertThat(estate.problems()).containsExactly("WARNING SECRET_ATTRIBUTE estate.yaml:2");
  }

  @Test
  void anAnnotationChoosesTheClass() {
    String cache =
        STATEFUL_SET.replace("shop}", "shop, annotations: {kaskade.org/class: Cache}}")
            + Pods.service("redis").replace("selector", "type: ClusterIP, x");
    assertThat(FoundEstate.of(cache).dependencies())
        .containsExactly("Cache shop/redis STORES_ON Volume shop/data-redis");

    for (String unfit : List.of("Rack", "Nothing", "ConfigurationItem")) {
      FoundEstate estate = FoundEstate.of(cache.replace("Cache", unfit));
      assertThat(estate.cis("Workload")).describedAs(unfit).hasSize(1);
      assertThat(estate.problems()).describedAs(unfit).hasSize(1);
    }
  }

  @Test
  void replicasAndTheirSpreadAreAttributesNotGroups() {
    String web =
        deployment("web", "ports: [{containerPort: 80}]")
                .replace("spec:\n  template:", "spec:\n  replicas: 3\n  template:")
            + "      topologySpreadConstraints:\n"
            + "        - {topologyKey: zone, labelSelector: {matchLabels: {app: web}}}\n"
            + "        - {topologyKey: other, labelSelector: {matchLabels: {app: cart}}}\n"
            + "      affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
            + " [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}]}}\n";
    FoundEstate estate = FoundEstate.of(web);

    assertThat(estate.ci("Workload shop/web").attributes())
        .containsEntry("replicas", 3L)
        .containsEntry("images", List.of("registry.example/web:1"))
        .containsEntry("ports", List.of("80"))
        .containsEntry("spreadOver", List.of("zone", "kubernetes.io/hostname"));
    assertThat(estate.cis()).hasSize(1);
  }
}
