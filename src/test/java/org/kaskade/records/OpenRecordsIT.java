package org.kaskade.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenRecordsIT extends RecordsDoor {
  private JsonNode open(String key) {
    return data("{ ci(key: \"%s\") { openRecords { link title state record { number recordType } } } }"
            .formatted(key))
        .at("/ci/openRecords");
  }

  @Test
  void areOfAnyTypeAndGoneOnceClosed() {
    String eva = tokenOf("eva", List.of("desk"), List.of("editor"));
    servers("open", "op1", "op2");
    String change = propose(eva, proposal("Firmware", "server:op1"));
    JsonNode answer =
        answerTo(
            eva,
            "mutation { createIncident(input: {title: \"down\", severity: MAJOR, broken: [{key: \"server:op1\"}]}) { number } }",
            java.util.Map.of());
    String incident = answer.at("/data/createIncident/number").asString();

    assertThat(open("server:op1"))
        .extracting(one ->
            one.at("/record/number").asString()
                + " "
                + one.get("link").asString()
                + " "
                + one.get("title").asString()
                + " "
                + one.get("state").asString())
        .containsExactlyInAnyOrder(
            incident + " broken down OPEN", change + " changes Firmware DRAFT");
    assertThat(open("server:op2").size()).isZero();

    state(eva, "cancelChange", change, "");
    assertThat(open("server:op1"))
        .extracting(one -> one.at("/record/number").asString())
        .containsExactly(incident);
  }

  @Test
  void askTheStoreOnceForManyCis() {
    servers("openmany", "om1", "om2");
    String document = "{ servers(first: %d) { nodes { openRecords { record { number } } } } }";
    assertThat(queriesOf(document.formatted(2))).isEqualTo(queriesOf(document.formatted(1)));
  }
}
