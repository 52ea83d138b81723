package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProvenanceIT extends SyncDoor {
  private static final String CLAIM =
      "source file line commit author claimedAt blame { commit author authoredAt summary file line unavailable }";

  private JsonNode provenance(String key, String attribute) {
    return data(
            """
            query($key: ID!, $attributes: [String!]) { ci(key: $key) { provenance(attributes: $attributes) {
              attribute value rule reason since { number }
              winner { value effective claim { CLAIM } }
              losers { value effective claim { CLAIM } } } } }
            """
                .replace("CLAIM", CLAIM),
            Map.of("key", key, "attributes", List.of(attribute)))
        .at("/ci/provenance/0");
  }

  private JsonNode history(String key, int first, String after) {
    return data(
            """
            query($key: ID!, $first: Int, $after: String) { ci(key: $key) { history(first: $first, after: $after) {
              totalCount pageInfo { hasNextPage endCursor }
              nodes { revision { number actor origin message commit at } source key event
                attributes { attribute before after }
                dependencies { type provider group before { strength need sources } after { strength need sources } } } } } }
            """,
            after.isEmpty()
                ? Map.of("key", key, "first", first)
                : Map.of("key", key, "first", first, "after", after))
        .at("/ci/history");
  }

  @Test
  void namesTheCommitAndAuthorOfTheLineAndNotOfTheFile() {
    String first =
        commit(
            "lines",
            "Ada Fern",
            Map.of(
                "hosts.yml",
                "all:\n  hosts:\n    web.example.org:\n      ansible_host: 192.0.2.1\n"));
    String second =
        commit(
            "lines",
            "Ben Moss",
            Map.of(
                "hosts.yml",
                "all:\n  hosts:\n    web.example.org:\n      ansible_host: 192.0.2.1\n    db.example.org:\n      ansible_host: 192.0.2.2\n"));
    add("lines", "ansible", Map.of());
    sync("lines");

    JsonNode web = provenance("server:web.example.org", "name").at("/winner/claim");
    assertThat(web.get("commit").asString()).isEqualTo(second);
    assertThat(web.get("author").asString()).isEqualTo("Ben Moss");
    assertThat(web.at("/blame/commit").asString()).isEqualTo(first);
    assertThat(web.at("/blame/author").asString()).isEqualTo("Ada Fern");
    assertThat(web.at("/blame/summary").asString()).isEqualTo("Change the inventory");
    assertThat(web.at("/blame/line").asInt()).isEqualTo(web.get("line").asInt());
    assertThat(web.at("/blame/unavailable").isNull()).isTrue();

    JsonNode db = provenance("server:db.example.org", "name").at("/winner/claim");
    assertThat(db.at("/blame/commit").asString()).isEqualTo(second);
    assertThat(db.at("/blame/author").asString()).isEqualTo("Ben Moss");
  }

  @Test
  void showsTheLinesAroundAClaimWithoutSecrets() {
    commit(
        "shown",
        Map.of(
            "hosts.yml",
            """
            all:
              hosts:
                web.example.org:
                  ansible_password: hunter2
                  db_password: |
                    first line of it
                  memory: 4
            """));
    add("shown", "ansible", Map.of());
    sync("shown");
    JsonNode said =
        data("""
        { ci(key: "server:web.example.org") { provenance(attributes: ["memory", "name"]) { attribute description unit
            winner { claim { line excerpt { firstLine lines address unavailable } } } } } }
        """)
            .at("/ci/provenance");
    JsonNode name =
        said.valueStream()
            .filter(n -> n.get("attribute").asString().equals("name"))
            .findFirst()
            .orElseThrow();
    assertThat(name.at("/winner/claim/excerpt/firstLine").asInt()).isEqualTo(1);
    assertThat(name.at("/winner/claim/excerpt/address").isNull()).isTrue();
    assertThat(name.at("/winner/claim/excerpt/lines").valueStream().map(JsonNode::asString))
        .containsExactly(
            "all:",
            "  hosts:",
            "    web.example.org:",
            "      ansible_password: ***",
            "      db_password: ***",
            "        ***",
            "      memory: 4");
    assertThat(name.get("unit").isNull()).isTrue();
    register(
        "shown-by-hand",
        "MERGE",
        List.of(
            Map.of(
                "key", "server:web.example.org",
                "class", "Server",
                "name", "web.example.org",
                "attributes", Map.of("memory", 8))),
        List.of());
    JsonNode memory =
        data("""
        { ci(key: "server:web.example.org") { provenance(attributes: ["memory"]) { description unit
            winner { claim { excerpt { lines unavailable } } } } } }
        """)
            .at("/ci/provenance/0");
    assertThat(memory.get("unit").asString()).isEqualTo("GiB");
    assertThat(memory.get("description").asString()).isEqualTo("The main memory it has.");
    assertThat(memory.at("/winner/claim/excerpt/unavailable").asString()).contains("over the API");
  }

  @Test
  void saysWhyNobodyIsNamed() throws IOException {
    commit("gone", Map.of("hosts.yml", "all:\n  hosts:\n    gone.example.org:\n"));
    add("gone", "ansible", Map.of());
    sync("gone");
    register(
        "manual-gone",
        "MERGE",
        List.of(
            Map.of(
                "key",
                "server:gone.example.org",
                "class",
                "Server",
                "name",
                "Gone",
                "attributes",
                Map.of("role", "web"))),
        List.of());
    try (Stream<Path> files = Files.walk(repository("gone"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }

    JsonNode name = provenance("server:gone.example.org", "name");
    assertThat(name.at("/winner/claim/source").asString()).isEqualTo("manual-gone");
    assertThat(name.at("/winner/claim/blame/commit").isNull()).isTrue();
    assertThat(name.at("/winner/claim/blame/unavailable").asString()).contains("over the API");
    assertThat(name.at("/losers/0/claim/blame/unavailable").asString())
        .contains("not there")
        .contains("gone.git");
  }

  @Test
  void tellsWhoWonWhoLostByWhichRuleAndSinceWhen() {
    commit(
        "won",
        Map.of(
            "hosts.yml", "all:\n  hosts:\n    won.example.org:\n      ansible_host: 192.0.2.1\n"));
    add("won", "ansible", Map.of());
    int synced = sync("won").at("/revision/number").asInt();
    int byHand =
        register(
                "manual-won",
                "MERGE",
                List.of(
                    Map.of(
                        "key",
                        "server:won.example.org",
                        "class",
                        "Server",
                        "name",
                        "won.example.org",
                        "attributes",
                        Map.of("ipAddress", "192.0.2.99"))),
                List.of())
            .at("/revision/number")
            .asInt();

    JsonNode address = provenance("server:won.example.org", "ipAddress");
    assertThat(address.get("value").asString()).isEqualTo("192.0.2.99");
    assertThat(address.get("rule").asString()).isEqualTo("PRECEDENCE");
    assertThat(address.get("reason").asString()).contains("manual-won").contains("won");
    assertThat(address.at("/since/number").asInt()).isEqualTo(byHand);
    assertThat(address.at("/winner/claim/file").isNull()).isTrue();
    assertThat(address.at("/losers/0/value").asString()).isEqualTo("192.0.2.1");
    assertThat(address.at("/losers/0/effective").asBoolean()).isFalse();
    assertThat(address.at("/losers/0/claim/file").asString()).isEqualTo("hosts.yml");

    JsonNode name = provenance("server:won.example.org", "name");
    assertThat(name.get("rule").asString()).isEqualTo("AGREED");
    assertThat(name.at("/losers/0/effective").asBoolean()).isTrue();
    assertThat(name.at("/since/number").asInt()).isEqualTo(synced);
    assertThat(provenance("server:won.example.org", "criticality").get("rule").asString())
        .isEqualTo("DEFAULT");
    assertThat(provenance("server:won.example.org", "class").at("/value").asString())
        .isEqualTo("Server");
  }

  @Test
  void tellsWhatEachRevisionChangedRetiredAndBroughtBack() {
    String one =
        commit(
            "told",
            Map.of(
                "hosts.yml",
                "all:\n  hosts:\n    a.example.org:\n      ansible_host: 192.0.2.1\n    b.example.org:\n"));
    add("told", "ansible", Map.of());
    sync("told");
    commit("told", Map.of("hosts.yml", "all:\n  hosts:\n    b.example.org:\n"));
    syncAccepting("told");
    commit(
        "told",
        Map.of(
            "hosts.yml",
            "all:\n  hosts:\n    a.example.org:\n      ansible_host: 192.0.2.7\n    b.example.org:\n"));
    sync("told");
    register(
        "wires",
        "MERGE",
        List.of(),
        List.of(Map.of("dependent", "server:a.example.org", "provider", "server:b.example.org")));

    JsonNode history = history("server:a.example.org", 10, "");
    assertThat(history.get("totalCount").asInt()).isEqualTo(4);
    assertThat(history.get("nodes").valueStream().map(n -> n.get("event").asString()))
        .containsExactly("CHANGED", "RETURNED", "RETIRED", "CREATED");
    JsonNode wired = history.at("/nodes/0");
    assertThat(wired.get("source").asString()).isEqualTo("wires");
    assertThat(wired.at("/attributes").size()).isZero();
    assertThat(wired.at("/dependencies/0/provider").asString()).isEqualTo("server:b.example.org");
    assertThat(wired.at("/dependencies/0/before").isNull()).isTrue();
    assertThat(wired.at("/dependencies/0/after/strength").asString()).isEqualTo("HARD");
    JsonNode back = history.at("/nodes/1/attributes");
    assertThat(
            back.valueStream()
                .map(d ->
                    d.get("attribute").asString() + " " + d.get("before") + " " + d.get("after")))
        .contains("ipAddress \"192.0.2.1\" \"192.0.2.7\"");
    assertThat(history.at("/nodes/2/attributes").toString())
        .contains("{\"attribute\":\"lifecycle\",\"before\":\"ACTIVE\",\"after\":\"RETIRED\"}");
    assertThat(history.at("/nodes/3/revision/commit").asString()).isEqualTo(one);
    assertThat(history.at("/nodes/3/source").asString()).isEqualTo("told");

    JsonNode page = history("server:a.example.org", 3, "");
    assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    JsonNode rest = history("server:a.example.org", 3, page.at("/pageInfo/endCursor").asString());
    assertThat(rest.get("nodes").valueStream().map(n -> n.get("event").asString()))
        .containsExactly("CREATED");
  }

  @Test
  void asksTheStoreOnceForManyCis() {
    commit(
        "many", Map.of("hosts.yml", "all:\n  hosts:\n    a1.example.org:\n    a2.example.org:\n"));
    add("many", "ansible", Map.of());
    sync("many");
    String document =
        "{ cis(first: %d) { nodes { provenance { since { number } winner { claim { blame { commit } } } } history { nodes { revision { number } } } } } }";
    int one = queriesOf(document.formatted(1));

    assertThat(queriesOf(document.formatted(2))).isEqualTo(one);
  }
}
