package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

/// Changes of some days as a list shows them.
class ChangeListIT extends GraphQlDoor {
  private static int days = 120;

  private static final String SERVICE = "business-service:l-shop";

  /// One for each test.
  private final Instant day =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(days++, ChronoUnit.DAYS);

  private String first = "";
  private String second = "";
  private String draft = "";

  @BeforeEach
  void changesOfAPair() {
    register(
        "change-list",
        "REPLACE",
        List.of(
            Map.of(
                "key",
                SERVICE,
                "class",
                "BusinessService",
                "name",
                "Shop",
                "criticality",
                "HIGH",
                "owner",
                "l-sales"),
            Map.of("key", "database:l-1", "class", "Database", "name", "l-1"),
            Map.of("key", "database:l-2", "class", "Database", "name", "l-2")),
        List.of(
            Map.of("dependent", SERVICE, "provider", "database:l-1", "group", "db"),
            Map.of("dependent", SERVICE, "provider", "database:l-2", "group", "db")));
    second = proposed("Later", "database:l-2", 2, 5);
    first = proposed("Earlier", "database:l-1", 1, 3);
    draft = proposed("Some day %s".formatted(day), "database:l-1", 0, 0);
    data("mutation { submitChange(number: \"%s\") { state } }".formatted(first));
  }

  @AfterEach
  void nothingStaysScheduled() {
    for (String number : List.of(first, second, draft)) {
      data("mutation { cancelChange(number: \"%s\") { state } }".formatted(number));
    }
  }

  @Test
  void isInTheOrderOfStartsWithWhatEachDoesByItself() {
    JsonNode list = list(Map.of());

    assertThat(numbers(list)).containsExactly(first, second);
    JsonNode one = list.at("/nodes/0");
    assertThat(one.at("/services/0/key").asString()).isEqualTo(SERVICE);
    assertThat(one.at("/services/0/state").asString()).isEqualTo("AT_RISK");
    assertThat(one.at("/collisions/0").asString()).isEqualTo(second);
    assertThat(one.at("/waitingFor").valueStream().map(JsonNode::asString))
        .containsExactly("l-sales");
    assertThat(one.get("waitsForViewer").asBoolean()).isFalse();
    assertThat(list.at("/nodes/1/waitingFor")).isEmpty();
  }

  @Test
  void tellsTheRiskThatWasKeptAndAssessesWhatNeverWasSubmitted() {
    JsonNode list = list(Map.of());
    JsonNode change =
        data("{ change(number: \"%s\") { assessments { score assessedAt } } }".formatted(first))
            .at("/change/assessments/0");

    assertThat(list.at("/nodes/0/risk/score")).isEqualTo(change.get("score"));
    assertThat(list.at("/nodes/0/risk/assessedAt")).isEqualTo(change.get("assessedAt"));
    assertThat(list.at("/nodes/1/risk/score").asInt()).isPositive();
  }

  @Test
  void takesWhatAllConditionsHoldFor() {
    assertThat(numbers(list(Map.of("states", List.of("SUBMITTED"))))).containsExactly(first);
    assertThat(numbers(list(Map.of("services", List.of("database:l-2"))))).containsExactly(second);
    assertThat(numbers(list(Map.of("services", List.of(SERVICE), "text", "LATER"))))
        .containsExactly(second);
    assertThat(numbers(list(Map.of("colliding", false)))).isEmpty();
    assertThat(numbers(list(Map.of("withoutBackoutPlan", true)))).hasSize(2);
    assertThat(numbers(list(Map.of("types", List.of("EMERGENCY"))))).isEmpty();
    assertThat(numbers(list(Map.of("mine", true)))).isEmpty();
    assertThat(numbers(list(Map.of("unplanned", true, "text", "some day " + day))))
        .containsExactly(draft);
  }

  @Test
  void isTheirsToVoteWhoAreAsked() {
    String owner = tokenOf("l-olga", List.of("l-sales"), List.of("viewer"));
    JsonNode answer =
        answerTo(
            owner,
            QUERY,
            Map.of("from", at(0), "to", at(24), "filter", Map.of("mine", true), "first", 10));

    assertThat(numbers(answer.at("/data/changeList"))).containsExactly(first);
  }

  @Test
  void comesInPages() {
    JsonNode page =
        data(QUERY, Map.of("from", at(0), "to", at(24), "filter", Map.of(), "first", 1))
            .get("changeList");
    assertThat(numbers(page)).containsExactly(first);
    assertThat(page.get("totalCount").asInt()).isEqualTo(2);
    JsonNode next =
        data(
                QUERY,
                Map.of(
                    "from",
                    at(0),
                    "to",
                    at(24),
                    "filter",
                    Map.of(),
                    "first",
                    1,
                    "after",
                    page.at("/pageInfo/endCursor").asString()))
            .get("changeList");
    assertThat(numbers(next)).containsExactly(second);
  }

  @Test
  void stillHasWhatIsOver() {
    data("mutation { cancelChange(number: \"%s\") { state } }".formatted(second));

    JsonNode list = list(Map.of("states", List.of("CANCELLED")));

    assertThat(numbers(list)).contains(second);
    second = proposed("Another", "database:l-2", 6, 7);
  }

  private static final String QUERY =
      """
      query($from: DateTime!, $to: DateTime!, $filter: ChangeListFilter, $first: Int, $after: String) {
        changeList(from: $from, to: $to, filter: $filter, first: $first, after: $after) {
          totalCount
          pageInfo { endCursor }
          nodes {
            change { number }
            services { key state }
            collisions
            risk { score assessedAt }
            waitingFor
            waitsForViewer
          }
        }
      }
      """;

  private JsonNode list(Map<String, ?> filter) {
    return data(QUERY, Map.of("from", at(0), "to", at(24), "filter", filter, "first", 100))
        .get("changeList");
  }

  private static List<String> numbers(JsonNode list) {
    return list.get("nodes").valueStream().map(n -> n.at("/change/number").asString()).toList();
  }

  private String at(int hour) {
    return day.plus(hour, ChronoUnit.HOURS).toString();
  }

  /// @param to where it is no later than `from` there is no window
  private String proposed(String title, String key, int from, int to) {
    Map<String, Object> input = new HashMap<>();
    input.put("title", title);
    input.put("changes", List.of(Map.of("key", key, "effect", "OUTAGE")));
    if (to > from) {
      input.put("start", at(from));
      input.put("end", at(to));
    }
    return data(
            "mutation($i: ProposedChangeInput!) { proposeChange(input: $i) { number } }",
            Map.of("i", input))
        .at("/proposeChange/number")
        .asString();
  }
}
