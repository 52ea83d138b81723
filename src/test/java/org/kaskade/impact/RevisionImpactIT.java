package org.kaskade.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

/// What a revision did to the impact of failures, long after it was made.
class RevisionImpactIT extends GraphQlDoor {
  private static final String SERVICE = "business-service:ri-shop";

  private static Map<String, Object> ci(String key, String type) {
    return Map.of("key", key, "class", type, "name", key.substring(key.indexOf(':') + 1));
  }

  private int say(String... providers) {
    register(
        "revision-impact",
        "REPLACE",
        List.of(
            ci(SERVICE, "BusinessService"),
            ci("server:ri-1", "Server"),
            ci("server:ri-2", "Server")),
        List.of(providers).stream()
            .map(provider ->
                Map.of("dependent", SERVICE, "provider", provider, "group", "pair", "need", "1"))
            .toList());
    return latestRevision();
  }

  private JsonNode impactOf(int number) throws IOException {
    return data(
            Files.readString(Path.of("graphql/operations/revision-impact.graphql")),
            Map.of("number", number))
        .get("revisionImpact");
  }

  @Test
  void tellsWhatCameAndWentWithARevisionThoughOthersFollowed() throws IOException {
    int both = say("server:ri-1", "server:ri-2");
    int one = say("server:ri-1");
    int again = say("server:ri-1", "server:ri-2");

    assertThat(impactOf(both).get("singlePointsAppearing").size()).isZero();
    JsonNode lost = impactOf(one);
    assertThat(lost.at("/singlePointsAppearing/0/service").asString()).isEqualTo(SERVICE);
    assertThat(lost.at("/singlePointsAppearing/0/component").asString()).isEqualTo("server:ri-1");
    assertThat(lost.at("/groupsLosingRedundancy/0/membersBefore").asInt()).isEqualTo(2);
    assertThat(lost.at("/groupsLosingRedundancy/0/membersAfter").asInt()).isOne();
    assertThat(lost.at("/completeness/complete").asBoolean()).isTrue();
    JsonNode regained = impactOf(again);
    assertThat(regained.at("/singlePointsAppearing").size()).isZero();
    assertThat(regained.at("/singlePointsDisappearing/0/component").asString())
        .isEqualTo("server:ri-1");
  }

  @Test
  void goesBackNoLongerThanItMay() {
    int once = say("server:ri-1");
    say("server:ri-1", "server:ri-2");

    assertThat(
            refusal(
                "{ revisionImpact(number: %d, timeLimit: \"PT0.000001S\") { worseServices { service } } }"
                    .formatted(once)))
        .isEqualTo("REVISION_TOO_LONG_AGO");
    assertThat(
            refusal(
                "{ revisionImpact(number: %d, timeLimit: \"PT1H\") { worseServices { service } } }"
                    .formatted(once)))
        .isEqualTo("TIME_LIMIT_OUT_OF_RANGE");
  }

  @Test
  void knowsNoRevisionThatIsNotThere() {
    assertThat(refusal("{ revisionImpact(number: 999999) { worseServices { service } } }"))
        .isEqualTo("UNKNOWN_REVISION");
  }
}
