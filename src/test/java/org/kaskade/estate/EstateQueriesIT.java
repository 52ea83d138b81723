package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

class EstateQueriesIT extends GraphQlDoor {
  private static final int MANY = 25;

  private static Map<String, Object> asset(String key, String ciClass, String more) {
    String[] parts = more.split("/", -1);
    return Map.of(
        "key", key,
        "class", ciClass,
        "name", key.substring(key.indexOf(':') + 1),
        "environment", parts[0],
        "criticality", parts[1],
        "lifecycle", parts[2],
        "owner", parts[3]);
  }

  private static Map<String, Object> needs(String dependent, String provider) {
    return Map.of("dependent", dependent, "provider", provider);
  }

  @BeforeEach
  void registers() {
    List<Map<String, Object>> items = new ArrayList<>();
    items.add(asset("server:q-a", "Server", "q-prod/HIGH/ACTIVE/ann"));
    items.add(asset("virtual-machine:q-b", "VirtualMachine", "q-prod/LOW/PLANNED/ben"));
    items.add(asset("application:q-c", "Application", "q-test/CRITICAL/RETIRED/ann"));
    items.add(
        Map.of(
            "key",
            "database:q-d",
            "class",
            "Database",
            "name",
            "Größe",
            "attributes",
            Map.of("engine", "PostgreSQL")));
    register("queries", "REPLACE", items, List.of());
    List<Map<String, Object>> many = new ArrayList<>();
    List<Map<String, Object>> dependencies = new ArrayList<>();
    many.add(
        Map.of(
            "key",
            "business-service:q-shop",
            "class",
            "BusinessService",
            "name",
            "shop",
            "owner",
            "shop team"));
    many.add(Map.of("key", "application:q-hub", "class", "Application", "name", "hub"));
    dependencies.add(needs("business-service:q-shop", "application:q-hub"));
    for (int i = 0; i < MANY; i++) {
      many.add(
          Map.of(
              "key",
              "application:q-%02d".formatted(i),
              "class",
              "Application",
              "name",
              "app " + i));
      dependencies.add(needs("application:q-hub", "application:q-%02d".formatted(i)));
    }
    register("queries-many", "REPLACE", many, dependencies);
  }

  private List<String> keys(JsonNode connection) {
    return connection.get("nodes").valueStream().map(n -> n.get("key").asString()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "source: \"queries\" | database:q-d server:q-a virtual-machine:q-b",
        "source: \"queries\", classes: [\"Server\"] | server:q-a virtual-machine:q-b",
        "environments: [\"q-prod\", \"q-test\"] | server:q-a virtual-machine:q-b",
        "environments: [\"q-prod\"], criticalities: [HIGH, CRITICAL] | server:q-a",
        "environments: [\"q-prod\", \"q-test\"], lifecycles: [RETIRED, PLANNED] | application:q-c virtual-machine:q-b",
        "source: \"queries\", owner: \"ben\" | virtual-machine:q-b",
        "source: \"queries\", text: \"postgresql\" | database:q-d",
        "source: \"queries\", text: \"GRÖSSE\" | ``",
        "source: \"queries\", text: \"gRÖßE\" | database:q-d",
        "source: \"queries\", text: \"medium\" | ``",
        "source: \"queries\", text: \"MACHINE:Q-B\" | virtual-machine:q-b",
        "source: \"queries\", classes: [] | ``"
      })
  void findsWhatAllConditionsHoldFor(String filter, String expected) {
    JsonNode cis =
        data("{ cis(filter: {%s}) { totalCount nodes { key } } }".formatted(filter)).get("cis");
    assertThat(String.join(" ", keys(cis))).isEqualTo(expected == null ? "" : expected);
    assertThat(cis.get("totalCount").asInt()).isEqualTo(cis.get("nodes").size());
  }

