package org.kaskade.importers;

import org.springframework.data.neo4j.repository.Neo4jRepository;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.query.Param;

/// The sources in the store, by name.
interface StoredSources extends Neo4jRepository<StoredSource, String> {
  @Query("MATCH (s:Source {name: $name}) SET s.lastSync = $lastSync")
  void remember(@Param("name") String name, @Param("lastSync") String lastSync);
}
