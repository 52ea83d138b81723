package org.kaskade.importers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.GraphQlDoor;
import org.kaskade.importers.git.GitWriter;
import org.kaskade.store.TestNeo4j;
import org.neo4j.driver.Session;
import tools.jackson.databind.JsonNode;

/// Base of tests that commit to repositories and sync them over HTTP.
abstract class SyncDoor extends GraphQlDoor {
  private static final String ADD =
      "mutation($input: SourceInput!) { addSource(input: $input) { name } }";
  private static final String SYNC =
      """
      mutation($name: ID!, $accept: Boolean!) {
        syncSource(name: $name, acceptRetirements: $accept) {
          commit revision { number message } held filesRead created updated unchanged retired
          dependenciesAdded dependenciesRemoved
          problems { severity code file line message }
        }
      }
      """;
  private static final String CIS =
      """
      query($source: String) {
        cis(first: 1000, filter: {source: $source}) {
          totalCount
          nodes {
            key class name environment lifecycle attributes
            claims { source file line commit author attributes }
            dependencies(first: 90) { nodes { type strength sources provider { key } } }
          }
        }
      }
      """;

  @TempDir Path temporary;
  private Instant clock = Instant.parse("2026-03-01T08:00:00Z");

  /// Revisions go on counting, so that the snapshot in memory follows them.
  @BeforeEach
  void startsEmpty() {
    try (Session session = TestNeo4j.driver().session()) {
      session.run("MATCH (n) WHERE NOT n:Migration AND NOT n:Counter DETACH DELETE n").consume();
    }
  }

  /// Where the repository of this name is.
  Path repository(String name) {
    return temporary.resolve(name + ".git");
  }

  /// Commits these files and no others, an hour after the last commit.
  String commit(String name, Map<String, String> files) {
    return commit(name, "Ada Fern", files);
  }

  String commit(String name, String author, Map<String, String> files) {
    Map<String, byte[]> content = new TreeMap<>();
    files.forEach((path, text) -> content.put(path, text.getBytes(UTF_8)));
    return commitBytes(name, author, content);
  }

  String commitBytes(String name, String author, Map<String, byte[]> files) {
    clock = clock.plusSeconds(3_600);
    try {
      return GitWriter.commit(
          repository(name), files, author, "someone@example.org", clock, "Change the inventory");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Makes the repository of the same name a source.
  void add(String name, String format, Map<String, ?> more) {
    data(ADD, Map.of("input", source(name, format, more)));
  }

  Map<String, Object> source(String name, String format, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>();
    input.put("name", name);
    input.put("url", repository(name).toString());
    input.put("format", format);
    input.putAll(more);
    return input;
  }

  /// The answer to adding a source, errors included.
  JsonNode adding(Map<String, ?> input) {
    return answer(ADD, Map.of("input", input));
  }

  JsonNode sync(String name) {
    return data(SYNC, Map.of("name", name, "accept", false)).get("syncSource");
  }

  JsonNode syncAccepting(String name) {
    return data(SYNC, Map.of("name", name, "accept", true)).get("syncSource");
  }

  /// The answer to a sync, errors included.
  JsonNode syncing(String name) {
    return answer(SYNC, Map.of("name", name, "accept", false));
  }

  /// CIs that a source claims, by key.
  Map<String, JsonNode> cis(String source) {
    Map<String, JsonNode> found = new TreeMap<>();
    data(CIS, Map.of("source", source))
        .at("/cis/nodes")
        .forEach(ci -> found.put(ci.get("key").asString(), ci));
    return found;
  }

  JsonNode ci(String key) {
    return data(
            """
            query($key: ID!) { ci(key: $key) {
              key class name environment lifecycle attributes
              claims { source file line commit author attributes }
              dependencies(first: 90) { nodes { type strength sources provider { key } } } } }
            """,
            Map.of("key", key))
        .get("ci");
  }

  /// Keys of what a CI depends on.
  static List<String> providers(JsonNode ci) {
    return ci.at("/dependencies/nodes")
        .valueStream()
        .map(dependency -> dependency.at("/provider/key").asString())
        .toList();
  }

  /// A fingerprint of all nodes and relationships, but not of whose turn it is to be synced.
  static String everythingStored() {
    try (Session session = TestNeo4j.driver().session()) {
      String nodes =
          session
              .run(
                  """
                  MATCH (n) WHERE NOT n:Migration AND NOT n:Lease
                  RETURN labels(n) AS l, elementId(n) AS i,
                    CASE WHEN n:Source THEN n {.*, due: null, asked: null, attempted: null,
                        failures: null, failedAt: null, failureCode: null, failureMessage: null}
                      ELSE properties(n) END AS p
                  """)
              .list(Object::toString)
              .stream()
              .sorted()
              .toList()
              .toString();
      String relationships =
          session
              .run("MATCH ()-[r]->() RETURN type(r) AS t, properties(r) AS p, elementId(r) AS i")
              .list(Object::toString)
              .stream()
              .sorted()
              .toList()
              .toString();
      return nodes + relationships;
    }
  }
}
