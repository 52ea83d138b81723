package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RemoveSourceIT extends SyncDoor {
  private static final String REMOVE =
      """
      mutation($name: ID!, $accept: Boolean!) {
        removeSource(name: $name, acceptRetirements: $accept) {
          removed held report { retired updated revision { number } }
          changes { totalCount nodes { action key file } }
        }
      }
      """;

  @BeforeEach
  void twoHostsOfWhichAnotherSourceKnowsOne() {
    commit("hosts", Map.of("hosts", "[db]\ndb1.example.org\ndb2.example.org\n"));
    add("hosts", "ansible", Map.of());
    sync("hosts");
    register(
        "monitoring",
        "REPLACE",
        List.of(Map.of("key", "server:db1.example.org", "class", "Server", "name", "db1")),
        List.of());
  }

  private JsonNode remove(boolean accept) {
    return data(REMOVE, Map.of("name", "hosts", "accept", accept)).get("removeSource");
  }

  @Test
  void showsWhatWouldGoFirst() {
    JsonNode shown = remove(false);

    assertThat(shown.get("removed").asBoolean()).isFalse();
    assertThat(shown.get("held").asString()).contains("1 of the 2 CIs", "acceptRetirements");
    assertThat(shown.at("/changes/nodes").valueStream().map(one -> one.get("key").asString()))
        .contains("server:db2.example.org");
    assertThat(cis("hosts")).hasSize(2);
  }

  @Test
  void withdrawsWhatItSaid() {
    JsonNode done = remove(true);

    assertThat(done.get("removed").asBoolean()).isTrue();
    assertThat(done.at("/report/retired").asInt()).isEqualTo(1);
    assertThat(done.at("/report/revision/number").asInt()).isPositive();
    assertThat(cis("hosts")).isEmpty();
    assertThat(ci("server:db1.example.org").get("claims")).hasSize(1);
    assertThat(data("{ sources { name } }").get("sources")).isEmpty();
    assertThat(
            answer(REMOVE, Map.of("name", "hosts", "accept", true))
                .at("/errors/0/extensions/code")
                .asString())
        .isEqualTo("UNKNOWN_SOURCE");
  }

  @Test
  void canComeBack() {
    remove(true);
    add("hosts", "ansible", Map.of());

    assertThat(sync("hosts").get("updated").asInt()).isEqualTo(2);
    assertThat(cis("hosts")).hasSize(2);
  }
}
