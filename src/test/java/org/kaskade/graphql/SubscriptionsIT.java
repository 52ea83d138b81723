package org.kaskade.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.EventStreamListener;
import org.kaskade.SocketListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Subscriptions as server-sent events and over WebSocket.
@ServerTest
class SubscriptionsIT {
  @LocalServerPort int port;
  private final RunningSubscriptions running;
  private Caller caller = new Caller(0);

  SubscriptionsIT(@Autowired RunningSubscriptions running) {
    this.running = running;
  }

  @BeforeEach
  void reachTheServer() throws Exception {
    caller = new Caller(port);
    awaitRunning(0);
  }

  private EventStreamListener listen(String document) throws Exception {
    return EventStreamListener.open(port, Caller.TOKEN, document, Map.of());
  }

  private SocketListener socket() throws Exception {
    return SocketListener.signedIn(port, Caller.TOKEN);
  }

  private void awaitRunning(int expected) throws InterruptedException {
    for (int i = 0; i < 200 && running.running() != expected; i++) {
      Thread.sleep(50);
    }
    assertThat(running.running()).isEqualTo(expected);
  }

  @Test
  void streamsEachResultAndTheEnd() throws Exception {
    try (EventStreamListener stream = listen("subscription { numbers(count: 3) }")) {
      assertThat(stream.response().statusCode()).isEqualTo(200);
      assertThat(stream.response().headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      for (int i = 1; i <= 3; i++) {
        assertThat(stream.event()).isEqualTo("next {\"data\":{\"numbers\":" + i + "}}");
      }
      assertThat(stream.event()).isEqualTo("complete ");
    }
  }

  @Test
  void streamsLongerThanAQueryMayTake() throws Exception {
    try (EventStreamListener stream =
        listen("subscription { numbers(count: 6, everyMillis: 1000) }")) {
      for (int i = 0; i < 6; i++) {
        assertThat(stream.next().at("/data/numbers").asInt()).isEqualTo(i);
      }
      assertThat(stream.event()).isEqualTo("complete ");
    }
  }

  @Test
  void givesSignsOfLife() throws Exception {
    try (EventStreamListener stream = listen("subscription { silent }")) {
      for (int i = 0; i < 3; i++) {
        assertThat(stream.raw(Duration.ofSeconds(3))).isEqualTo(":");
      }
    }
  }

  @Test
  void answersAQueryAsOneEventToWhoWantsEvents() throws Exception {
    try (EventStreamListener stream = listen("{ actor }")) {
      assertThat(stream.next().at("/data/actor").asString())
          .isEqualTo("administrator (administrator)");
      assertThat(stream.event()).isEqualTo("complete ");
    }
  }

  @Test
  void refusesASubscriptionToWhoTakesNoEvents() throws Exception {
    Caller.Answer answer = caller.ask("subscription { numbers(count: 3) }");

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.code()).isEqualTo("EVENT_STREAM_REQUIRED");
    awaitRunning(0);
  }

  @Test
  void keepsTheDoorAndTheLimitsForEvents() throws Exception {
    Caller.Answer closed =
        caller.send(
            caller
                .request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString("{\"query\":\"subscription { silent }\"}")));
    assertThat(closed.status()).isEqualTo(401);

