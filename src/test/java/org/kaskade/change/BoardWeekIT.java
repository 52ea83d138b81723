package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// What a change advisory board does in a week, through GraphQL alone: a standard change, an
/// emergency, two that collide on a redundant pair, one in a blackout, and a harmless one.
@TestPropertySource(
    properties = {
      "kaskade.schema-dirs=src/test/resources/records-of-tests",
      "kaskade.records.look-every-ms=200",
      "kaskade.limits.record-ends=12000"
    })
class BoardWeekIT extends GraphQlDoor {
  private final Instant week = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(13, ChronoUnit.DAYS);

  private final List<String> proposed = new ArrayList<>();
  private String ada = "";
  private String ben = "";
  private String olga = "";
  private String rita = "";
  private String board = "";

  @BeforeEach
  void shop() {
    ada = tokenOf("week-ada", List.of("week-data"), List.of("editor"));
    ben = tokenOf("week-ben", List.of("week-bi"), List.of("editor"));
    olga = tokenOf("week-olga", List.of("week-shop"), List.of("viewer"));
    rita = tokenOf("week-rita", List.of("week-bi"), List.of("viewer"));
    board = tokenOf("week-vogt", List.of(), List.of("change-manager"));
    JsonNode registered =
        register(
            "board-week",
            "REPLACE",
            List.of(
                ci("business-service:w-checkout", "BusinessService", "CRITICAL", "week-shop"),
                ci("business-service:w-reporting", "BusinessService", "LOW", "week-bi"),
                ci("application:w-shop", "Application", "HIGH", "week-shop"),
                ci("database:w-pg-1", "Database", "HIGH", "week-data"),
                ci("database:w-pg-2", "Database", "HIGH", "week-data"),
                ci("server:w-bi", "Server", "LOW", "week-bi"),
                ci("server:w-test", "Server", "LOW", "week-bi")),
            List.of(
                needs("business-service:w-checkout", "application:w-shop"),
                needs("business-service:w-reporting", "server:w-bi"),
                Map.of(
                    "dependent",
                    "application:w-shop",
                    "provider",
                    "database:w-pg-1",
                    "group",
                    "db"),
                Map.of(
                    "dependent",
                    "application:w-shop",
                    "provider",
                    "database:w-pg-2",
                    "group",
                    "db")));
    assertThat(registered.get("errors")).isEmpty();
  }

  @AfterEach
  void nothingStaysScheduled() {
    for (String number : proposed) {
      answerTo(
          board, "mutation($n: ID!) { cancelChange(number: $n) { state } }", Map.of("n", number));
    }
  }

