package org.kaskade.importers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.importers.git.SmartHttpServer;
import org.kaskade.store.TestNeo4j;
import org.neo4j.driver.Session;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// Base of tests in which syncs begin by themselves, faster than in earnest.
@TestPropertySource(
    properties = {
      "kaskade.sync.look-every-ms=100",
      "kaskade.sync.spacing=1s",
      "kaskade.limits.git-read=2s",
      "kaskade.limits.webhook-body=20KB"
    })
abstract class TriggerDoor extends SyncDoor {
  @TempDir Path secrets = Path.of("");

  /// A reference to a file that holds this.
  String secret(String name, String content) {
    Path file = secrets.resolve(name);
    try {
      Files.writeString(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return "file:" + file;
  }

  /// Adds a source whose repository this server serves.
  void addServed(SmartHttpServer server, String name, Map<String, ?> more) {
    Map<String, Object> input = source(name, "ansible", more);
    input.put("url", server.serve(name, repository(name)));
    JsonNode answer = adding(input);
    if (answer.has("errors")) {
      throw new AssertionError(answer.get("errors").toPrettyString());
    }
  }

  /// What the API tells of a source.
  JsonNode told(String name) {
    return data("""
    { sources { name every nextSync hasCredential hasSshKey hasWebhookSecret
      lastSync { commit } lastFailure { at code message attempts } } }
    """)
        .get("sources")
        .valueStream()
        .filter(source -> source.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// What it tells as soon as that is so.
  JsonNode toldOnce(String name, Predicate<JsonNode> so) throws InterruptedException {
    JsonNode told = told(name);
    for (int i = 0; i < 300 && !so.test(told); i++) {
      Thread.sleep(100);
      told = told(name);
    }
    if (!so.test(told)) {
      throw new AssertionError("never so: " + told.toPrettyString());
    }
    return told;
  }

  static void store(String cypher, Map<String, Object> parameters) {
    try (Session session = TestNeo4j.driver().session()) {
      session.run(cypher, parameters).consume();
    }
  }
}
