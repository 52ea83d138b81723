package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {
  private static final String COMPOSE =
      """
      services:
        web:
          image: registry.example:5000/web:1.2
          restart: always
          deploy: {replicas: 3}
          expose: [9000, "9000"]
          ports:
            - 80
            - "127.0.0.1:8080:8080/tcp"
            - "53:53/udp"
            - "3000-3002:3000-3002"
            - {target: 443, published: 8443, protocol: tcp}
            - "${UNSET}"
          environment: {PASSWORD: hunter2}
          labels:
            - org.kaskade.owner=shop-team
            - org.kaskade.lifecycle=ACTIVE
            - traefik.enable=true
        db:
          image: db
          labels: {org.kaskade.class: Database, org.kaskade.engine: postgresql}
      """;

  @Test
  void comeFromTheService() {
    assertThat(ReadProject.of(COMPOSE).ci("web").findFirst().orElseThrow().attributes())
        .isEqualTo(
            Map.of(
                "kind", "container",
                "images", List.of("registry.example:5000/web:1.2"),
                "replicas", 3L,
                "ports", List.of("9000", "80", "8080", "53/udp", "3000-3002", "443"),
                "restartPolicy", "always",
                "owner", "shop-team",
                "lifecycle", "ACTIVE"));
  }

  @Test
  void nameTheClass() {
    ReadProject read = ReadProject.of(COMPOSE);
    assertThat(read.cis()).containsExactly("Workload shop/web", "Database shop/db");
    assertThat(read.ci("db").findFirst().orElseThrow().attributes())
        .isEqualTo(Map.of("engine", "postgresql"));
  }

  @Test
  void takeTheEnvironmentFromTheOption() {
    ReadProject read =
        ReadProject.of(Map.of("compose.yaml", COMPOSE), Map.of("environment", "staging"));
    assertThat(read.findings().cis())
        .allSatisfy(ci -> assertThat(ci.attributes()).containsEntry("environment", "staging"));
  }
}