  @Test
  void decidesOnSixChanges() {
    // Two changes of a redundant pair that are harmless alone.
    String first = propose(ada, "Patch pg-1", 1, 20, "database:w-pg-1", Map.of());
    assertThat(risk(first).get("collisions")).isEmpty();
    String second = propose(ada, "Patch pg-2", 1, 21, "database:w-pg-2", Map.of());
    JsonNode together = risk(second).at("/collisions/0");
    assertThat(together.at("/with/number").asString()).isEqualTo(first);
    assertThat(together.at("/services/0/ci/key").asString())
        .isEqualTo("business-service:w-checkout");
    assertThat(together.at("/services/0/state").asString()).isEqualTo("OUTAGE");

    // The second one moves to the next time that is safe.
    JsonNode slot =
        data(
                "query($n: ID!) { change(number: $n) { version nextSafeSlots(first: 1) { slots { start end } blocked { reason sentence with { number } } } } }",
                Map.of("n", second))
            .get("change");
    String start = slot.at("/nextSafeSlots/slots/0/start").asString();
    String end = slot.at("/nextSafeSlots/slots/0/end").asString();
    done(
        ada,
        "mutation($n: ID!, $v: Int!, $s: DateTime!, $e: DateTime!) { editChange(number: $n, version: $v, input: {start: $s, end: $e}) { number } }",
        Map.of("n", second, "v", slot.get("version").asInt(), "s", start, "e", end));
    assertThat(risk(second).get("collisions")).isEmpty();
    assertThat(risk(first).get("collisions")).isEmpty();

    // Both are decided on by the owner of the service that they may harm.
    for (String number : List.of(first, second)) {
      assertThat(state(ada, "submitChange", number)).isEqualTo("SUBMITTED");
      assertThat(refusal(vote(ada, number, "APPROVE"))).isEqualTo("OWN_RECORD");
      assertThat(refusal(vote(rita, number, "APPROVE"))).isEqualTo("NOT_ASKED");
      assertThat(vote(olga, number, "APPROVE").at("/data/voteOnChange/state").asString())
          .isEqualTo("APPROVED");
      assertThat(state(ada, "scheduleChange", number)).isEqualTo("SCHEDULED");
    }

    // A blackout stands in the way of another; the board says no.
    String blackout =
        answered(
                board,
                "mutation($i: BlackoutInput!) { createBlackout(input: $i) { number } }",
                Map.of(
                    "i",
                    Map.of(
                        "title",
                        "Week's end close",
                        "starts",
                        local(4, 0),
                        "ends",
                        local(5, 0),
                        "zone",
                        "UTC")))
            .at("/createBlackout/number")
            .asString();
    done(
        board, "mutation($n: ID!) { enactBlackout(number: $n) { number } }", Map.of("n", blackout));
    String closed = propose(ben, "Move reporting", 4, 10, "server:w-bi", Map.of());
    JsonNode finding =
        risk(closed)
            .get("factors")
            .valueStream()
            .filter(factor -> factor.get("name").asString().equals("window"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.get("points").asInt()).isPositive();
    assertThat(finding.get("finding").asString()).contains("Week's end close").contains(blackout);
    assertThat(state(ben, "submitChange", closed)).isEqualTo("SUBMITTED");
    assertThat(vote(board, closed, "REJECT").at("/data/voteOnChange/state").asString())
        .isEqualTo("REJECTED");
    done(board, "mutation($n: ID!) { endBlackout(number: $n) { number } }", Map.of("n", blackout));

    // A standard change carries its approval; one in an emergency runs first.
    String standard =
        propose(ben, "Restart the test box", 2, 8, "server:w-test", Map.of("template", "restart"));
    assertThat(state(ben, "submitChange", standard)).isEqualTo("APPROVED");
    String emergency =
        propose(ben, "Reporting hangs", 0, 3, "server:w-bi", Map.of("type", "EMERGENCY"));
    assertThat(state(ben, "startEmergencyChange", emergency)).isEqualTo("IN_PROGRESS");
    assertThat(
            data("{ outageImpact(input: {failed: [{key: \"database:w-pg-1\"}], includeActiveOutages: true}) { activeOutages { ci { key } record } } }")
                .at("/outageImpact/activeOutages")
                .toString())
        .contains("server:w-bi")
        .contains(emergency);
    assertThat(state(ben, "completeChange", emergency)).isEqualTo("COMPLETED");
    assertThat(refusal(close(ben, emergency))).isEqualTo("TRANSITION_REFUSED");
    vote(board, emergency, "APPROVE");
    assertThat(close(ben, emergency).at("/data/closeChange/state").asString()).isEqualTo("CLOSED");

    // A harmless one still needs somebody's yes.
    String harmless = propose(ada, "Look at pg-1", 3, 9, "server:w-test", Map.of());
    assertThat(risk(harmless).get("level").asString()).isEqualTo("LOW");
    assertThat(state(ada, "submitChange", harmless)).isEqualTo("SUBMITTED");
    assertThat(vote(board, harmless, "APPROVE").at("/data/voteOnChange/state").asString())
        .isEqualTo("APPROVED");

    // What was decided runs, and is reviewed.
    assertThat(state(ada, "startChange", first)).isEqualTo("IN_PROGRESS");
    assertThat(refusal(editing(ada, first))).isEqualTo("RECORD_LOCKED");
    assertThat(state(ada, "completeChange", first)).isEqualTo("COMPLETED");
    assertThat(close(ada, first).at("/data/closeChange/state").asString()).isEqualTo("CLOSED");
    assertThat(
            data(
                    "query($n: ID!) { change(number: $n) { outcome history(first: 20) { nodes { event } } } }",
                    Map.of("n", first))
                .at("/change/history/nodes")
                .findValuesAsString("event"))
        .containsExactly("close", "complete", "start", "schedule", "voted", "submit", "created");
  }

  private String propose(
      String token, String title, int day, int hour, String key, Map<String, Object> more) {
    Instant start = week.plus(day, ChronoUnit.DAYS).plus(hour, ChronoUnit.HOURS);
    Map<String, Object> input = new HashMap<>();
    input.put("title", title);
    input.put("start", start.toString());
    input.put("end", start.plus(2, ChronoUnit.HOURS).toString());
    input.put("changes", List.of(Map.of("key", key, "effect", "OUTAGE")));
    input.putAll(more);
    String number =
        answered(
                token,
                "mutation($i: ProposedChangeInput!) { proposeChange(input: $i) { number } }",
                Map.of("i", input))
            .at("/proposeChange/number")
            .asString();
    proposed.add(number);
    return number;
  }

  private JsonNode risk(String number) {
    return data(
            """
            query($n: ID!) { change(number: $n) { risk { score level factors { name points finding }
              collisions { with { number } services { ci { key } state } } } } }
            """,
            Map.of("n", number))
        .at("/change/risk");
  }

  private String state(String token, String mutation, String number) {
    return answered(
            token,
            "mutation($n: ID!) { %s(number: $n) { state } }".formatted(mutation),
            Map.of("n", number))
        .at("/" + mutation + "/state")
        .asString();
  }

  private JsonNode vote(String token, String number, String decision) {
    return answerTo(
        token,
        "mutation($n: ID!, $d: VoteDecision!) { voteOnChange(number: $n, decision: $d, comment: \"seen\") { state } }",
        Map.of("n", number, "d", decision));
  }

  private JsonNode close(String token, String number) {
    return answerTo(
        token,
        "mutation($n: ID!) { closeChange(number: $n, input: {outcome: SUCCESSFUL, review: \"As planned.\"}) { state } }",
        Map.of("n", number));
  }

  private JsonNode editing(String token, String number) {
    int version =
        data("query($n: ID!) { change(number: $n) { version } }", Map.of("n", number))
            .at("/change/version")
            .asInt();
    return answerTo(
        token,
        "mutation($n: ID!, $v: Int!) { editChange(number: $n, version: $v, input: {title: \"Other\"}) { number } }",
        Map.of("n", number, "v", version));
  }

  private void done(String token, String mutation, Map<String, ?> variables) {
    answered(token, mutation, variables);
  }

  private JsonNode answered(String token, String document, Map<String, ?> variables) {
    JsonNode answer = answerTo(token, document, variables);
    if (answer.has("errors")) {
      throw new AssertionError(answer.get("errors").toPrettyString());
    }
    return answer.get("data");
  }

  private static String refusal(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asString();
  }

  private String local(int day, int hour) {
    return week.plus(day, ChronoUnit.DAYS).plus(hour, ChronoUnit.HOURS).toString().substring(0, 16);
  }

  private static Map<String, Object> ci(
      String key, String ciClass, String criticality, String owner) {
    return Map.of(
        "key", key,
        "class", ciClass,
        "name", key.substring(key.indexOf(':') + 1),
        "criticality", criticality,
        "owner", owner);
  }

  private static Map<String, Object> needs(String dependent, String provider) {
    return Map.of("dependent", dependent, "provider", provider);
  }
}
