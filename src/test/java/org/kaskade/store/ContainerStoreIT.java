package org.kaskade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.neo4j.Neo4jContainer;

/// The migrations on Neo4j's own image, where a Docker engine answers.
class ContainerStoreIT {
  @Test
  void takesTheSameMigrationsAsTheEmbeddedStore() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "skipped: no Docker engine answers here; RemoteStoreIT covers a server without one");
    try (Neo4jContainer neo4j = new Neo4jContainer("neo4j:2026.08.1-community")) {
      neo4j.start();
      try (Driver driver =
              GraphDatabase.driver(
                  neo4j.getBoltUrl(), AuthTokens.basic("neo4j", neo4j.getAdminPassword()));
          Session session = driver.session()) {
        Migrations migrations = Migrations.onClasspath();
        new StoreMigration(migrations, "1.0", Duration.ofSeconds(30)).apply(driver);
        assertThat(StoreMigration.applied(session)).hasSize(migrations.newest());
      }
    }
  }
}
