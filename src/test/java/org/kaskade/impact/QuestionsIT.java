package org.kaskade.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

/// One small estate, asked everything: a shop on two replicas, both in one rack, and a database.
class QuestionsIT extends GraphQlDoor {
  private static final String SHOP = "business-service:qs-shop";

  private static Map<String, Object> ci(String key, String ciClass, Object... attributes) {
    Map<String, Object> item = new HashMap<>();
    item.put("key", key);
    item.put("class", ciClass);
    item.put("name", key.substring(key.indexOf(':') + 1));
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      values.put((String) attributes[i], attributes[i + 1]);
    }
    item.put("attributes", values);
    return item;
  }

  private static Map<String, Object> needs(String dependent, String provider, String... group) {
    Map<String, Object> dependency = new HashMap<>();
    dependency.put("dependent", dependent);
    dependency.put("provider", provider);
    if (group.length > 0) {
      dependency.put("group", group[0]);
      dependency.put("need", "1");
    }
    return dependency;
  }

  @BeforeEach
  void estate() {
    Map<String, Object> shop = ci(SHOP, "BusinessService", "slaAvailability", 99.5);
    shop.put("criticality", "CRITICAL");
    register(
        "questions",
        "REPLACE",
        List.of(
            shop,
            ci("workload:qs-a", "Workload", "availability", 99),
            ci("workload:qs-b", "Workload", "availability", 98),
            ci(
                "database:qs-db",
                "Database",
                "meanTimeBetweenFailures",
                "PT99H",
                "meanTimeToRepair",
                "PT1H"),
            ci("rack:qs-rack", "Rack"),
            ci("application:qs-alone", "Application")),
        List.of(
            needs(SHOP, "workload:qs-a", "replicas"),
            needs(SHOP, "workload:qs-b", "replicas"),
            needs(SHOP, "database:qs-db"),
            needs("workload:qs-a", "rack:qs-rack"),
            needs("workload:qs-b", "rack:qs-rack")));
  }

  private static List<String> keys(JsonNode cis) {
    return cis.valueStream().map(ci -> ci.at("/key").asString()).toList();
  }

  @Test
  void findsSinglePointsBehindARedundancyThatIsOnlyApparent() {
    JsonNode answer =
        answer("{ singlePointsOfFailure(of: \"" + SHOP + "\") { key owner } }", Map.of());
    assertThat(keys(answer.at("/data/singlePointsOfFailure")))
        .containsExactly("database:qs-db", "rack:qs-rack");
    JsonNode note = answer.at("/extensions/answers/0");
    assertThat(note.at("/path/0").asString()).isEqualTo("singlePointsOfFailure");
    assertThat(note.at("/complete").asBoolean()).isTrue();
    assertThat(note.at("/revision/number").asInt()).isEqualTo(latestRevision());
  }

  @Test
  void findsCutSetsBySizeThenKey() {
    JsonNode sets = data("{ cutSets(of: \"" + SHOP + "\") { members { key } } }").at("/cutSets");
    assertThat(sets.valueStream().map(set -> keys(set.at("/members"))).toList())
        .containsExactly(
            List.of("database:qs-db"),
            List.of("rack:qs-rack"),
            List.of("workload:qs-a", "workload:qs-b"));
  }

  @Test
  void pagesAFailureAnalysisAndSaysItsRevision() {
    String query =
        """
        query($after: String) {
          failureAnalysis(of: "%s") {
            ci { key } revision { number } completeness { complete reason missing }
            singlePointsOfFailure { totalCount nodes { key } }
            cutSets(first: 2, after: $after) {
              totalCount pageInfo { hasNextPage endCursor } nodes { members { key } }
            }
          }
        }
        """
            .formatted(SHOP);
    JsonNode analysis = data(query).at("/failureAnalysis");
    assertThat(analysis.at("/singlePointsOfFailure/totalCount").asInt()).isEqualTo(2);
    assertThat(analysis.at("/cutSets/totalCount").asInt()).isEqualTo(3);
    assertThat(analysis.at("/completeness/complete").asBoolean()).isTrue();
    assertThat(analysis.at("/completeness/reason").isNull()).isTrue();
    JsonNode next =
        data(query, Map.of("after", analysis.at("/cutSets/pageInfo/endCursor").asString()))
            .at("/failureAnalysis/cutSets");
    assertThat(next.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(keys(next.at("/nodes/0/members"))).containsExactly("workload:qs-a", "workload:qs-b");
  }

  @Test
  void fillsTheMatrixOfWhatAServiceNeeds() {
    JsonNode rows =
        data("{ cfia(services: [\""
                + SHOP
                + "\"]) { component { key } cells { service { key } state } } }")
            .at("/cfia");
    Map<String, String> states = new HashMap<>();
    rows.forEach(row ->
        states.put(row.at("/component/key").asString(), row.at("/cells/0/state").asString()));
    assertThat(states)
        .isEqualTo(
            Map.of(
                "database:qs-db", "OUTAGE",
                "rack:qs-rack", "OUTAGE",
                "workload:qs-a", "AT_RISK",
                "workload:qs-b", "AT_RISK"));
    assertThat(
            data("{ cfia(services: [\""
                    + SHOP
                    + "\"], components: [\"rack:qs-rack\", \"workload:qs-a\"], classes: [\"Workload\"]) { component { key } } }")
                .at("/cfia"))
        .extracting(row -> row.at("/component/key").asString())
        .containsExactly("workload:qs-a");
  }

  @Test
  void ranksTheEstatesComponents() {
    JsonNode ranking =
        data("{ criticalComponents(services: [\""
                + SHOP
                + "\"]) { completeness { complete } services { ci { key } singlePoints }"
                + " components(first: 2) { totalCount nodes { ci { key } weight services { key } } pageInfo { endCursor } } } }")
            .at("/criticalComponents");
    assertThat(ranking.at("/services/0/ci/key").asString()).isEqualTo(SHOP);
    assertThat(ranking.at("/services/0/singlePoints").asInt()).isEqualTo(2);
    assertThat(keys(ranking.at("/components/nodes/1/services"))).containsExactly(SHOP);
    assertThat(ranking.at("/components/totalCount").asInt()).isEqualTo(3);
    assertThat(ranking.at("/components/nodes"))
        .extracting(c -> c.at("/ci/key").asString(), c -> c.at("/weight").asInt())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(SHOP, 1000),
            org.assertj.core.groups.Tuple.tuple("database:qs-db", 1000));
    assertThat(
            data("{ criticalComponents(services: [\"%s\"]) { components(after: \"%s\") { nodes { ci { key } } } } }"
                    .formatted(SHOP, ranking.at("/components/pageInfo/endCursor").asString()))
                .at("/criticalComponents/components/nodes"))
        .extracting(component -> component.at("/ci/key").asString())
        .containsExactly("rack:qs-rack");
    assertThat(
            data("{ criticalComponents { components { totalCount } } }")
                .at("/criticalComponents/components/totalCount")
                .asInt())
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void ranksCausesOfSymptoms() {
    JsonNode causes =
        data("""
        { probableCauses(symptoms: [{key: "workload:qs-a"}, {key: "workload:qs-b"}], healthy: ["database:qs-db"]) {
            ci { key } rank score explained { key } unexplained { key } contradicted { key } unreported { key } } }
        """)
            .at("/probableCauses");
    assertThat(causes.at("/0/ci/key").asString()).isEqualTo("rack:qs-rack");
    assertThat(causes.at("/0/rank").asInt()).isEqualTo(1);
    assertThat(causes.at("/0/score").asDouble()).isBetween(0.7, 0.8);
    assertThat(keys(causes.at("/0/explained"))).containsExactly("workload:qs-a", "workload:qs-b");
    assertThat(keys(causes.at("/0/unreported"))).containsExactly(SHOP);
  }

  @Test
  void comparesAvailabilityWithThePromise() {
    JsonNode availability =
        data("""
        { availability(of: "%s") { availability exact lower upper samples relevantCis promised keepsPromise
            cis(assumedOnly: true) { totalCount nodes { ci { key } availability basis } } completeness { complete } } }
        """
                .formatted(SHOP))
            .at("/availability");
    // The shop itself, the rack, the database, and one of two replicas.
    double expected = 0.999 * 0.9999 * 0.99 * (1 - 0.01 * 0.02) * 100;
    assertThat(availability.at("/availability").asDouble()).isCloseTo(expected, within(1e-9));
    assertThat(availability.at("/exact").asBoolean()).isTrue();
    assertThat(availability.at("/lower").asDouble()).isCloseTo(expected, within(1e-9));
    assertThat(availability.at("/upper").asDouble()).isCloseTo(expected, within(1e-9));
    assertThat(availability.at("/relevantCis").asInt()).isEqualTo(5);
    assertThat(availability.at("/promised").asDouble()).isEqualTo(99.5);
    assertThat(availability.at("/keepsPromise").asBoolean()).isFalse();
    assertThat(availability.at("/cis/nodes"))
        .extracting(ci -> ci.at("/ci/key").asString())
        .containsExactly(SHOP, "rack:qs-rack");
    assertThat(availability.at("/cis/nodes/0/availability").asDouble())
        .isCloseTo(99.9, within(1e-9));
    assertThat(availability.at("/cis/nodes/1/availability").asDouble())
        .isCloseTo(99.99, within(1e-9));
    assertThat(availability.at("/cis/nodes/1/basis").asString()).isEqualTo("CLASS_DEFAULT");
  }

  @Test
  void comparesTheAvailabilitiesOfSeveralInTheirOrder() {
    JsonNode answer =
        answer(
            """
            { availabilities(of: ["application:qs-alone", "%s"]) { ci { key } availability errorBudget expectedOutage } }
            """
                .formatted(SHOP),
            Map.of());
    JsonNode alone = answer.at("/data/availabilities/0");
    assertThat(alone.at("/ci/key").asString()).isEqualTo("application:qs-alone");
    assertThat(alone.at("/errorBudget").isNull()).isTrue();
    JsonNode shop = answer.at("/data/availabilities/1");
    assertThat(shop.at("/availability").asDouble())
        .isEqualTo(
            data("{ availability(of: \"" + SHOP + "\") { availability } }")
                .at("/availability/availability")
                .asDouble());
    assertThat(shop.at("/errorBudget").asString()).isEqualTo("PT3H36M");
    assertThat(answer.at("/extensions/answers/0/complete").asBoolean()).isTrue();
  }

  @Test
  void explainsPathsHopByHop() {
    JsonNode paths =
        data("""
        { paths(from: "%s", to: "rack:qs-rack") { completeness { complete } paths { length start { key }
            hops { provider { key } dependencies { type strength group sources } } } } }
        """
                .formatted(SHOP))
            .at("/paths");
    assertThat(paths.at("/paths").size()).isEqualTo(2);
    assertThat(paths.at("/paths/0/start/key").asString()).isEqualTo(SHOP);
    assertThat(paths.at("/paths/0/hops"))
        .extracting(hop -> hop.at("/provider/key").asString())
        .containsExactly("workload:qs-a", "rack:qs-rack");
    assertThat(paths.at("/paths/0/hops/0/dependencies/0/group").asString()).isEqualTo("replicas");
    assertThat(paths.at("/paths/0/hops/0/dependencies/0/sources/0").asString())
        .isEqualTo("questions");
  }

  @Test
  void followsOnlyTheRelationshipTypesAskedFor() {
    String query =
        "{ neighborhood(keys: [\"workload:qs-a\"], depth: 2, types: [\"%s\"]) { nodes { key } edges { type } } }";
    assertThat(data(query.formatted("RUNS_ON")).at("/neighborhood/nodes").size()).isEqualTo(1);
    JsonNode all = data(query.formatted("DEPENDS_ON")).at("/neighborhood");
    assertThat(keys(all.at("/nodes")))
        .contains("workload:qs-a", "rack:qs-rack", SHOP, "workload:qs-b");
    assertThat(refusal(query.formatted("RUN_ON"))).isEqualTo("UNKNOWN_RELATIONSHIP_TYPE");
  }

  @Test
  void followsOnlyDependenciesAmongServicesOrOfOneStrength() {
    register(
        "questions-services",
        "REPLACE",
        List.of(ci("technical-service:qs-mail", "TechnicalService")),
        List.of(
            Map.of(
                "dependent", SHOP, "provider", "technical-service:qs-mail", "strength", "SOFT")));
    String query = "{ neighborhood(keys: [\"" + SHOP + "\"], depth: 3, %s) { nodes { key } } }";

    assertThat(keys(data(query.formatted("services: true")).at("/neighborhood/nodes")))
        .containsExactly(SHOP, "technical-service:qs-mail");
    assertThat(keys(data(query.formatted("strength: HARD")).at("/neighborhood/nodes")))
        .contains("rack:qs-rack")
        .doesNotContain("technical-service:qs-mail");
    register("questions-services", "REPLACE", List.of(), List.of());
  }

  @Test
  void saysHowGroupsFareAndDrawsThemOnlyIfWanted() {
    String query =
        "{ neighborhood(keys: [\""
            + SHOP
            + "\"]) { groups { dependent { key } group members need up }"
            + " drawing(groups: %s, active: true) { boxes { kind label } lines { count } } } }";
    JsonNode grouped = data(query.formatted(true)).get("neighborhood");

    assertThat(grouped.at("/groups").toString())
        .isEqualTo(
            "[{\"dependent\":{\"key\":\"%s\"},\"group\":\"replicas\",\"members\":2,\"need\":1,\"up\":2}]"
                .formatted(SHOP));
    assertThat(grouped.at("/drawing/boxes").toString()).contains("2 of 2 up");
    JsonNode ungrouped = data(query.formatted(false)).get("neighborhood");
    assertThat(ungrouped.at("/drawing/boxes").toString()).doesNotContain("GROUP");
    assertThat(ungrouped.at("/drawing/lines")).hasSize(3);
  }

  @Test
  void explainsPathsAsTheyWere() {
    int before = latestRevision();
    register(
        "questions-later",
        "REPLACE",
        List.of(ci("workload:qs-c", "Workload")),
        List.of(needs("workload:qs-c", "rack:qs-rack")));
    String query =
        "{ paths(from: \"workload:qs-a\", to: \"rack:qs-rack\"%s) { revision { number } paths { length } } }";

    assertThat(data(query.formatted("")).at("/paths/revision/number").asInt())
        .isEqualTo(latestRevision());
    JsonNode then = data(query.formatted(", revision: " + before)).get("paths");
    assertThat(then.at("/revision/number").asInt()).isEqualTo(before);
    assertThat(then.at("/paths")).hasSize(1);
    assertThat(
            refusal(
                "{ paths(from: \"workload:qs-c\", to: \"rack:qs-rack\", revision: %d) { paths { length } } }"
                    .formatted(before)))
        .isEqualTo("NOT_AT_REVISION");
    register("questions-later", "REPLACE", List.of(), List.of());
  }

  @Test
  void surroundsACiAsItWasAndSaysHowItGoesOn() {
    String query =
        "{ neighborhood(keys: [\"rack:qs-rack\"]%s) { revision { number } nodes { key } beyond { key needs neededBy } } }";
    int before = latestRevision();
    register(
        "questions-later",
        "REPLACE",
        List.of(ci("workload:qs-c", "Workload")),
        List.of(needs("workload:qs-c", "rack:qs-rack")));
    JsonNode now = data(query.formatted("")).get("neighborhood");
    assertThat(keys(now.at("/nodes"))).contains("workload:qs-c");
    assertThat(now.at("/beyond").toString())
        .contains("{\"key\":\"workload:qs-a\",\"needs\":0,\"neededBy\":1}");
    JsonNode then = data(query.formatted(", revision: " + before)).get("neighborhood");
    assertThat(then.at("/revision/number").asInt()).isEqualTo(before);
    assertThat(keys(then.at("/nodes"))).contains("workload:qs-b").doesNotContain("workload:qs-c");
    register("questions-later", "REPLACE", List.of(), List.of());
  }

  @Test
  void listsGroupsThatASharedRackDefeats() {
    JsonNode groups =
        data("{ fragileGroups(of: \""
                + SHOP
                + "\") { completeness { complete } groups { totalCount nodes { dependent { key } group members need shared { key } sharedCount } } } }")
            .at("/fragileGroups/groups");
    assertThat(groups.at("/totalCount").asInt()).isEqualTo(1);
    assertThat(keys(groups.at("/nodes/0/shared"))).containsExactly("rack:qs-rack");
    assertThat(
            data("{ fragileGroups { groups { totalCount } } }")
                .at("/fragileGroups/groups/totalCount")
                .asInt())
        .isGreaterThanOrEqualTo(1);
  }

  @Test
  void listsNoQuestionWhenNoneRuns() {
    assertThat(data("{ runningQuestions { id question progress } }").at("/runningQuestions").size())
        .isZero();
    assertThat(data("mutation { cancelQuestion(id: \"none\") }").at("/cancelQuestion").asBoolean())
        .isFalse();
  }

  @Test
  void saysWhatIsMissingWhenTimeIsUp() {
    JsonNode completeness =
        data("{ criticalComponents(services: [\""
                + SHOP
                + "\"], timeLimit: \"PT0.000000001S\") { completeness { complete reason missing } } }")
            .at("/criticalComponents/completeness");
    assertThat(completeness.at("/complete").asBoolean()).isFalse();
    assertThat(completeness.at("/reason").asString()).isEqualTo("TIME_LIMIT");
    assertThat(completeness.at("/missing").asString()).isNotEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "singlePointsOfFailure(of: \"business-service:qs-shp\") { key }", "UNKNOWN_CI"),
        Arguments.of(
            "cutSets(of: \"" + SHOP + "\", maxSize: 4) { members { key } }",
            "MAX_SIZE_OUT_OF_RANGE"),
        Arguments.of(
            "cutSets(of: \"" + SHOP + "\", maxSize: 0) { members { key } }",
            "MAX_SIZE_OUT_OF_RANGE"),
        Arguments.of("cfia(services: []) { component { key } }", "NO_KEYS"),
        Arguments.of("cfia(services: [\"server:qs-no\"]) { component { key } }", "UNKNOWN_CI"),
        Arguments.of(
            "cfia(services: [\""
                + SHOP
                + "\"], components: [\"server:qs-no\"]) { component { key } }",
            "UNKNOWN_CI"),
        Arguments.of(
            "cfia(services: [\"" + SHOP + "\"], classes: [\"Srver\"]) { component { key } }",
            "UNKNOWN_CLASS"),
        Arguments.of("probableCauses(symptoms: []) { rank }", "NO_SYMPTOMS"),
        Arguments.of(
            "probableCauses(symptoms: [{key: \"" + SHOP + "\", state: UNAFFECTED}]) { rank }",
            "INVALID_SYMPTOM"),
        Arguments.of(
            "probableCauses(symptoms: [{key: \""
                + SHOP
                + "\"}], healthy: [\""
                + SHOP
                + "\"]) { rank }",
            "INVALID_SYMPTOM"),
        Arguments.of("neighborhood(keys: [\"server:qs-no\"]) { nodes { key } }", "UNKNOWN_CI"),
        Arguments.of(
            "probableCauses(symptoms: [{key: \"" + SHOP + "\"}], first: 0) { rank }",
            "FIRST_OUT_OF_RANGE"),
        Arguments.of(
            "paths(from: \"" + SHOP + "\", to: \"" + SHOP + "\") { paths { length } }", "SAME_CI"),
        Arguments.of(
            "paths(from: \"" + SHOP + "\", to: \"rack:qs-rack\", first: 101) { paths { length } }",
            "FIRST_OUT_OF_RANGE"),
        Arguments.of(
            "availability(of: \"" + SHOP + "\", timeLimit: \"PT1H\") { exact }",
            "TIME_LIMIT_OUT_OF_RANGE"),
        Arguments.of("availabilities(of: []) { exact }", "OF_OUT_OF_RANGE"),
        Arguments.of(
            "availability(of: \"" + SHOP + "\", timeLimit: \"PT0S\") { exact }",
            "TIME_LIMIT_OUT_OF_RANGE"),
        Arguments.of("fragileGroups(of: \"rack:qs-rak\") { groups { totalCount } }", "UNKNOWN_CI"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void refusesWhatMakesNoSense(String field, String code) {
    assertThat(refusal("{ " + field + " }")).isEqualTo(code);
  }

  @Test
  void takesTheWorstOfASymptomToldTwice() {
    String causes = "{ probableCauses(symptoms: [%s]) { ci { key } score explained { key } } }";
    String out = "{key: \"workload:qs-a\"}";
    String degraded = "{key: \"workload:qs-a\", state: DEGRADED}";

    assertThat(data(causes.formatted(out + ", " + degraded)).toString())
        .isEqualTo(data(causes.formatted(degraded + ", " + out)).toString())
        .isEqualTo(data(causes.formatted(out)).toString());
  }

  @Test
  void namesTheFirstOfManyUnknownKeys() {
    String failed =
        IntStream.range(0, 22)
            .mapToObj("{key: \"server:qs-none-%02d\"}"::formatted)
            .collect(Collectors.joining(", "));
    assertThat(
            answer(
                    "{ outageImpact(input: {failed: [" + failed + "]}) { counts { count } } }",
                    Map.of())
                .at("/errors/0/message")
                .asString())
        .contains("'server:qs-none-19'", "2 more are missing.")
        .doesNotContain("qs-none-20");
  }

  @Test
  void saysWhatIsSimilarToAnUnknownKey() {
    assertThat(
            answer("{ singlePointsOfFailure(of: \"business-service:qs-shp\") { key } }", Map.of())
                .at("/errors/0/message")
                .asString())
        .contains("business-service:qs-shp", SHOP);
  }
}
