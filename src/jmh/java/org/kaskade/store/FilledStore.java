package org.kaskade.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.LayeredEstate;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/// An embedded store of the program that holds the CIs of an estate and their dependencies, each as
/// a relationship of its type, in a directory that goes with it.
public final class FilledStore implements AutoCloseable {
  private static final int ROWS = 50_000;

  private final Path directory;
  private final DataDirectory held;
  private final EmbeddedNeo4j neo4j;
  private final Driver driver;

  private FilledStore(Path directory) {
    this.directory = directory;
    held = DataDirectory.open(directory);
    // The whole store fits into its page cache.
    neo4j =
        EmbeddedNeo4j.start(
            held,
            new StoreProperties(DataSize.ofGigabytes(2), DataSize.ofGigabytes(2), Duration.ZERO));
    driver = GraphDatabase.driver(neo4j.uri(), neo4j.authentication());
  }

  /// Starts a store, applies the migrations, and writes the estate in large batches.
  public static FilledStore of(LayeredEstate estate) throws IOException {
    FilledStore store = new FilledStore(Files.createTempDirectory("kaskade-benchmark"));
    new StoreMigration(Migrations.onClasspath(), "benchmark", Duration.ZERO).apply(store.driver);
    store.write(
        estate.keys(),
        key -> Map.of("key", key),
        "UNWIND $rows AS row CREATE (c:ConfigurationItem {key: row.key, class: 'Server'})");
    store.write(
        estate.dependencies(),
        FilledStore::row,
        """
        UNWIND $rows AS row
        MATCH (d:ConfigurationItem {key: row.d}) MATCH (p:ConfigurationItem {key: row.p})
        CREATE (d)-[:USES {strength: row.strength, group: row.group}]->(p)
        """);
    try (Session session = store.driver.session()) {
      session.run("CALL db.awaitIndexes(600)").consume();
    }
    return store;
  }

  private static Map<String, Object> row(GraphDependency dependency) {
    String group = dependency.group();
    return Map.of(
        "d", dependency.dependent(),
        "p", dependency.provider(),
        "strength", dependency.strength().name(),
        "group", group == null ? "" : group);
  }

  private <T> void write(List<T> all, Function<T, Map<String, Object>> row, String statement) {
    try (Session session = driver.session()) {
      IntStream.iterate(0, from -> from < all.size(), from -> from + ROWS)
          .mapToObj(from -> all.subList(from, Math.min(all.size(), from + ROWS)))
          .forEach(part ->
              session.run(statement, Map.of("rows", part.stream().map(row).toList())).consume());
    }
  }

  public Driver driver() {
    return driver;
  }

  @Override
  public void close() {
    driver.close();
    neo4j.close();
    held.close();
    FileSystemUtils.deleteRecursively(directory.toFile());
  }
}
