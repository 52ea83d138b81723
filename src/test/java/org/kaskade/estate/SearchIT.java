package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

/// Searches, among CIs whose names hold a word that nobody else uses.
class SearchIT extends GraphQlDoor {
  private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void registersSome() {
    register(
        "search-" + word,
        "MERGE",
        List.of(
            ci("server:a-" + word, "rack of " + word, "production", "team-a"),
            ci("server:b-" + word, word + "-beta", "production", "team-b"),
            ci("database:c-" + word, word + "-Alpha", "test", "team-b"),
            ci("database:d-" + word, word, "test", null)),
        List.of());
  }

  @Test
  void bringsTheBestFirst() {
    assertThat(hits(word, Map.of())).containsExactly("d-", "c-", "b-", "a-");
    assertThat(hits("b-" + word, Map.of())).containsExactly("b-");
    assertThat(matches("b-" + word)).containsExactly("KEY");
    assertThat(matches(word)).containsExactly("NAME", "NAME_PREFIX", "NAME_PREFIX", "TEXT");
  }

  @Test
  void wantsAllWords() {
    assertThat(hits("rack " + word, Map.of())).containsExactly("a-");
    assertThat(hits("rack beta " + word, Map.of())).isEmpty();
  }

  @Test
  void countsTheWholeEstateAnewAfterEachRevision() {
    int before = search("", Map.of(), 1, null).at("/facets/unfiltered").asInt();
    assertThat(search("", Map.of(), 1, null).at("/facets/unfiltered").asInt()).isEqualTo(before);
    register(
        "search-more-" + word,
        "MERGE",
        List.of(ci("server:more-" + word, "more", "test", null)),
        List.of());

    assertThat(search("", Map.of(), 1, null).at("/facets/unfiltered").asInt())
        .isEqualTo(before + 1);
  }

  @Test
  void pagesThroughEveryHitOnce() {
    List<String> found = new ArrayList<>();
    @Nullable String after = null;
    do {
      JsonNode page = search(word, Map.of(), 1, after).get("hits");
      page.get("nodes").forEach(hit -> found.add(start(hit)));
      assertThat(page.get("totalCount").asInt()).isEqualTo(4);
      after =
          page.at("/pageInfo/hasNextPage").asBoolean()
              ? page.at("/pageInfo/endCursor").asString()
              : null;
    } while (after != null);
    assertThat(found).containsExactly("d-", "c-", "b-", "a-");
  }

  @Test
  void findsAMergedCiByTheKeyItHad() {
    data(
        "mutation($keep: ID!, $merge: [ID!]!) { mergeCis(keep: $keep, merge: $merge) { merged } }",
        Map.of("keep", "server:b-" + word, "merge", List.of("server:a-" + word)));

    JsonNode hit = search("server:a-" + word, Map.of(), 5, null).at("/hits/nodes/0");
    assertThat(hit.get("match").asString()).isEqualTo("FORMER_KEY");
    assertThat(start(hit)).isEqualTo("b-");
  }

  @Test
  void countsEachFieldUnderTheConditionsOnTheOthers() {
    JsonNode facets =
        search(word, Map.of("environments", List.of("test"), "owner", "team-b"), 5, null)
            .get("facets");

    assertThat(facets.get("unfiltered").asInt()).isEqualTo(4);
    assertThat(values(facets, 1)).isEqualTo(Map.of("production", 1, "test", 1));
    assertThat(values(facets, 4)).isEqualTo(Map.of("team-b", 1, "null", 1));
    assertThat(values(facets, 0)).isEqualTo(Map.of("Database", 1));
    assertThat(facets.at("/fields/1/unfiltered").asInt()).isEqualTo(2);
  }

  @Test
  void namesWhatIsNearOnlyWhereNothingMatches() {
    String typo = word.substring(0, 4) + "zz" + word.substring(4);
    assertThat(search(typo, Map.of(), 5, null).get("nearest"))
        .anyMatch(ci -> ci.get("key").asString().equals("database:d-" + word));
    assertThat(search(word, Map.of(), 5, null).get("nearest")).isEmpty();
  }

  @Test
  void takesAnyTextForWhatItIs() {
    for (String text : new String[] {"%", "' OR 1=1", "\\", "\u0000", "a".repeat(500), "  "}) {
      assertThat(search(text, Map.of(), 1, null).has("hits")).as(text).isTrue();
    }
  }

  @Test
  void asksTheStoreAsOftenForManyHitsAsForFew() {
    assertThat(queries(1)).isEqualTo(queries(4));
  }

  private int queries(int first) {
    return queriesOf(
        "{ search(text: \"%s\") { hits(first: %d) { nodes { ci { key dependents(first: 1) { totalCount } } } } } }"
            .formatted(word, first));
  }

  private List<String> hits(String text, Map<String, ?> filter) {
    List<String> found = new ArrayList<>();
    search(text, filter, 50, null).at("/hits/nodes").forEach(hit -> found.add(start(hit)));
    return found;
  }

  private List<String> matches(String text) {
    List<String> found = new ArrayList<>();
    search(text, Map.of(), 50, null)
        .at("/hits/nodes")
        .forEach(hit -> found.add(hit.get("match").asString()));
    return found;
  }

  private static String start(JsonNode hit) {
    String key = hit.at("/ci/key").asString();
    return key.substring(key.indexOf(':') + 1, key.indexOf('-') + 1);
  }

  private static Map<String, Integer> values(JsonNode facets, int field) {
    Map<String, Integer> values = new HashMap<>();
    facets
        .at("/fields/" + field + "/values")
        .forEach(v -> values.put(v.get("value").asString("null"), v.get("count").asInt()));
    return values;
  }

  private JsonNode search(String text, Map<String, ?> filter, int first, @Nullable String after) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("text", text);
    variables.put("filter", filter);
    variables.put("first", first);
    if (after != null) {
      variables.put("after", after);
    }
    return data(operation("search"), variables).get("search");
  }

  private static String operation(String name) {
    try {
      return java.nio.file.Files.readString(
          java.nio.file.Path.of("graphql/operations/" + name + ".graphql"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Object> ci(
      String key, String name, String environment, @Nullable String owner) {
    Map<String, Object> ci = new HashMap<>();
    ci.put("key", key);
    ci.put("class", key.startsWith("server") ? "Server" : "Database");
    ci.put("name", name);
    ci.put("environment", environment);
    if (owner != null) {
      ci.put("owner", owner);
    }
    return ci;
  }
}
