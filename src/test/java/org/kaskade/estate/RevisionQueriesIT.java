package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

/// The journal as people read it.
class RevisionQueriesIT extends GraphQlDoor {
  /// More than one part of the journal holds.
  private static final int MANY = 2_500;

  private JsonNode ask(String operation, Map<String, ?> variables) throws IOException {
    return data(
        Files.readString(Path.of("graphql/operations/" + operation + ".graphql")), variables);
  }

  private static List<Map<String, Object>> servers(int count, String system) {
    return IntStream.range(0, count)
        .<Map<String, Object>>mapToObj(number ->
            Map.of(
                "key",
                "server:j-%04d".formatted(number),
                "class",
                "Server",
                "name",
                "j-" + number,
                "attributes",
                Map.of("operatingSystem", system)))
        .toList();
  }

  @Test
  void listsTheNewestFirst() throws IOException {
    register("journal", "REPLACE", servers(2, "Debian"), List.of());
    register("journal", "REPLACE", servers(1, "Alpine"), List.of());
    int newest = latestRevision();

    JsonNode page = ask("revisions", Map.of("first", 1)).get("revisions");
    assertThat(page.at("/nodes/0/revision/number").asInt()).isEqualTo(newest);
    assertThat(page.at("/nodes/0/retired").asInt()).isOne();
    assertThat(page.at("/nodes/0/updated").asInt()).isOne();
    assertThat(page.get("totalCount").asInt()).isEqualTo(newest);
    JsonNode next =
        ask("revisions", Map.of("first", 1, "after", page.at("/pageInfo/endCursor").asString()))
            .get("revisions");
    assertThat(next.at("/nodes/0/revision/number").asInt()).isEqualTo(newest - 1);
  }

  @Test
  void listsWhatCameFromOneOrigin() throws IOException {
    for (String source : List.of("origin-a", "origin-b")) {
      register(
          source,
          "REPLACE",
          List.of(Map.of("key", "server:" + source, "class", "Server", "name", source)),
          List.of());
    }
    String all = "{ revisions(first: 50%s) { totalCount nodes { revision { number origin } } } }";
    String origin = data(all.formatted("")).at("/revisions/nodes/1/revision/origin").asString();

    JsonNode of = data(all.formatted(", origin: \"" + origin + "\"")).get("revisions");
    assertThat(of.at("/nodes/0/revision/number").asInt()).isEqualTo(latestRevision() - 1);
    assertThat(of.get("nodes"))
        .allMatch(one -> one.at("/revision/origin").asString().equals(origin));
    assertThat(of.get("totalCount").asInt()).isEqualTo(of.get("nodes").size());
    assertThat(data(all.formatted(", origin: \"nowhere\"")).at("/revisions/totalCount").asInt())
        .isZero();
  }

  @Test
  void tellsWhatARevisionDidInPages() throws IOException {
    register("journal", "REPLACE", servers(MANY, "Debian"), List.of());
    register("journal", "REPLACE", servers(MANY, "Alpine"), List.of());
    int number = latestRevision();

    Map<String, Object> variables = new HashMap<>(Map.of("number", number, "first", 900));
    List<String> keys = new ArrayList<>();
    JsonNode page;
    do {
      page = ask("revision", variables).get("revisionChanges");
      page.get("nodes")
          .forEach(node -> {
            keys.add(node.get("key").asString());
            assertThat(node.get("event").asString()).isEqualTo("CHANGED");
            assertThat(node.at("/attributes/0/after").asString()).isEqualTo("Alpine");
          });
      variables.put("after", page.at("/pageInfo/endCursor").asString());
    } while (page.at("/pageInfo/hasNextPage").asBoolean());
    assertThat(keys).hasSize(MANY).isSorted().doesNotHaveDuplicates();
    assertThat(page.get("totalCount").asInt()).isEqualTo(MANY);
  }

  @Test
  void refusesARevisionThatIsNotThere() {
    assertThat(data("{ revision(number: 1000000) { created } }").get("revision").isNull()).isTrue();
    assertThat(refusal("{ revisionChanges(number: 1000000) { totalCount } }"))
        .isEqualTo("UNKNOWN_REVISION");
    assertThat(refusal("{ revisions(after: \"x\") { totalCount } }")).isEqualTo("INVALID_CURSOR");
  }
}
