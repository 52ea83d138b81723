package org.kaskade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program, started as its users start it.
class KaskadeIT {
  private static final Path JAR = Path.of("target", "kaskade.jar");

  @TempDir Path temporary;

  @BeforeAll
  static void needsThePackage() throws IOException {
    assumeTrue(
        Files.exists(JAR) && Files.size(JAR) > 10_000_000,
        "skipped: target/kaskade.jar is not packaged; mvn verify does it");
  }

  @Test
  void servesUntilItIsToldToEnd() throws IOException, InterruptedException {
    try (ChildJvm kaskade = serve("--server.port=0")) {
      String line = kaskade.awaitLine(said -> said.contains("GraphQL:"));
      assertThat(line).contains("http://127.0.0.1:");
      URI graphQl = URI.create(line.substring(line.indexOf("http")).strip());
      assertThat(status(graphQl.resolve("/actuator/health/readiness"))).isEqualTo(200);
      assertThat(status(graphQl.resolve("/actuator/health/liveness"))).isEqualTo(200);
      assertThat(status(graphQl.resolve("/actuator/env"))).isIn(401, 404);

      try (ChildJvm second = serve("--server.port=0")) {
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.said())
            .contains("in use by another Kaskade (process " + kaskade.pid(), "--kaskade.data-dir")
            .doesNotContain("\tat ", "Exception");
      }

      kaskade.terminate();
      assertThat(kaskade.awaitExit()).isEqualTo(143);
      assertThat(kaskade.said()).doesNotContain("\tat ", "ERROR", "WARN");
    }
  }

  @Test
  void saysInOneMessageThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        ChildJvm kaskade = serve("--server.port=" + taken.getLocalPort())) {
      assertThat(kaskade.awaitExit()).isEqualTo(1);
      assertThat(kaskade.said())
          .contains("Kaskade can't start.", "Port " + taken.getLocalPort(), "What to do:")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void saysInOneMessageThatASettingIsWrong() {
    try (ChildJvm kaskade = serve("--server.port=ninety")) {
      assertThat(kaskade.awaitExit()).isEqualTo(1);
      assertThat(kaskade.said())
          .contains("Kaskade can't start.", "server.port", "ninety")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void tellsMistakesInTheSchemaBeforeItTouchesAStore() throws IOException {
    Path classes = Files.createDirectories(temporary.resolve("mine").resolve("classes"));
    Files.writeString(
        classes.resolve("hen.yaml"), "class: Hen\nparent: Sever\ndescription: Lays.\n");
    try (ChildJvm kaskade = serve("--kaskade.schema-dirs=" + temporary.resolve("mine"))) {
      assertThat(kaskade.awaitExit()).isEqualTo(1);
      assertThat(kaskade.said())
          .contains("Kaskade can't start.", classes.resolve("hen.yaml") + ":2: 'parent'", "Server")
          .doesNotContain("\tat ");
      assertThat(temporary.resolve("data")).doesNotExist();
    }
  }

  @Test
  void endsWhileItStartsAndStartsAgain() throws IOException, InterruptedException {
    Path begun = temporary.resolve("data").resolve("neo4j").resolve("logs").resolve("debug.log");
    try (ChildJvm kaskade = serve("--server.port=0")) {
      while (!Files.exists(begun)) {
        Thread.sleep(50);
      }
      Instant told = Instant.now();
      kaskade.terminate();
      assertThat(kaskade.awaitExit()).isEqualTo(143);
      assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(8));
      assertThat(kaskade.said()).doesNotContain("is ready", "\tat ");
    }
    try (ChildJvm again = serve("--server.port=0")) {
      assertThat(again.awaitLine(said -> said.contains("GraphQL:"))).isNotEmpty();
    }
  }

  private ChildJvm serve(String... properties) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "serve"));
    options.add("--kaskade.data-dir=" + temporary.resolve("data"));
    options.addAll(List.of(properties));
    return ChildJvm.start(options);
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
