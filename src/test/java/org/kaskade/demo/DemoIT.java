package org.kaskade.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import org.kaskade.store.TestNeo4j;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ActiveProfiles("demo")
@DirtiesContext
class DemoIT extends GraphQlDoor {
  @DynamicPropertySource
  static void startsEmpty(DynamicPropertyRegistry registry) {
    TestNeo4j.wipe();
  }

  /// Its blackout would be everybody's.
  @AfterAll
  static void leavesNothing() {
    TestNeo4j.wipe();
  }

  @Test
  void importsTheWholeEstateOfTheWebShop() {
    JsonNode estate =
        data("{ cis { totalCount } sources { name lastSync { held problems { code } } } }");
    assertThat(estate.at("/cis/totalCount").asInt()).isEqualTo(126);
    assertThat(estate.get("sources")).hasSize(3).allMatch(s -> s.at("/lastSync/held").isNull());
  }

  @Test
  void hasWhatABoardDecidesOn() {
    JsonNode changes =
        data("{ changes { nodes { type state risk { level collisions { services { ci { name } state } } factors { name points } } } } }")
            .at("/changes/nodes");
    assertThat(changes).hasSize(6);
    assertThat(changes.findValuesAsString("type")).contains("STANDARD", "EMERGENCY");
    assertThat(changes.valueStream().filter(c -> c.at("/type").asString().equals("STANDARD")))
        .allMatch(c -> c.get("state").asString().equals("APPROVED"));
    assertThat(changes.valueStream().filter(c -> !c.at("/risk/collisions").isEmpty()))
        .hasSize(2)
        .allMatch(c ->
            c.at("/risk/collisions/0/services").findValuesAsString("name").contains("Online shop"));
    assertThat(
            data("{ recordTemplates { name approvals { by } } blackouts(from: \"2027-01-04T00:00:00Z\", to: \"2027-01-18T00:00:00Z\") { title } agenda(from: \"%s\", to: \"%s\") { number } }"
                    .formatted(Instant.now(), Instant.now().plus(Duration.ofDays(14))))
                .get("agenda"))
        .hasSize(6);
  }

  @Test
  void hasABranchThatWouldTakeAwayRedundancy() {
    JsonNode plan =
        data("{ planSource(name: \"larkspur-machines\", ref: \"feature/retire-pg-orders-02\") { report { retired } singlePointsAppearing { service component } } }")
            .get("planSource");
    assertThat(plan.at("/report/retired").asInt()).isEqualTo(1);
    assertThat(plan.get("singlePointsAppearing").toString())
        .contains("server:pg-orders-01.larkspur.example", "technical-service:orders-database");
  }

  @Test
  void answersWhatReadmeSays() throws IOException {
    JsonNode impact =
        data(
                Files.readString(Path.of("graphql/operations/what-breaks.graphql")),
                Map.of("key", "hypervisor:hv-03.larkspur.example"))
            .get("outageImpact");
    String readme = Files.readString(Path.of("README.md"));
    String json = readme.substring(readme.indexOf("```json") + 7);
    JsonNode printed = JsonMapper.shared().readTree(json.substring(0, json.indexOf("```")));
    assertThat(impact.get("counts")).isEqualTo(printed.get("counts"));
    assertThat(impact.get("weakenedGroups")).isEqualTo(printed.get("weakenedGroups"));
  }
}
