package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Changes that were decided on, and then got worse.
class ReassessmentsIT extends GraphQlDoor {
  @Autowired private Reassessments reassessments;

  private final String name = "re-" + UUID.randomUUID().toString().substring(0, 8);
  private final String server = "server:" + name;
  private final Instant start =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(25, ChronoUnit.DAYS);
  private String number = "";

  @BeforeEach
  void anApprovedChange() {
    estate(List.of());
    number =
        data(
                "mutation($i: ProposedChangeInput!) { proposeChange(input: $i) { number } }",
                Map.of(
                    "i",
                    Map.of(
                        "title", "Patch " + name,
                        "start", start.toString(),
                        "end", start.plus(2, ChronoUnit.HOURS).toString(),
                        "changes", List.of(Map.of("key", server)))))
            .at("/proposeChange/number")
            .asString();
    data("mutation { submitChange(number: \"%s\") { state } }".formatted(number));
    String board = tokenOf("re-vogt", List.of(), List.of("change-manager"));
    assertThat(
            answerTo(
                    board,
                    "mutation { voteOnChange(number: \"%s\", decision: APPROVE) { state } }"
                        .formatted(number),
                    Map.of())
                .at("/data/voteOnChange/state")
                .asString())
        .isEqualTo("APPROVED");
  }

  @Test
  void areAskedAboutAgainWhenTheyReachAnotherService() {
    reassessments.look();
    assertThat(change().get("state").asString()).isEqualTo("APPROVED");

    estate(List.of(Map.of("dependent", "technical-service:" + name, "provider", server)));
    reassessments.look();

    JsonNode change = change();
    assertThat(change.get("state").asString()).isEqualTo("SUBMITTED");
    assertThat(change.at("/history/nodes/0/comment").asString())
        .contains("technical-service:" + name)
        .contains("OUTAGE");
    assertThat(change.at("/approvals/0/votes")).isEmpty();
  }

  @Test
  void standWhenOnlySomethingElseChanges() {
    estate(List.of());
    reassessments.look();
    assertThat(change().get("state").asString()).isEqualTo("APPROVED");
  }

  private JsonNode change() {
    return data("{ change(number: \"%s\") { state approvals { votes { voter } } history(first: 1) { nodes { comment } } } }"
            .formatted(number))
        .get("change");
  }

  private void estate(List<Map<String, String>> dependencies) {
    List<Map<String, Object>> items = new ArrayList<>();
    items.add(
        Map.of("class", "TechnicalService", "key", "technical-service:" + name, "name", name));
    items.add(Map.of("class", "Server", "key", server, "name", name));
    String other = server + "-" + UUID.randomUUID();
    items.add(Map.of("class", "Server", "key", other, "name", other));
    JsonNode registered = register(name, "MERGE", items, dependencies);
    assertThat(registered.get("errors")).isEmpty();
  }
}
