package org.kaskade.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

class OutageImpactAnswersIT extends GraphQlDoor {
  private static Map<String, Object> asset(String key, String ciClass, String criticality) {
    return Map.of("key", key, "class", ciClass, "name", key, "criticality", criticality);
  }

  private static Map<String, Object> needs(String dependent, String provider, String strength) {
    return Map.of("dependent", dependent, "provider", provider, "strength", strength);
  }

  @BeforeEach
  void registers() {
    register(
        "answers",
        "REPLACE",
        List.of(
            asset("database:o-db", "Database", "LOW"),
            asset("application:o-app", "Application", "LOW"),
            asset("business-service:o-low", "BusinessService", "LOW"),
            asset("business-service:o-high", "BusinessService", "CRITICAL"),
            asset("technical-service:o-high", "TechnicalService", "CRITICAL")),
        List.of(
            needs("application:o-app", "database:o-db", "HARD"),
            needs("business-service:o-low", "application:o-app", "HARD"),
            needs("business-service:o-high", "application:o-app", "SOFT"),
            needs("technical-service:o-high", "application:o-app", "HARD")));
  }

  private static List<String> told(JsonNode affected) {
    return affected
        .valueStream()
        .map(a -> a.at("/ci/key").asString() + " " + a.get("state").asString())
        .toList();
  }

  @Test
  void ordersAffectedAndServicesAndCountsStates() {
    JsonNode impact =
        data("""
        { outageImpact(input: {failed: [{key: "database:o-db"}, {key: "application:o-app", state: DEGRADED}], revision: %d}) {
          failed { ci { key } state } services { ci { key } state } counts { state count } weakenedGroups { group }
          affected { nodes { ci { key } state } }
          degraded: affected(states: [DEGRADED]) { totalCount nodes { ci { key } state } }
          apps: affected(classes: ["Application"]) { nodes { ci { key } state } } } }
        """
                .formatted(latestRevision()))
            .get("outageImpact");
    assertThat(told(impact.get("failed")))
        .containsExactly("database:o-db OUTAGE", "application:o-app OUTAGE");
    assertThat(told(impact.at("/affected/nodes")))
        .containsExactly(
            "database:o-db OUTAGE",
            "application:o-app OUTAGE",
            "business-service:o-low OUTAGE",
            "technical-service:o-high OUTAGE",
            "business-service:o-high DEGRADED");
    assertThat(told(impact.get("services")))
        .containsExactly(
            "technical-service:o-high OUTAGE",
            "business-service:o-high DEGRADED",
            "business-service:o-low OUTAGE");
    assertThat(
            impact
                .get("counts")
                .valueStream()
                .filter(c -> c.get("count").asInt() > 0)
                .map(c -> c.get("state").asString() + c.get("count").asInt()))
        .startsWith("OUTAGE4", "DEGRADED1");
    assertThat(told(impact.at("/degraded/nodes")))
        .containsExactly("business-service:o-high DEGRADED");
    assertThat(told(impact.at("/apps/nodes"))).containsExactly("application:o-app OUTAGE");
  }

  @Test
  void asksTheStoreNothingForWhatTheSnapshotKnows() {
    assertThat(
            queriesOf(
                """
                { outageImpact(input: {failed: [{key: "database:o-db"}]}) {
                  affected { nodes {
                    ci { key name class environment criticality lifecycle owner } state depth } } } }
                """))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "failed: [] | NOTHING_FAILS",
        "failed: [{key: \"database:o-dbb\"}] | UNKNOWN_CI",
        "failed: [{key: \"database:o-db\", state: AT_RISK}] | INVALID_START_STATE",
        "failed: [{key: \"database:o-db\"}], revision: 0 | NOT_AT_REVISION",
        "failed: [{key: \"database:o-db\"}], revision: 999999 | UNKNOWN_REVISION"
      })
  void refusesWhatItCannotAnswer(String input, String code) {
    String document = "{ outageImpact(input: {%s}) { revision { number } } }".formatted(input);
    assertThat(refusal(document)).isEqualTo(code);
    if (code.equals("UNKNOWN_CI")) {
      assertThat(answer(document, Map.of()).at("/errors/0/message").asString())
          .contains("did you mean database:o-db");
    }
  }
}
