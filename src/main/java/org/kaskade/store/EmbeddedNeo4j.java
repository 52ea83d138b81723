package org.kaskade.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.internal.helpers.HostnamePort;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.springframework.core.NestedExceptionUtils;

/// Neo4j Community inside this process, reached like a remote one: by Bolt, on a loopback port of
/// its own, with a generated password.
final class EmbeddedNeo4j implements AutoCloseable {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);

  private final DatabaseManagementService neo4j;
  private final StorePassword password;
  private final URI uri;

  private EmbeddedNeo4j(DatabaseManagementService neo4j, StorePassword password) {
    this.neo4j = neo4j;
    this.password = password;
    this.uri = boltAddress(neo4j.database("system"));
  }

  /// Starts on what the directory holds, which may be nothing. Takes about 5 s.
  static EmbeddedNeo4j start(DataDirectory directory, StoreProperties properties) {
    StorePassword password = StorePassword.keptIn(directory.subdirectory("secrets"));
    Path home = directory.path().resolve("neo4j");
    try {
      StoreCreation creation = StoreCreation.of(directory.path().resolve("store-creation"), home);
      directory.subdirectory("neo4j");
      DatabaseManagementService neo4j = start(home, directory.subdirectory("import"), properties);
      try {
        new OwnUser(password).letIn(neo4j);
        if (neo4j.database("neo4j").isAvailable(ANSWERS_WITHIN.toMillis())) {
          creation.complete();
        }
        return new EmbeddedNeo4j(neo4j, password);
      } catch (RuntimeException | IOException failure) {
        neo4j.shutdown();
        throw failure;
      }
    } catch (IOException refused) {
      throw new UnusableStore(
          "The data directory %s can't be used: %s".formatted(directory.path(), refused),
          "Make it writable for this user, or choose another one with --kaskade.data-dir=<path>.",
          refused);
    }
  }

  private static DatabaseManagementService start(
      Path home, Path importDirectory, StoreProperties properties) {
    try {
      DatabaseManagementServiceBuilder builder = new DatabaseManagementServiceBuilder(home);
      return EmbeddedSettings.apply(builder, importDirectory, properties).build();
    } catch (RuntimeException failure) {
      throw new UnusableStore(
          "Neo4j did not start on %s: %s"
              .formatted(home, NestedExceptionUtils.getMostSpecificCause(failure).getMessage()),
          "Its own account is in %s.".formatted(home.resolve("logs").resolve("debug.log")),
          failure);
    }
  }

  private static URI boltAddress(GraphDatabaseService system) {
    HostnamePort address =
        ((GraphDatabaseAPI) system)
            .getDependencyResolver()
            .resolveDependency(ConnectorPortRegister.class)
            .getLocalAddress(ConnectorType.BOLT);
    return URI.create("bolt://127.0.0.1:" + address.getPort());
  }

  URI uri() {
    return uri;
  }

  AuthToken authentication() {
    return AuthTokens.basic(OwnUser.NAME, password.text());
  }

  String password() {
    return password.text();
  }

  @Override
  public void close() {
    neo4j.shutdown();
  }
}
