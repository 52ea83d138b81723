package org.kaskade.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

class OutageImpactIT extends GraphQlDoor {
  private static Map<String, String> app(String name) {
    return Map.of("key", "application:" + name, "class", "Application", "name", name);
  }

  private static Map<String, String> needs(String dependent, String provider) {
    return Map.of("dependent", "application:" + dependent, "provider", "application:" + provider);
  }

  private static Map<String, String> needsOneOf(String dependent, String provider) {
    return Map.of(
        "dependent",
        "application:" + dependent,
        "provider",
        "application:" + provider,
        "group",
        "db",
        "need",
        "1");
  }

  @Test
  void reachesDependentsAndNamesTheGroupThatLostItsSpare() {
    register(
        "outage-impact",
        "REPLACE",
        List.of(app("web"), app("api"), app("db1"), app("db2"), app("disk")),
        List.of(
            needs("web", "api"),
            needsOneOf("api", "db1"),
            needsOneOf("api", "db2"),
            needs("db1", "disk")));
    JsonNode impact =
        data("""
        { outageImpact(input: {failed: [{key: "application:disk"}]}) {
            revision { number at }
            counts { state count }
            affected { totalCount nodes { ci { key owner } state depth
              path { ci { key } state via { type dependent { key } provider { key } sources } }
              causes { providers { key } strength group { group members need up } } } }
            weakenedGroups { dependent { key } group members need up }
        } }
        """)
            .get("outageImpact");
    assertThat(impact.at("/affected/nodes"))
        .extracting(node ->
            node.at("/ci/key").asString()
                + " "
                + node.at("/state").asString()
                + " "
                + node.at("/depth").asInt())
        .containsExactly(
            "application:disk OUTAGE 0",
            "application:db1 OUTAGE 1",
            "application:api AT_RISK 2",
            "application:web AT_RISK 3");
    assertThat(impact.at("/weakenedGroups/0/up").asInt()).isEqualTo(1);
    assertThat(impact.at("/affected/nodes/1/path/1/via/sources/0").asString())
        .isEqualTo("outage-impact");
  }

  @Test
  void saysWhyInSentencesHowManyOfEachClassAndOnWhatItRests() {
    register(
        "outage-why",
        "REPLACE",
        List.of(
            app("w-web"), app("w-api"), app("w-db1"), app("w-db2"), app("w-disk"), app("w-log")),
        List.of(
            needs("w-web", "w-api"),
            needsOneOf("w-api", "w-db1"),
            needsOneOf("w-api", "w-db2"),
            needs("w-db1", "w-disk"),
            needs("w-db1", "w-log"),
            Map.of(
                "dependent", "application:w-disk",
                "provider", "application:w-log",
                "strength", "SOFT")));
    JsonNode impact =
        data("""
        { outageImpact(input: {failed: [{key: "application:w-disk"}, {key: "application:w-log"}]}) {
            oldestSource { name lastHeard stale }
            classes { class count }
            affected { nodes { ci { key } why german: why(language: DE) reasons } }
            one: affected(keys: ["application:w-api", "application:w-db2"]) { totalCount nodes { ci { key } } }
        } }
        """)
            .get("outageImpact");
    assertThat(impact.at("/affected/nodes"))
        .extracting(node -> node.at("/ci/key").asString() + ": " + node.get("why").asString())
        .containsExactly(
            "application:w-disk: Assumed to fail",
            "application:w-log: Assumed to fail",
            "application:w-db1: Needs w-disk, which is out (one of 2 reasons)",
            "application:w-api: Needs 1 of 2 in db, and one is up: none to spare",
            "application:w-web: Needs w-api, which has no spare left");
    assertThat(impact.at("/affected/nodes/2/reasons").size()).isEqualTo(2);
    assertThat(impact.at("/affected/nodes/3/german").asString())
        .isEqualTo("Braucht 1 von 2 in db, und eines ist verfügbar: keine Reserve");
    assertThat(impact.get("classes").toString())
        .isEqualTo("[{\"class\":\"Application\",\"count\":5}]");
    assertThat(impact.at("/one/totalCount").asInt()).isEqualTo(1);
    assertThat(impact.at("/oldestSource/name").asString()).isEqualTo("outage-why");
    assertThat(impact.at("/oldestSource/stale").asBoolean()).isFalse();
  }

  @Test
  void registeringTheSameTwiceMakesNoRevision() {
    List<Map<String, String>> items = List.of(app("one"), app("two"));
    List<Map<String, String>> dependencies = List.of(needs("one", "two"));
    register("twice", "MERGE", items, dependencies);
    JsonNode again = register("twice", "MERGE", items, dependencies);
    assertThat(again.get("revision").isNull()).isTrue();
    assertThat(again.get("unchanged").asInt()).isEqualTo(2);
    JsonNode replaced = register("twice", "REPLACE", List.of(app("one")), List.of());
    assertThat(replaced.get("retired").asInt()).isEqualTo(1);
    assertThat(replaced.get("dependenciesRemoved").asInt()).isEqualTo(1);
    assertThat(
            data("{ ci(key: \"application:two\") { lifecycle } }").at("/ci/lifecycle").asString())
        .isEqualTo("RETIRED");
  }
}
