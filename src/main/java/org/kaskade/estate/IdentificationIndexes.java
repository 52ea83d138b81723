package org.kaskade.estate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CiClass.IdentificationRule;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Puts an index behind every identification rule that finds CIs by value. Rules follow from the
/// schema, which users extend: so not a migration.
@Component
class IdentificationIndexes implements SmartLifecycle {
  private final Driver driver;
  private final CmdbSchema schema;
  private boolean running;

  IdentificationIndexes(Driver driver, CmdbSchema schema) {
    this.driver = driver;
    this.schema = schema;
  }

  @Override
  public void start() {
    Map<String, String> statements = new LinkedHashMap<>();
    for (CiClass ciClass : schema.classes()) {
      for (IdentificationRule rule : ciClass.identification()) {
        if (ClaimStore.isTelling(schema, rule.declaredBy(), rule.attributes())) {
          String name =
              "identification_" + rule.declaredBy() + "_" + String.join("_", rule.attributes());
          statements.put(
              name,
              "CREATE INDEX `%s` IF NOT EXISTS FOR (c:`%s`) ON (%s)"
                  .formatted(
                      name,
                      rule.declaredBy(),
                      rule.attributes().stream()
                          .map(attribute -> "c.`" + attribute + "`")
                          .collect(Collectors.joining(", "))));
        }
      }
    }
    try (Session session = driver.session()) {
      // One question instead of a statement each: the planner is slow while it is cold.
      statements
          .keySet()
          .removeAll(
              session
                  .run("SHOW INDEXES YIELD name RETURN name")
                  .list(row -> row.get("name").asString()));
      statements.values().forEach(statement -> session.run(statement).consume());
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Before the web server.
  @Override
  public int getPhase() {
    return 0;
  }
}
