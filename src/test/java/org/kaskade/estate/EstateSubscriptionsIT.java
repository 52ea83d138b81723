package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.EventStreamListener;
import org.kaskade.GraphQlDoor;
import org.kaskade.SocketListener;
import org.kaskade.store.TestNeo4j;
import org.neo4j.driver.Session;
import org.reactivestreams.Subscription;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.BaseSubscriber;
import tools.jackson.databind.JsonNode;

/// What listeners to changes of the estate are told.
class EstateSubscriptionsIT extends GraphQlDoor {
  private final EstateSubscriptions subscriptions;

  EstateSubscriptionsIT(@Autowired EstateSubscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  private static final String LISTEN =
      """
      subscription($from: Int, $filter: EstateChangeFilter) {
        estateChanged(fromRevision: $from, filter: $filter) {
          revision { number origin } created changed retired createdCount changedCount retiredCount
        }
      }
      """;

  @BeforeEach
  void empty() throws Exception {
    try (Session session = TestNeo4j.driver().session()) {
      session
          .run(
              "MATCH (n) WHERE NOT n:Migration AND NOT n:Counter AND NOT n:Revision AND NOT n:JournalPart DETACH DELETE n")
          .consume();
    }
  }

  private EventStreamListener listen(
      @Nullable Integer from, Map<String, ? extends @Nullable Object> filter) throws Exception {
    Map<String, Object> variables = new HashMap<>();
    if (from != null) {
      variables.put("from", from);
    }
    if (!filter.isEmpty()) {
      variables.put("filter", filter);
    }
    return EventStreamListener.open(port(), TOKEN, LISTEN, variables);
  }

  private static JsonNode change(EventStreamListener listener) throws InterruptedException {
    JsonNode event = listener.next();
    if (event.has("errors")) {
      throw new AssertionError(event.toPrettyString());
    }
    return event.at("/data/estateChanged");
  }

  private static Map<String, ?> server(String name, String criticality) {
    return Map.of(
        "key", "server:" + name, "class", "Server", "name", name, "criticality", criticality);
  }

  /// What another process writes shows in the store alone: here the journal of the newest revision
  /// under new numbers.
  private static void writeElsewhere(int count) {
    try (Session session = TestNeo4j.driver().session()) {
      session
          .run(
              """
              MATCH (c:Counter {id: 'revision'}) WITH c, c.n AS newest SET c.n = newest + $count
              WITH newest MATCH (r:Revision {number: newest})-[:CHANGED]->(p)
              UNWIND range(newest + 1, newest + $count) AS number
              CREATE (n:Revision {number: number, operation: 'elsewhere ' + number})
              SET n += r {.at, .actor, .origin, .hash}
              CREATE (n)-[:CHANGED]->(:JournalPart {revision: number, part: 0, entries: p.entries})
              """,
              Map.of("count", count))
          .consume();
    }
  }

  private void replace(String source, List<? extends Map<String, ?>> items) {
    assertThat(register(source, "REPLACE", items, List.of()).get("errors")).isEmpty();
  }

  @Test
  void tellsWhatCameChangedAndWent() throws Exception {
    int before = latestRevision();
    try (EventStreamListener listener = listen(null, Map.of())) {
      replace("a", List.of(server("one", "LOW"), server("two", "LOW")));
      replace("a", List.of(server("one", "HIGH"), server("three", "LOW")));

      JsonNode first = change(listener);
      assertThat(first.at("/revision/number").asInt()).isEqualTo(before + 1);
      assertThat(first.get("created").toString()).isEqualTo("[\"server:one\",\"server:two\"]");
      assertThat(first.get("createdCount").asInt()).isEqualTo(2);
      JsonNode second = change(listener);
      assertThat(second.at("/revision/number").asInt()).isEqualTo(before + 2);
      assertThat(second.get("created").toString()).isEqualTo("[\"server:three\"]");
      assertThat(second.get("changed").toString()).isEqualTo("[\"server:one\"]");
      assertThat(second.get("retired").toString()).isEqualTo("[\"server:two\"]");
      assertThat(listener.isSilentFor(Duration.ofMillis(700))).isTrue();
    }
  }

  @Test
  void bringsWhatWasMissedFirstAndEachRevisionOnce() throws Exception {
    int before = latestRevision();
    for (int i = 0; i < 20; i++) {
      replace("a", List.of(server("missed-" + i, "LOW")));
    }
    Thread writing =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; i < 40; i++) {
                replace("a", List.of(server("live-" + i, "LOW")));
              }
            });
    List<Integer> numbers = new ArrayList<>();
    try (EventStreamListener listener = listen(before, Map.of());
        SocketListener socket = SocketListener.signedIn(port(), TOKEN)) {
      socket.subscribe("a", LISTEN, Map.of("from", before + 10));
      for (int i = 0; i < 60; i++) {
        numbers.add(change(listener).at("/revision/number").asInt());
      }
      List<Integer> overSocket = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        overSocket.add(socket.message().at("/payload/data/estateChanged/revision/number").asInt());
      }
      assertThat(overSocket)
          .isEqualTo(IntStream.rangeClosed(before + 11, before + 60).boxed().toList());
    }
    writing.join();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(before + 1, before + 60).boxed().toList());
  }

  @Test
  void bringsMoreThanItKeepsToWhoComesLate() throws Exception {
    replace("a", List.of(server("one", "LOW")));
    int before = latestRevision();
    int count = RevisionFeed.KEPT + 20;
    try (EventStreamListener keeping = listen(null, Map.of())) {
      writeElsewhere(count / 2);
      writeElsewhere(count - count / 2);
      try (EventStreamListener late = listen(before, Map.of())) {
        for (int i = 1; i <= count; i++) {
          assertThat(change(late).at("/revision/number").asInt()).isEqualTo(before + i);
          assertThat(change(keeping).at("/revision/number").asInt()).isEqualTo(before + i);
        }
      }
    }
  }

  @Test
  void sendsWhoIsTooSlowAwayWithTheRevisionToGoOnFrom() throws Exception {
    replace("a", List.of(server("one", "LOW")));
    int before = latestRevision();
    List<Integer> got = new ArrayList<>();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    var slow =
        new BaseSubscriber<EstateChange>() {
          @Override
          protected void hookOnSubscribe(Subscription subscription) {
            request(2);
          }

          @Override
          protected void hookOnNext(EstateChange change) {
            got.add(change.revision().number());
          }

          @Override
          protected void hookOnError(Throwable failure) {
            end.complete(failure);
          }
        };
    subscriptions.estateChanged(null, null).subscribe(slow);
    writeElsewhere(RevisionFeed.KEPT + 10);

    assertThat(end.get(20, TimeUnit.SECONDS))
        .hasMessageContaining("resume from revision %d".formatted(before + 2));
    assertThat(got).containsExactly(before + 1, before + 2);
  }

  @Test
  void passesOverWhatNobodyAskedFor() throws Exception {
    try (EventStreamListener listener =
        listen(null, Map.of("criticalities", List.of("HIGH"), "classes", List.of("Server")))) {
      replace("a", List.of(server("one", "LOW")));
      replace("a", List.of(server("one", "HIGH"), server("two", "LOW")));
      replace("a", List.of(server("one", "LOW"), server("two", "LOW")));

      JsonNode entering = change(listener);
      assertThat(entering.get("changed").toString()).isEqualTo("[\"server:one\"]");
      assertThat(entering.get("createdCount").asInt()).isZero();
      assertThat(change(listener).get("changed").toString()).isEqualTo("[\"server:one\"]");
    }
    int before = latestRevision();
    replace("a", List.of(server("wanted", "LOW")));
    replace("b", List.of(server("wanted-too", "LOW"), server("other", "LOW")));
    String origin = data("{ latestRevision { origin } }").at("/latestRevision/origin").asString();
    try (EventStreamListener listener =
        listen(
            before,
            Map.of("origin", origin, "keys", List.of("server:wanted", "server:wanted-too")))) {
      JsonNode change = change(listener);
      assertThat(change.at("/revision/number").asInt()).isEqualTo(before + 2);
      assertThat(change.get("created").toString()).isEqualTo("[\"server:wanted-too\"]");
    }
  }

  @Test
  void namesAHundredKeysAndCountsTheRest() throws Exception {
    try (EventStreamListener listener = listen(null, Map.of())) {
      replace("a", IntStream.range(0, 250).mapToObj(i -> server("s-" + i, "LOW")).toList());
      JsonNode change = change(listener);
      assertThat(change.get("created").size()).isEqualTo(EstateChange.MOST_KEYS);
      assertThat(change.get("createdCount").asInt()).isEqualTo(250);
    }
  }

  @Test
  void refusesARevisionThatHasNotComeAbout() throws Exception {
    for (int wrong : new int[] {-1, latestRevision() + 1}) {
      try (EventStreamListener listener = listen(wrong, Map.of())) {
        assertThat(listener.next().at("/errors/0/extensions/code").asString())
            .isEqualTo("UNKNOWN_REVISION");
        assertThat(listener.event()).isEqualTo("complete ");
      }
    }
    try (EventStreamListener listener = listen(null, Map.of("classes", List.of("Sever")))) {
      assertThat(listener.next().at("/errors/0/message").asString()).contains("Server");
    }
  }

  @Test
  void hearsOfWhatAnotherInstanceWrites() throws Exception {
    replace("a", List.of(server("one", "LOW")));
    int before = latestRevision();
    try (EventStreamListener listener = listen(null, Map.of())) {
      writeElsewhere(1);
      assertThat(change(listener).at("/revision/number").asInt()).isEqualTo(before + 1);
    }
  }
}
