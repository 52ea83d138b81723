package org.kaskade.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

/// Windows and blackouts as records: declared, put in force, asked about.
class WindowsIT extends GraphQlDoor {
  private final String name = "wi-" + UUID.randomUUID().toString().substring(0, 8);
  private final String database = "database:" + name;

  @BeforeEach
  void thereIsADatabase() {
    register(
        name,
        "REPLACE",
        List.of(Map.of("class", "Database", "name", name, "key", database)),
        List.of());
  }

  private JsonNode declare(String type, Map<String, ?> input) {
    return answer(
        "mutation($input: %1$sInput!) { create%1$s(input: $input) { number state version } }"
            .formatted(type),
        Map.of("input", input));
  }

  private Map<String, Object> nights(String title) {
    return new HashMap<>(
        Map.of(
            "title", title,
            "starts", "2026-10-01T22:00",
            "ends", "2026-10-02T06:00",
            "zone", "Europe/Berlin",
            "rule", "FREQ=WEEKLY;BYDAY=SA",
            "of", List.of(Map.of("key", database))));
  }

  private String inForce(String type, Map<String, ?> input) {
    String number = declare(type, input).at("/data/create" + type + "/number").asString();
    JsonNode enacted =
        data("mutation { enact%s(number: \"%s\") { state } }".formatted(type, number));
    assertThat(enacted.at("/enact" + type + "/state").asString()).isEqualTo("IN_FORCE");
    return number;
  }

  private List<String> occurrences(String query) {
    List<String> found = new ArrayList<>();
    data(query).iterator().next().forEach(each -> found.add(each.toString()));
    return found;
  }

  @Test
  void bindOnceTheyAreInForce() {
    JsonNode proposed = declare("MaintenanceWindow", nights("Saturdays"));
    String number = proposed.at("/data/createMaintenanceWindow/number").asString();
    String query =
        """
        { maintenanceWindows(of: ["%s"], from: "2026-10-20T00:00:00Z", to: "2026-11-05T00:00:00Z") {
          number title start end zone
        } }
        """
            .formatted(database);
    assertThat(number).matches("WIN-\\d{6}");
    assertThat(occurrences(query)).isEmpty();

    data("mutation { enactMaintenanceWindow(number: \"%s\") { state } }".formatted(number));

    assertThat(occurrences(query))
        .containsExactly(
            """
            {"number":"%s","title":"Saturdays","start":"2026-10-24T20:00:00Z","end":"2026-10-25T05:00:00Z","zone":"Europe/Berlin"}\
            """
                .formatted(number),
            """
            {"number":"%s","title":"Saturdays","start":"2026-10-31T21:00:00Z","end":"2026-11-01T05:00:00Z","zone":"Europe/Berlin"}\
            """
                .formatted(number));

    data("mutation { endMaintenanceWindow(number: \"%s\") { state } }".formatted(number));
    assertThat(occurrences(query)).isEmpty();
  }

  @Test
  void areListedAsBlackouts() {
    Map<String, Object> input = nights("Year end of " + name);
    input.remove("rule");
    input.remove("ends");
    input.put("lasts", "P3D");
    input.put("starts", "2033-12-29T18:00");
    String number = inForce("Blackout", input);

    assertThat(
            occurrences(
                "{ blackouts(from: \"2033-12-31T00:00:00Z\", to: \"2034-01-31T00:00:00Z\") { number of start end } }"))
        .containsExactly(
            """
            {"number":"%s","of":["%s"],"start":"2033-12-29T17:00:00Z","end":"2034-01-01T17:00:00Z"}\
            """
                .formatted(number, database));
    data("mutation { endBlackout(number: \"%s\") { state } }".formatted(number));
  }

  @Test
  void areRefusedWithWhatToWrite() {
    Map<String, Object> often = nights("Always");
    often.put("rule", "FREQ=SECONDLY;UNTIL=30260101");
    JsonNode error = declare("Blackout", often).at("/errors/0");
    assertThat(error.at("/extensions/code").asString()).isEqualTo("INVALID_WINDOW");
    assertThat(error.get("message").asString()).contains("FREQ=DAILY;BYHOUR=2,14");

    Map<String, Object> nowhere = nights("Nowhere");
    nowhere.put("zone", "Europe/Belrin");
    assertThat(declare("MaintenanceWindow", nowhere).at("/errors/0/message").asString())
        .contains("Europe/Berlin");

    Map<String, Object> backwards = nights("Backwards");
    backwards.put("ends", "2026-10-01T20:00");
    assertThat(declare("MaintenanceWindow", backwards).at("/errors/0/message").asString())
        .contains("give the next day");
  }

  @Test
  void arePutInForceByChangeManagersAlone() {
    String number =
        declare("MaintenanceWindow", nights("Saturdays"))
            .at("/data/createMaintenanceWindow/number")
            .asString();
    String enact =
        "mutation { enactMaintenanceWindow(number: \"%s\") { state } }".formatted(number);

    JsonNode refused =
        answerTo(tokenOf("viewer-" + name, List.of(), List.of("viewer")), enact, Map.of());
    JsonNode done =
        answerTo(tokenOf("manager-" + name, List.of(), List.of("change-manager")), enact, Map.of());

    assertThat(refused.at("/errors/0/message").asString()).contains("change-manager");
    assertThat(done.at("/data/enactMaintenanceWindow/state").asString()).isEqualTo("IN_FORCE");
  }

  @Test
  void refuseTimesThatAreNone() {
    assertThat(
            refusal(
                "{ blackouts(from: \"2026-12-31T00:00:00Z\", to: \"2026-12-31T00:00:00Z\") { number } }"))
        .isEqualTo("INVALID_PERIOD");
    assertThat(
            refusal(
                "{ maintenanceWindows(from: \"2026-12-31T00:00:00Z\", to: \"2036-12-31T00:00:00Z\") { number } }"))
        .isEqualTo("PERIOD_TOO_LONG");
  }
}