    try (EventStreamListener stream = listen("subscription { numbers(count: 1) ".repeat(3))) {
      assertThat(stream.next().at("/errors/0/extensions/code").asString())
          .isEqualTo("SYNTAX_ERROR");
    }
    String deep = "{ ci(key: \"thing:0000\") " + "{ dependencies { nodes { provider ".repeat(6);
    try (EventStreamListener stream = listen(deep + "{ key }" + "} } }".repeat(6) + "}")) {
      assertThat(stream.next().at("/errors/0/extensions/code").asString()).isEqualTo("DEPTH_LIMIT");
    }
  }

  @Test
  void tellsWhyItEnds() throws Exception {
    try (EventStreamListener stream = listen("subscription { breaking(how: \"refused\") }")) {
      assertThat(stream.next().at("/data/breaking").asInt()).isEqualTo(1);
      JsonNode end = stream.next();
      assertThat(end.at("/errors/0/extensions/code").asString()).isEqualTo("TOO_SLOW");
      assertThat(end.at("/errors/0/message").asString()).isEqualTo("Resume from revision 7.");
      assertThat(stream.event()).isEqualTo("complete ");
    }
    try (SocketListener socket = socket()) {
      socket.subscribe("a", "subscription { breaking(how: \"badly\") }", Map.of());
      assertThat(socket.message().at("/payload/data/breaking").asInt()).isEqualTo(1);
      JsonNode end = socket.message();
      assertThat(end.get("type").asString()).isEqualTo("error");
      assertThat(end.at("/payload/0/extensions/code").asString()).isEqualTo("INTERNAL_ERROR");
      assertThat(end.toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void refusesSubscriptionsBeyondTheLimitOfTheServerAndFreesTheirPlaces() throws Exception {
    List<EventStreamListener> open = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      open.add(listen("subscription { silent }"));
    }
    try (EventStreamListener refused = listen("subscription { silent }")) {
      JsonNode end = refused.next();
      assertThat(end.at("/errors/0/extensions/code").asString()).isEqualTo("SUBSCRIPTIONS_LIMIT");
      assertThat(end.at("/errors/0/message").asString())
          .contains("kaskade.limits.subscriptions", "the limit is 5");
    }
    open.forEach(EventStreamListener::close);
    awaitRunning(0);
  }

  @Test
  void signsAWebSocketInByItsFirstMessage() throws Exception {
    try (SocketListener socket = socket()) {
      socket.subscribe("a", "subscription { whoListens }", Map.of());
      socket.subscribe("b", "{ actor }", Map.of());

      List<String> said = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        JsonNode message = socket.message();
        said.add(message.get("id").asString() + " " + message.get("type").asString());
        if (message.get("type").asString().equals("next")) {
          assertThat(message.at("/payload/data").toString())
              .contains("administrator (administrator)");
        }
      }
      assertThat(said).containsExactlyInAnyOrder("a next", "a complete", "b next", "b complete");
    }
  }

  @Test
  void signsAWebSocketInByItsHandshake() throws Exception {
    try (SocketListener socket =
        new SocketListener(port, Map.of("Authorization", "Bearer " + Caller.TOKEN))) {
      socket.send(Map.of("type", "connection_init"));
      assertThat(socket.message().get("type").asString()).isEqualTo("connection_ack");
      socket.subscribe("a", "subscription { whoListens }", Map.of());
      assertThat(socket.message().at("/payload/data/whoListens").asString())
          .isEqualTo("administrator (administrator)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"connection_init\"}",
        "{\"type\":\"connection_init\",\"payload\":{}}",
        "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer wrong\"}}",
        "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"test-token-0123456789\"}}",
        "{\"type\":\"connection_init\",\"payload\":{\"authorization\":{\"a\":1}}}",
        "{\"type\":\"subscribe\",\"id\":\"a\",\"payload\":{\"query\":\"{ actor }\"}}"
      })
  void closesAWebSocketThatIsNotSignedIn(String first) throws Exception {
    try (SocketListener socket = new SocketListener(port, Map.of())) {
      socket.sendText(first);
      assertThat(socket.closeStatus()).isEqualTo(4401);
    }
  }

  @Test
  void refusesAHandshakeWithAWrongToken() {
    assertThatThrownBy(() -> new SocketListener(port, Map.of("Authorization", "Bearer wrong")))
        .hasRootCauseMessage("Unexpected HTTP response status code 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "file://"})
  void refusesPagesOfOtherOrigins(String origin) {
    assertThatThrownBy(() ->
            new SocketListener(
                port, Map.of("Origin", origin, "Authorization", "Bearer " + Caller.TOKEN)))
        .hasRootCauseMessage("Unexpected HTTP response status code 403");
  }

  @Test
  void takesPagesOfItsOwnOrigin() throws Exception {
    try (SocketListener socket =
        new SocketListener(
            port,
            Map.of(
                "Origin", "http://127.0.0.1:" + port, "Authorization", "Bearer " + Caller.TOKEN))) {
      socket.send(Map.of("type", "connection_init"));
      assertThat(socket.message().get("type").asString()).isEqualTo("connection_ack");
    }
  }

  @Test
  void closesAWebSocketThatSaysNothing() throws Exception {
    try (SocketListener socket = new SocketListener(port, Map.of())) {
      assertThat(socket.closeStatus()).isEqualTo(4408);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"type\":\"nonsense\"}", "{\"id\":\"a\"}", "\"text\""})
  void closesAWebSocketThatTalksNonsense(String text) throws Exception {
    try (SocketListener socket = socket()) {
      socket.sendText(text);
      assertThat(socket.closeStatus()).isEqualTo(4400);
    }
  }

  @Test
  void closesAWebSocketWithTooLargeAMessage() throws Exception {
    try (SocketListener socket = new SocketListener(port, Map.of())) {
      socket.sendText("x".repeat(70_000));
      assertThat(socket.closeStatus()).isEqualTo(1009);
    }
  }

  @Test
  void keepsAWebSocketAlive() throws Exception {
    try (SocketListener socket = socket()) {
      assertThat(socket.anyMessage().get("type").asString()).isEqualTo("ping");
      socket.send(Map.of("type", "ping"));
      assertThat(socket.message().get("type").asString()).isEqualTo("pong");
    }
  }

  @Test
  void limitsSubscriptionsOfOneConnection() throws Exception {
    try (SocketListener socket = socket()) {
      for (String id : List.of("a", "b", "c")) {
        socket.subscribe(id, "subscription { silent }", Map.of());
      }
      awaitRunning(3);
      socket.subscribe("d", "subscription { silent }", Map.of());
      JsonNode refused = socket.message();
      assertThat(refused.get("type").asString()).isEqualTo("error");
      assertThat(refused.get("id").asString()).isEqualTo("d");
      assertThat(refused.at("/payload/0/message").asString())
          .contains("kaskade.limits.subscriptions-per-connection");

      socket.send(Map.of("type", "complete", "id", "a"));
      awaitRunning(2);
      socket.subscribe("e", "subscription { numbers(count: 1) }", Map.of());
      assertThat(socket.message().at("/payload/data/numbers").asInt()).isEqualTo(1);
    }
    awaitRunning(0);
  }

  @Test
  void keepsTheLimitsOnDocumentsOverWebSocket() throws Exception {
    try (SocketListener socket = socket()) {
      socket.subscribe("a", "mutation { " + "a: bump ".repeat(1) + names(6) + "}", Map.of());
      assertThat(socket.message().toString()).contains("MUTATIONS_LIMIT");
    }
  }

  private static String names(int count) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < count; i++) {
      fields.append("m").append(i).append(": bump ");
    }
    return fields.toString();
  }
}