  @Test
  void pagesInTheOrderOfKeysWithoutLossOrDouble() {
    List<String> found = new ArrayList<>();
    JsonNode page;
    String after = "";
    do {
      page =
          data("{ cis(filter: {source: \"queries-many\"}, first: 4 %s) { totalCount nodes { key } pageInfo { hasNextPage endCursor } } }"
                  .formatted(after))
              .get("cis");
      found.addAll(keys(page));
      after = ", after: " + page.at("/pageInfo/endCursor");
      assertThat(page.get("totalCount").asInt()).isEqualTo(MANY + 2);
    } while (page.at("/pageInfo/hasNextPage").asBoolean());
    assertThat(found).hasSize(MANY + 2).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void pagesThroughDependenciesAndDependents() {
    List<String> found = new ArrayList<>();
    JsonNode page;
    String after = "";
    do {
      page =
          data("{ ci(key: \"application:q-hub\") { dependents { totalCount } dependencies(first: 10 %s) { totalCount nodes { provider { key } } pageInfo { hasNextPage endCursor } } } }"
                  .formatted(after))
              .at("/ci/dependencies");
      page.get("nodes").forEach(n -> found.add(n.at("/provider/key").asString()));
      after = ", after: " + page.at("/pageInfo/endCursor");
      assertThat(page.get("totalCount").asInt()).isEqualTo(MANY);
    } while (page.at("/pageInfo/hasNextPage").asBoolean());
    assertThat(found)
        .isEqualTo(IntStream.range(0, MANY).mapToObj("application:q-%02d"::formatted).toList());
  }

  @Test
  void answersTypedListsNodesAndNearestOwners() {
    JsonNode data =
        data(
            """
            { servers(filter: {source: "queries"}) { nodes { key ... on VirtualMachine { zone id } ... on Server { id } } }
              none: ci(key: "server:nowhere") { key } noNode: node(id: "nonsense") { id }
              ci(key: "application:q-07") { id owner } }
            """);
    assertThat(keys(data.get("servers"))).containsExactly("server:q-a", "virtual-machine:q-b");
    assertThat(data.get("none").isNull()).isTrue();
    assertThat(data.get("noNode").isNull()).isTrue();
    assertThat(data.at("/ci/owner").asString()).isEqualTo("shop team");
    String id = data.at("/ci/id").asString();
    assertThat(
            data("{ node(id: \"%s\") { id ... on Application { key } } }".formatted(id))
                .at("/node/key")
                .asString())
        .isEqualTo("application:q-07");
  }

  @Test
  void showsWhatIsAround() {
    String around =
        "{ neighborhood(keys: [\"application:q-hub\"], %s) { truncated nodes { key } edges { type } } }";
    JsonNode up = data(around.formatted("direction: DEPENDENTS, depth: 3")).get("neighborhood");
    assertThat(keys(up)).containsExactly("application:q-hub", "business-service:q-shop");
    JsonNode cut = data(around.formatted("direction: DEPENDENCIES, limit: 3")).get("neighborhood");
    assertThat(keys(cut))
        .containsExactly("application:q-hub", "application:q-00", "application:q-01");
    assertThat(cut.get("truncated").asBoolean()).isTrue();
    assertThat(cut.get("edges")).hasSize(2);
    assertThat(data(around.formatted("depth: 0")).at("/neighborhood/nodes")).hasSize(1);
  }

  @Test
  void asksTheStoreOncePerLevelHoweverManyCisAreShown() {
    String nested =
        "{ cis(filter: {source: \"queries-many\"}, first: %d) { nodes { attributes claims { source } dependencies { nodes { sources provider { attributes claims { source } dependents { totalCount } } } } } } }";
    int few = queriesOf(nested.formatted(2 + MANY - 20));
    int all = queriesOf(nested.formatted(2 + MANY));

    assertThat(few).isPositive();
    assertThat(all).isBetween(1, 14);
    assertThat(Math.abs(all - few)).isLessThanOrEqualTo(4);
  }

  @Test
  void answersImpactByNamesWithoutTheStore() {
    assertThat(
            queriesOf(
                "{ outageImpact(input: {failed: [{key: \"application:q-01\"}]}) { revision { number } counts { count } services { ci { key name owner } } affected { totalCount nodes { ci { key name class owner } state depth path { state } causes { providers { name } } } } } }"))
        .isZero();
  }
}
