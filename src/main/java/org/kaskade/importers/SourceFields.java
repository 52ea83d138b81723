package org.kaskade.importers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers a single source, and what sources hold.
@Controller
class SourceFields {
  private final Sources sources;
  private final Driver driver;

  SourceFields(Sources sources, Driver driver) {
    this.sources = sources;
    this.driver = driver;
  }

  @QueryMapping
  @Nullable Source source(@Argument String name) {
    return sources.find(name).orElse(null);
  }

  /// Counted when it is asked for, which takes time in the number of claims.
  @BatchMapping(typeName = "Source")
  Map<Source, Integer> cis(List<Source> of) {
    Map<String, Integer> counts = new HashMap<>();
    try (Session session = driver.session()) {
      session
          .run(
              """
              UNWIND $names AS name
              MATCH (:SourceFile {source: name})-[says:SAYS]->(c:ConfigurationItem)
              WHERE says.class IS NOT NULL AND c.lifecycle <> 'RETIRED'
              RETURN name, count(DISTINCT c) AS cis
              """,
              Values.parameters("names", of.stream().map(Source::name).toList()))
          .forEachRemaining(row -> counts.put(row.get("name").asString(), row.get("cis").asInt()));
    }
    Map<Source, Integer> found = new HashMap<>();
    of.forEach(source -> found.put(source, counts.getOrDefault(source.name(), 0)));
    return found;
  }
}
