package org.kaskade.importers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaskade.importers.kubernetes.Pods.deployment;
import static org.kaskade.importers.kubernetes.Pods.service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.schema.Strength;

/// What Services, routes and policies need by what they select or name.
class SelectorsTest {
  private static final String WEB_NEEDS_WEB = "NetworkService shop/web EXPOSES Workload shop/web";

  @Test
  void aServiceNeedsTheWorkloadItSelects() {
    FoundEstate estate = FoundEstate.of(service("web") + deployment("web", ""));

    assertThat(estate.cis()).containsExactly("NetworkService shop/web", "Workload shop/web");
    assertThat(estate.dependencies()).containsExactly(WEB_NEEDS_WEB);
  }

  @Test
  void aServiceOfAnotherNamespaceSelectsNothing() {
    FoundEstate estate = FoundEstate.of(service("web", "other", 80) + deployment("web", ""));

    assertThat(estate.dependencies()).isEmpty();
    assertThat(estate.problems()).containsExactly("WARNING DANGLING_REFERENCE estate.yaml:5");
  }

  @Test
  void everyLabelOfTheSelectorMustMatch() {
    String service =
        """
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {selector: {app: web, tier: front}}
        """;

    assertThat(FoundEstate.of(service + deployment("web", "")).dependencies()).isEmpty();
  }

  @Test
  void aServiceWithoutSelectorNeedsNothing() {
    FoundEstate estate =
        FoundEstate.of("{kind: Service, metadata: {name: web}, spec: {ports: [{port: 80}]}}");

    assertThat(estate.dependencies()).isEmpty();
    assertThat(estate.problems()).isEmpty();
  }

  @Test
  void aServiceNeedsAnyOneOfSeveralWorkloads() {
    String canary = deployment("canary", "").replace("{app: canary}", "{app: web}");
    FoundEstate estate = FoundEstate.of(service("web") + deployment("web", "") + canary);

    assertThat(estate.dependencies())
        .containsExactly(
            "NetworkService shop/web EXPOSES Workload shop/canary 1 of endpoints",
            "NetworkService shop/web EXPOSES Workload shop/web 1 of endpoints");
  }

  @Test
  void tasksAndPodsWithOtherPortsServeNoRequests() {
    String task =
        deployment("migrate", "")
            .replace("{app: migrate}", "{app: web}")
            .replace("kind: Deployment", "kind: Job")
            .replace("apps/v1", "batch/v1");
    String worker =
        deployment("worker", "ports: [{containerPort: 9}]").replace("{app: worker}", "{app: web}");
    FoundEstate estate =
        FoundEstate.of(
            service("web") + deployment("web", "ports: [{containerPort: 80}]") + task + worker);

    assertThat(estate.dependencies()).containsExactly(WEB_NEEDS_WEB);
  }

  @Test
  void anExternalNameNeedsTheServiceItStandsFor() {
    String external =
        """
        ---
        kind: Service
        metadata: {name: db, namespace: shop}
        spec: {type: ExternalName, externalName: pg.data.svc.cluster.local, selector: {app: web}}
        """;
    FoundEstate estate =
        FoundEstate.of(external + service("pg", "data", 5432) + deployment("web", ""));

    assertThat(estate.dependencies())
        .containsExactly("NetworkService shop/db DEPENDS_ON NetworkService data/pg");
    assertThat(estate.ci("NetworkService shop/db").attributes())
        .containsEntry("externalName", "pg.data.svc.cluster.local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: r, namespace: shop}
        spec: {rules: [{host: h, http: {paths: [{backend: {service: {name: web}}}]}}]}
        """,
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: r, namespace: shop}
        spec: {defaultBackend: {service: {name: web}}}
        """,
        """
        apiVersion: extensions/v1beta1
        kind: Ingress
        metadata: {name: r, namespace: shop}
        spec: {rules: [{http: {paths: [{backend: {serviceName: web, servicePort: 80}}]}}]}
        """,
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: r, namespace: edge}
        spec: {rules: [{backendRefs: [{name: web, namespace: shop}, {kind: Bucket, name: b}]}]}
        """,
        """
        apiVersion: traefik.io/v1alpha1
        kind: IngressRoute
        metadata: {name: r, namespace: shop}
        spec: {routes: [{services: [{name: web}]}]}
        """
      })
  void aRouteNeedsTheServicesItSendsRequestsTo(String route) {
    FoundEstate estate = FoundEstate.of(route + service("web") + deployment("web", ""));

    assertThat(estate.cis("Ingress")).hasSize(1);
    assertThat(estate.dependencies())
        .hasSize(2)
        .anyMatch(words -> words.matches("Ingress .*/r EXPOSES NetworkService shop/web"));
    assertThat(estate.problems()).isEmpty();
  }

  @Test
  void aRouteToNowhereIsReportedOnce() {
    FoundEstate estate =
        FoundEstate.of(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: r, namespace: shop}
            spec:
              rules:
                - backendRefs: [{name: gone}]
                - backendRefs: [{name: gone}]
            """);

