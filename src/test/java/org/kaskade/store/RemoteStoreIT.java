package org.kaskade.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.ChildJvm;
import org.kaskade.Kaskade;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.QueryConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/// A Neo4j server in a process of its own, as in production but without Docker.
class RemoteStoreIT {
  private static final String PASSWORD = "a-password-of-this-test";

  @TempDir Path temporary;

  @Test
  void usesTheServerAndIsNotReadyWithoutIt() throws IOException, InterruptedException {
    int port = freePort();
    try (ChildJvm server = startServer(port)) {
      URI uri = URI.create("bolt://127.0.0.1:" + port);
      setPassword(uri);
      try (ConfigurableApplicationContext kaskade = startKaskade(uri)) {
        assertThat(kaskade.getBeansOfType(EmbeddedStart.class)).isEmpty();
        assertThat(temporary.resolve("data").resolve("neo4j")).doesNotExist();
        assertThat(
                kaskade
                    .getBean(Neo4jClient.class)
                    .query("MATCH (c:Counter {id: 'revision'}) RETURN c.n")
                    .fetchAs(Long.class)
                    .one())
            .hasValue(0L);
        assertThat(readiness(kaskade)).isEqualTo(200);
        server.kill();
        server.awaitExit();
        assertThat(readiness(kaskade)).isEqualTo(503);
      }
    }
  }

  private ChildJvm startServer(int port) throws IOException {
    Path configuration = Files.createDirectory(temporary.resolve("conf"));
    Files.writeString(
        configuration.resolve("neo4j.conf"),
        """
        server.bolt.enabled=true
        server.bolt.listen_address=127.0.0.1:%d
        server.bolt.advertised_address=127.0.0.1:%d
        server.http.enabled=false
        server.memory.pagecache.size=64m
        dbms.security.auth_enabled=true
        dbms.usage_report.enabled=false
        dbms.fleet_manager.enabled=false
        server.fleet_discovery.enabled=false
        """
            .formatted(port, port));
    return ChildJvm.start(
        "org.neo4j.server.Neo4jCommunity",
        List.of(
            "--home-dir=" + temporary.resolve("server"),
            "--config-dir=" + configuration,
            "--console-mode"));
  }

  private ConfigurableApplicationContext startKaskade(URI uri) {
    return new SpringApplicationBuilder(Kaskade.class)
        .run(
            "--server.port=0",
            "--kaskade.data-dir=" + temporary.resolve("data"),
            "--spring.neo4j.uri=" + uri,
            "--spring.neo4j.authentication.username=neo4j",
            "--spring.neo4j.authentication.password=" + PASSWORD);
  }

  private static void setPassword(URI uri) throws InterruptedException {
    Instant giveUp = Instant.now().plus(Duration.ofMinutes(2));
    while (true) {
      try (Driver driver = GraphDatabase.driver(uri, AuthTokens.basic("neo4j", "neo4j"))) {
        driver
            .executableQuery("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '" + PASSWORD + "'")
            .withConfig(QueryConfig.builder().withDatabase("system").build())
            .execute();
        return;
      } catch (Neo4jException notYet) {
        assertThat(Instant.now()).as("server: %s", notYet).isBefore(giveUp);
        Thread.sleep(200);
      }
    }
  }

  private static int readiness(ConfigurableApplicationContext kaskade)
      throws IOException, InterruptedException {
    String port = kaskade.getEnvironment().getProperty("local.server.port");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
