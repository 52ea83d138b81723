package org.kaskade.importers;

import org.springframework.data.neo4j.repository.Neo4jRepository;

/// The sources in the store, by name.
interface StoredSources extends Neo4jRepository<StoredSource, String> {}
