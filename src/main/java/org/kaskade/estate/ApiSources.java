package org.kaskade.estate;

import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// The sources that speak through `registerAssets`.
@Component
public class ApiSources {
  private final Driver driver;

  ApiSources(Driver driver) {
    this.driver = driver;
  }

  /// Whether claims that were registered under this name are in the estate. They stand at no file.
  public boolean include(String source) {
    try (Session session = driver.session()) {
      return session
          .run(
              "RETURN EXISTS { (:SourceFile {source: $source, path: ''})-[:SAYS]->() } AS speaks",
              Values.parameters("source", source))
          .single()
          .get("speaks")
          .asBoolean();
    }
  }
}
