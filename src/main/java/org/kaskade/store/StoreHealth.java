package org.kaskade.store;

import java.time.Duration;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/// Up while the store answers and has the format of this program; a newer instance may have
/// migrated it meanwhile.
class StoreHealth extends AbstractHealthIndicator {
  private static final TransactionConfig BRIEF =
      TransactionConfig.builder().withTimeout(Duration.ofSeconds(2)).build();

  private final Driver driver;
  private final Migrations migrations;

  StoreHealth(Driver driver, Migrations migrations) {
    super("the store does not answer");
    this.driver = driver;
    this.migrations = migrations;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    try (Session session = driver.session()) {
      int format =
          session
              .run("MATCH (m:Migration) RETURN coalesce(max(m.version), 0) AS format", BRIEF)
              .single()
              .get("format")
              .asInt();
      builder.status(format == migrations.newest() ? "UP" : "OUT_OF_SERVICE");
      builder.withDetail("format", format);
    } catch (Neo4jException silent) {
      builder.down().withDetail("reason", "Neo4j does not answer");
    }
  }
}
