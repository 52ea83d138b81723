package org.kaskade.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.GraphQlDoor;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// Asks a program that has two record types and two templates beside the shipped ones.
@TestPropertySource(
    properties = {
      "kaskade.schema-dirs=src/test/resources/records-of-tests",
      "kaskade.records.look-every-ms=200",
      "kaskade.limits.record-ends=12000"
    })
abstract class RecordsDoor extends GraphQlDoor {
  private static final String PROPOSE =
      """
      mutation($input: ProposedChangeInput!, $comment: String, $id: ID) {
        proposeChange(input: $input, comment: $comment, operationId: $id) { number state version } }
      """;

  /// Registers servers with these names and this owner, and two services that need all of them: one
  /// of the same owner, and one that nobody owns, for which the board is asked.
  void servers(String owner, String... names) {
    List<Map<String, Object>> items = new ArrayList<>();
    List<Map<String, Object>> dependencies = new ArrayList<>();
    String owned = "technical-service:of-" + owner;
    String unowned = "technical-service:beside-" + owner;
    items.add(Map.of("class", "TechnicalService", "key", owned, "name", owned, "owner", owner));
    items.add(Map.of("class", "TechnicalService", "key", unowned, "name", unowned));
    for (String name : names) {
      String key = "server:" + name;
      items.add(Map.of("class", "Server", "key", key, "name", name, "owner", owner));
      dependencies.add(Map.of("dependent", owned, "provider", key));
      dependencies.add(Map.of("dependent", unowned, "provider", key));
    }
    register("records-" + owner, "MERGE", items, dependencies);
  }

  /// What proposes a change of these CIs, with an outage of each.
  static Map<String, Object> proposal(String title, String... keys) {
    Map<String, Object> input = new HashMap<>();
    input.put("title", title);
    input.put("start", "2027-01-10T20:00:00Z");
    input.put("end", "2027-01-10T22:00:00Z");
    List<Map<String, Object>> changes = new ArrayList<>();
    for (String key : keys) {
      changes.add(Map.of("key", key, "effect", "OUTAGE"));
    }
    input.put("changes", changes);
    return input;
  }

  JsonNode proposing(String token, Map<String, Object> input) {
    return answerTo(token, PROPOSE, Map.of("input", input));
  }

  /// The number of the new change.
  String propose(String token, Map<String, Object> input) {
    JsonNode answer = proposing(token, input);
    if (answer.has("errors")) {
      throw new AssertionError(answer.get("errors").toPrettyString());
    }
    return answer.at("/data/proposeChange/number").asString();
  }

  /// Calls a mutation with the number of a record and further arguments.
  JsonNode call(String token, String mutation, String number, String arguments) {
    return answerTo(
        token,
        "mutation { done: %s(number: \"%s\"%s) { number version %s } }"
            .formatted(
                mutation,
                number,
                arguments.isEmpty() ? "" : ", " + arguments,
                number.startsWith("CHG")
                    ? "changeState: state"
                    : number.startsWith("INC") ? "incidentState: state" : "articleState: state"),
        Map.of());
  }

  /// The state that a mutation brings a record to.
  String state(String token, String mutation, String number, String arguments) {
    JsonNode answer = call(token, mutation, number, arguments);
    if (answer.has("errors")) {
      throw new AssertionError(answer.get("errors").toPrettyString());
    }
    JsonNode done = answer.at("/data/done");
    for (String name : List.of("changeState", "incidentState", "articleState")) {
      if (done.has(name)) {
        return done.get(name).asString();
      }
    }
    throw new AssertionError(done.toPrettyString());
  }

  static String code(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asString();
  }

  static String message(JsonNode answer) {
    return answer.at("/errors/0/message").asString();
  }

  static List<String> texts(JsonNode items, String field) {
    return items.valueStream().map(item -> item.get(field).asString()).toList();
  }
}