    assertThat(estate.dependencies()).isEmpty();
    assertThat(estate.problems()).containsExactly("WARNING DANGLING_REFERENCE estate.yaml:6");
  }

  private static final String ALLOWED =
      """
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: p, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: cart}}
        ingress:
          - from:
              - podSelector: {matchLabels: {app: web}}
      """;

  @Test
  void anAllowedCallerDependsSoftly() {
    FoundEstate estate = FoundEstate.of(deployment("web", "") + deployment("cart", "") + ALLOWED);

    assertThat(estate.dependencies())
        .containsExactly("Workload shop/web DEPENDS_ON Workload shop/cart SOFT");
    assertThat(estate.findings().dependencies().getFirst().strength()).isEqualTo(Strength.SOFT);
  }

  @Test
  void whatMayBeCalledIsDependedOnSoftly() {
    String egress =
        ALLOWED
            .replace("app: cart", "app: x")
            .replace("app: web", "app: cart")
            .replace("app: x", "app: web")
            .replace("ingress:", "egress:")
            .replace("from:", "to:");

    assertThat(
            FoundEstate.of(deployment("web", "") + deployment("cart", "") + egress).dependencies())
        .containsExactly("Workload shop/web DEPENDS_ON Workload shop/cart SOFT");
  }

  @Test
  void aCallThatAnAddressShowsIsNotSaidAgain() {
    FoundEstate estate =
        FoundEstate.of(
            Pods.withVariables("web", "X=http://cart")
                + service("cart")
                + deployment("cart", "")
                + ALLOWED);

    assertThat(estate.dependencies()).noneMatch(words -> words.contains("SOFT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "podSelector: {}",
        "namespaceSelector: {}",
        "ipBlock: {cidr: 10.0.0.0/8}",
        "podSelector: {matchLabels: {app: cart}}",
        "podSelector: {matchLabels: {app: web}}\n          namespaceSelector:\n"
            + "            matchLabels: {kubernetes.io/metadata.name: other}",
      })
  void everyoneElsewhereAndOneselfAreNoCallers(String peer) {
    String policy = ALLOWED.replace("podSelector: {matchLabels: {app: web}}", peer);

    assertThat(
            FoundEstate.of(deployment("web", "") + deployment("cart", "") + policy).dependencies())
        .isEmpty();
  }

  @Test
  void callersOfAnotherNamespaceAreNamedByItsLabels() {
    String policy =
        ALLOWED.replace(
            "podSelector: {matchLabels: {app: web}}",
            "podSelector: {matchExpressions: [{key: app, operator: In, values: [web]}]}\n"
                + "          namespaceSelector: {matchLabels: {team: front}}");
    String front =
        """
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: front, labels: {team: front}}
        """;
    String web = deployment("web", "").replace("namespace: shop", "namespace: front");

    assertThat(FoundEstate.of(front + web + deployment("cart", "") + policy).dependencies())
        .containsExactly("Workload front/web DEPENDS_ON Workload shop/cart SOFT");
  }
}
