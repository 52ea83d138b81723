package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

class ConflictsIT extends GraphQlDoor {
  private static Map<String, Object> server(String key, Map<String, Object> attributes) {
    return Map.of(
        "key", key, "class", "Server", "name", key.substring(7), "attributes", attributes);
  }

  private void says(String source, Map<String, Object> item) {
    register(source, "MERGE", List.of(item), List.of());
  }

  private JsonNode conflicts(Map<String, Object> filter, int first, String after) {
    Map<String, Object> variables = new HashMap<>(Map.of("filter", filter, "first", first));
    if (!after.isEmpty()) {
      variables.put("after", after);
    }
    return data(
            """
            query($filter: ConflictFilter, $first: Int, $after: String) {
              conflicts(filter: $filter, first: $first, after: $after) {
                totalCount pageInfo { hasNextPage endCursor }
                nodes { ci { key } attribute rule reason
                  values { value effective sources claims { source attributes } } } } }
            """,
            variables)
        .get("conflicts");
  }

  private List<String> places(JsonNode conflicts) {
    return conflicts
        .get("nodes")
        .valueStream()
        .map(c -> c.at("/ci/key").asString() + " " + c.get("attribute").asString())
        .toList();
  }

  @Test
  void listsEachValueWithWhoSaysItAndWhyOneCounts() {
    says("cf-b", server("server:cf1", Map.of("role", "web", "site", "east", "cpuCores", 4)));
    says("cf-a", server("server:cf1", Map.of("role", "db", "site", "east", "cpuCores", 4)));
    says("manual-cf", server("server:cf1", Map.of("role", "web")));

    JsonNode conflicts = conflicts(Map.of("sources", List.of("cf-a")), 10, "");
    assertThat(places(conflicts)).containsExactly("server:cf1 role");
    assertThat(conflicts.get("totalCount").asInt()).isEqualTo(1);
    JsonNode role = conflicts.at("/nodes/0");
    assertThat(role.get("rule").asString()).isEqualTo("PRECEDENCE");
    assertThat(role.at("/values/0/value").asString()).isEqualTo("web");
    assertThat(role.at("/values/0/effective").asBoolean()).isTrue();
    assertThat(role.at("/values/0/sources").toString()).isEqualTo("[\"cf-b\",\"manual-cf\"]");
    assertThat(role.at("/values/1/value").asString()).isEqualTo("db");
    assertThat(role.at("/values/1/sources").toString()).isEqualTo("[\"cf-a\"]");
    assertThat(role.get("reason").asString()).contains("manual-cf").contains("cf-a");
  }

  @Test
  void forgetsAConflictOnceTheyAgree() {
    says("cg-a", server("server:cg1", Map.of("role", "web")));
    says("cg-b", server("server:cg1", Map.of("role", "db")));
    JsonNode before = conflicts(Map.of("sources", List.of("cg-b")), 10, "");
    assertThat(places(before)).containsExactly("server:cg1 role");
    assertThat(before.at("/nodes/0/rule").asString()).isEqualTo("SOURCE_NAME");

    says("cg-b", server("server:cg1", Map.of("role", "web")));
    assertThat(places(conflicts(Map.of("sources", List.of("cg-b")), 10, ""))).isEmpty();
  }

  @Test
  void takesListsInAnyOrderAndScopesOfSourcesForNoConflict() {
    says(
        "ch-a",
        server("server:ch1", Map.of("tags", List.of("x", "y"), "inventory", "a", "memory", 16)));
    says(
        "ch-b",
        server("server:ch1", Map.of("tags", List.of("y", "x"), "inventory", "b", "memory", 16.0)));

    assertThat(places(conflicts(Map.of("sources", List.of("ch-a")), 10, ""))).isEmpty();
  }

  @Test
  void filtersAndPagesWithoutLossOrDouble() {
    List<Map<String, Object>> some = new ArrayList<>();
    List<Map<String, Object>> others = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String key = "server:ci%d".formatted(i);
      some.add(server(key, Map.of("role", "web", "site", "east", "rack", "r" + i)));
      others.add(server(key, Map.of("role", "db", "site", "west", "rack", "r" + i)));
      expected.add(key + " role");
      expected.add(key + " site");
    }
    register("ci-a", "MERGE", some, List.of());
    register("ci-b", "MERGE", others, List.of());

    Map<String, Object> filter = Map.of("sources", List.of("ci-b"));
    List<String> found = new ArrayList<>();
    String after = "";
    JsonNode page;
    do {
      page = conflicts(filter, 3, after);
      found.addAll(places(page));
      after = page.at("/pageInfo/endCursor").asString();
    } while (page.at("/pageInfo/hasNextPage").asBoolean());
    assertThat(found).isEqualTo(expected);
    assertThat(page.get("totalCount").asInt()).isEqualTo(14);
    assertThat(
            places(
                conflicts(
                    Map.of(
                        "sources", List.of("ci-b"),
                        "attributes", List.of("site"),
                        "classes", List.of("Server")),
                    100,
                    "")))
        .hasSize(7)
        .allMatch(place -> place.endsWith(" site"));
    assertThat(
            places(
                conflicts(
                    Map.of("sources", List.of("ci-b"), "classes", List.of("Application")),
                    100,
                    "")))
        .isEmpty();
    assertThat(refusal("{ conflicts(filter: {classes: [\"Sever\"]}) { totalCount } }"))
        .isEqualTo("UNKNOWN_CLASS");
  }
}
