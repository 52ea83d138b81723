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
  void namesTheOwnerOfTheNearestServiceThatHasOne() {
    String data = "technical-service:o-data";
    String shop = "business-service:o-shop";
    register(
        "outage-owners",
        "REPLACE",
        List.of(
            Map.of("key", data, "class", "TechnicalService", "name", "o-data", "owner", "data"),
            Map.of("key", shop, "class", "BusinessService", "name", "o-shop"),
            Map.of(
                "key",
                "application:o-own",
                "class",
                "Application",
                "name",
                "o-own",
                "owner",
                "own"),
            app("o-pool"),
            app("o-db"),
            app("o-alone")),
        List.of(
            Map.of("dependent", data, "provider", "application:o-pool"),
            Map.of("dependent", shop, "provider", "application:o-db"),
            needs("o-own", "o-db"),
            needs("o-pool", "o-db")));
    JsonNode owners =
        data(
            """
            { outageImpact(input: {failed: [{key: "application:o-db"}, {key: "application:o-alone"}]}) {
                affected { nodes { ci { key owner } } } } }
            """);

    assertThat(owners.at("/outageImpact/affected/nodes"))
        .extracting(
            node -> node.at("/ci/key").asString() + " " + node.at("/ci/owner").asString("nobody"))
        .containsExactlyInAnyOrder(
            "application:o-db data",
            "application:o-pool data",
            "technical-service:o-data data",
            "application:o-own own",
            "business-service:o-shop nobody",
            "application:o-alone nobody");
  }

  @Test
  void comparesTwoOutagesCiByCi() {
    String shop = "business-service:c-shop";
    register(
        "outage-compared",
        "REPLACE",
        List.of(
            Map.of("key", shop, "class", "BusinessService", "name", "c-shop"),
            app("c-web"),
            app("c-api"),
            app("c-db1"),
            app("c-db2"),
            app("c-disk")),
        List.of(
            Map.of("dependent", shop, "provider", "application:c-web"),
            needs("c-web", "c-api"),
            needsOneOf("c-api", "c-db1"),
            needsOneOf("c-api", "c-db2"),
            needs("c-db1", "c-disk")));
    String fields =
        """
        { revision { number } first { failed { ci { key } } } second { failed { ci { key } } }
          onlyA onlyB both
          rows(first: 4) { totalCount nodes { ci { key } service a b } pageInfo { hasNextPage endCursor } }
          alone: rows(side: ONLY_B) { nodes { ci { key } } } }
        """;
    String question =
        "compareOutages(a: {failed: [{key: \"application:c-disk\"}]}, b: {failed: [{key: \"application:c-db1\"}, {key: \"application:c-db2\"}]})";
    JsonNode compared = data("{ " + question + fields + " }").get("compareOutages");

    assertThat(compared.at("/revision/number").asInt()).isEqualTo(latestRevision());
    assertThat(compared.at("/first/failed/0/ci/key").asString()).isEqualTo("application:c-disk");
    assertThat(compared.at("/second/failed/1/ci/key").asString()).isEqualTo("application:c-db2");
    assertThat(List.of("onlyA", "onlyB", "both").stream().map(side -> compared.get(side).asInt()))
        .containsExactly(1, 1, 4);
    assertThat(compared.at("/rows/totalCount").asInt()).isEqualTo(6);
    assertThat(compared.at("/rows/nodes"))
        .extracting(row ->
            "%s %s %s %s"
                .formatted(
                    row.at("/ci/key").asString(),
                    row.get("service").asBoolean(),
                    row.get("a").asString(),
                    row.get("b").asString()))
        .containsExactly(
            "business-service:c-shop true AT_RISK OUTAGE",
            "application:c-api false AT_RISK OUTAGE",
            "application:c-db1 false OUTAGE OUTAGE",
            "application:c-db2 false UNAFFECTED OUTAGE");
    assertThat(compared.at("/alone/nodes"))
        .extracting(row -> row.at("/ci/key").asString())
        .containsExactly("application:c-db2");
    String cursor = compared.at("/rows/pageInfo/endCursor").asString();
    assertThat(
            data("{ %s { rows(after: \"%s\") { nodes { ci { key } } } } }"
                    .formatted(question, cursor))
                .at("/compareOutages/rows/nodes"))
        .extracting(row -> row.at("/ci/key").asString())
        .containsExactly("application:c-disk", "application:c-web");
    assertThat(
            refusal(
                "{ compareOutages(a: {failed: [{key: \"application:c-disk\"}], revision: 1}, b: {failed: [{key: \"application:c-disk\"}]}) { both } }"))
        .isEqualTo("DIFFERENT_REVISIONS");
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
