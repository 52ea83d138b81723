package org.kaskade.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/// One embedded Neo4j for all integration tests of a JVM, migrated, in a directory that goes with
/// it.
///
/// It starts with the first use and takes about 5 s. Tests run one after another and call {@link
/// #wipe} before each that writes:
///
/// ```java
/// class SyncIT {
///   private final Driver driver = TestNeo4j.driver();
///
///   @BeforeEach
///   void startsEmpty() {
///     TestNeo4j.wipe();
///   }
/// ```
///
/// A `@SpringBootTest` reaches it by
///
/// ```java
/// @DynamicPropertySource
/// static void store(DynamicPropertyRegistry registry) {
///   TestNeo4j.register(registry);
/// }
/// ```
public final class TestNeo4j {
  /// Little memory: the JVM of the tests carries much else.
  static final StoreProperties SMALL =
      new StoreProperties(DataSize.ofMegabytes(64), DataSize.ofMegabytes(256), Duration.ZERO);

  private static final TestNeo4j SHARED = new TestNeo4j();

  private final EmbeddedNeo4j neo4j;
  private final Driver driver;

  private TestNeo4j() {
    Path directory = newDirectory();
    DataDirectory held = DataDirectory.open(directory);
    neo4j = EmbeddedNeo4j.start(held, SMALL);
    driver = GraphDatabase.driver(neo4j.uri(), neo4j.authentication());
    new StoreMigration(Migrations.onClasspath(), "test", Duration.ZERO).apply(driver);
    atExit(() -> {
      driver.close();
      neo4j.close();
      held.close();
      FileSystemUtils.deleteRecursively(directory.toFile());
    });
  }

  /// A driver of the shared store; not to be closed.
  public static Driver driver() {
    return SHARED.driver;
  }

  public static URI uri() {
    return SHARED.neo4j.uri();
  }

  public static AuthToken authentication() {
    return SHARED.neo4j.authentication();
  }

  /// Brings the store back to what it is after its migrations.
  public static void wipe() {
    try (Session session = driver().session()) {
      session
          .run(
              """
              MATCH (n) WHERE NOT n:Migration
              CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS\
              """)
          .consume();
      session.run("CREATE (:Counter {id: 'revision', n: 0})").consume();
    }
  }

  /// Leads a Spring application to the shared store, with a data directory of its own.
  public static void register(DynamicPropertyRegistry registry) {
    Path directory = newDirectory();
    atExit(() -> FileSystemUtils.deleteRecursively(directory.toFile()));
    registry.add("kaskade.data-dir", directory::toString);
    registry.add("spring.neo4j.uri", TestNeo4j::uri);
    registry.add("spring.neo4j.authentication.username", () -> "neo4j");
    registry.add("spring.neo4j.authentication.password", SHARED.neo4j::password);
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("kaskade-test");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void atExit(Runnable task) {
    Runtime.getRuntime().addShutdownHook(new Thread(task));
  }
}
