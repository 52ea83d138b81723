package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MergeCisIT extends SyncDoor {
  private static final String MERGE =
      """
      mutation($keep: ID!, $merge: [ID!]!, $dryRun: Boolean) {
        mergeCis(keep: $keep, merge: $merge, message: "They are one", dryRun: $dryRun) {
          revision { number message } ci { key } merged claimsMoved dependenciesMoved warnings
          dependenciesDropped { dependent provider type source } } }
      """;
  private static final String SPLIT =
      """
      mutation($key: ID!, $claims: [ClaimSelector!]!, $newKey: ID, $dryRun: Boolean) {
        splitCi(key: $key, claims: $claims, newKey: $newKey, dryRun: $dryRun) {
          revision { number } ci { key } split { key } claimsMoved dependenciesMoved } }
      """;

  private static Map<String, Object> item(String key, String ciClass, Map<String, Object> more) {
    return Map.of(
        "key",
        key,
        "class",
        ciClass,
        "name",
        key.substring(key.indexOf(':') + 1),
        "attributes",
        more);
  }

  private static Map<String, Object> needs(String dependent, String provider) {
    return Map.of("dependent", dependent, "provider", provider);
  }

  private JsonNode merging(String keep, List<String> merge, boolean dryRun) {
    return answer(MERGE, Map.of("keep", keep, "merge", merge, "dryRun", dryRun));
  }

  private JsonNode merge(String keep, String... merge) {
    JsonNode answer = merging(keep, List.of(merge), false);
    assertThat(answer.get("errors")).as(String.valueOf(answer)).isNull();
    return answer.at("/data/mergeCis");
  }

  private JsonNode split(String key, String source, String newKey, boolean dryRun) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("key", key);
    variables.put("claims", List.of(Map.of("source", source)));
    variables.put("newKey", newKey.isEmpty() ? null : newKey);
    variables.put("dryRun", dryRun);
    return answer(SPLIT, variables);
  }

  /// An inventory and a program that speak of the same machine under two names.
  private void twoOfOne() {
    commit(
        "inventory",
        Map.of(
            "hosts.yml", "all:\n  hosts:\n    old.example.org:\n      ansible_host: 192.0.2.1\n"));
    add("inventory", "ansible", Map.of());
    sync("inventory");
    register(
        "program",
        "REPLACE",
        List.of(
            item("server:new", "Server", Map.of("serialNumber", "S1")),
            item("application:shop", "Application", Map.of()),
            item("application:till", "Application", Map.of())),
        List.of(
            needs("application:shop", "server:old.example.org"),
            needs("application:till", "server:new"),
            needs("application:till", "server:old.example.org")));
  }

  private String key(String asked) {
    return data("query($key: ID!) { ci(key: $key) { key } }", Map.of("key", asked))
        .at("/ci/key")
        .asString();
  }

  @Test
  void movesClaimsAndDependenciesAndKeepsOldKeysWorking() {
    twoOfOne();
    int before = latestRevision();

    JsonNode dry =
        merging("server:new", List.of("server:old.example.org"), true).at("/data/mergeCis");
    assertThat(dry.get("merged").toString()).isEqualTo("[\"server:old.example.org\"]");
    assertThat(dry.get("claimsMoved").asInt()).isEqualTo(1);
    assertThat(dry.get("revision").isNull()).isTrue();
    assertThat(latestRevision()).isEqualTo(before);

    JsonNode merged = merge("server:new", "server:old.example.org");
    assertThat(merged.at("/revision/number").asInt()).isEqualTo(before + 1);
    assertThat(merged.at("/revision/message").asString()).isEqualTo("They are one");
    assertThat(merged.get("dependenciesMoved").asInt()).isEqualTo(2);
    assertThat(merged.get("warnings").size()).isZero();

    JsonNode one = ci("server:old.example.org");
    assertThat(one.get("key").asString()).isEqualTo("server:new");
    assertThat(one.at("/attributes/ipAddress").asString()).isEqualTo("192.0.2.1");
    assertThat(one.at("/attributes/serialNumber").asString()).isEqualTo("S1");
    assertThat(one.get("claims").size()).isEqualTo(2);
    assertThat(providers(ci("application:shop"))).containsExactly("server:new");
    assertThat(providers(ci("application:till"))).containsExactly("server:new");
    assertThat(
            data("{ cis(filter: {classes: [\"Server\"], lifecycles: [ACTIVE, RETIRED]}) { totalCount } }")
                .at("/cis/totalCount")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void staysMergedAtLaterSyncsAndCalls() {
    twoOfOne();
    merge("server:new", "server:old.example.org");
    int merged = latestRevision();

    assertThat(sync("inventory").get("revision").isNull()).isTrue();
    commit(
        "inventory",
        Map.of(
            "hosts.yml", "all:\n  hosts:\n    old.example.org:\n      ansible_host: 192.0.2.9\n"));
    assertThat(sync("inventory").get("created").asInt()).isZero();
    assertThat(ci("server:new").at("/attributes/ipAddress").asString()).isEqualTo("192.0.2.9");

    JsonNode again =
        register(
            "program",
            "REPLACE",
            List.of(
                item("server:new", "Server", Map.of("serialNumber", "S1")),
                item("server:old.example.org", "Server", Map.of("role", "web")),
                item("application:shop", "Application", Map.of()),
                item("application:till", "Application", Map.of())),
            List.of(
                needs("application:shop", "server:old.example.org"),
                needs("application:till", "server:new"),
                needs("server:new", "server:old.example.org")));
    assertThat(again.get("errors").size()).as(again.toString()).isZero();
    assertThat(again.get("created").asInt()).isZero();
    assertThat(ci("server:new").at("/attributes/role").asString()).isEqualTo("web");
    assertThat(latestRevision()).isEqualTo(merged + 2);
  }

  @Test
  void answersQuestionsAboutImpactByTheOldKey() {
    twoOfOne();
    merge("server:new", "server:old.example.org");

    JsonNode impact =
        data("{ outageImpact(input: {failed: [{key: \"server:old.example.org\"}]}) { affected { nodes { ci { key } } } } }")
            .at("/outageImpact/affected/nodes");
    assertThat(impact.valueStream().map(n -> n.at("/ci/key").asString()))
        .containsExactlyInAnyOrder("server:new", "application:shop", "application:till");
    assertThat(
            data("{ neighborhood(keys: [\"server:old.example.org\"]) { nodes { key } } singlePointsOfFailure(of: \"application:shop\") { key } }")
                .toString())
        .doesNotContain("old.example.org");
  }

  @Test
  void tellsTheHistoryOfBothUnderTheKeptOne() {
    twoOfOne();
    merge("server:new", "server:old.example.org");

    assertThat(
            data("{ ci(key: \"server:old.example.org\") { history { nodes { key event } } } }")
                .at("/ci/history/nodes")
                .valueStream()
                .map(n -> n.get("key").asString() + " " + n.get("event").asString()))
        .containsExactlyInAnyOrder(
            "server:new CHANGED",
            "server:old.example.org MERGED",
            "server:new CREATED",
            "server:old.example.org CREATED");
  }

  @Test
  void doesNothingWhenRepeatedAndDropsDependenciesOnItself() {
    register(
        "self",
        "MERGE",
        List.of(item("server:a", "Server", Map.of()), item("server:b", "Server", Map.of())),
        List.of(needs("server:a", "server:b"), needs("server:b", "server:a")));

    JsonNode merged = merge("server:a", "server:b");
    assertThat(merged.get("dependenciesDropped").size()).isEqualTo(2);
    assertThat(providers(ci("server:a"))).isEmpty();
    int revision = latestRevision();
    JsonNode again = merge("server:a", "server:b");
    assertThat(again.get("revision").isNull()).isTrue();
    assertThat(again.get("merged").size()).isZero();
    assertThat(latestRevision()).isEqualTo(revision);
  }

  @Test
  void followsSeveralMergesAtOnce() {
    register(
        "chain",
        "MERGE",
        List.of(
            item("server:a", "Server", Map.of("serialNumber", "1")),
            item("server:b", "Server", Map.of("serialNumber", "2")),
            item("server:c", "VirtualMachine", Map.of())),
        List.of());
    merge("server:b", "server:a");
    JsonNode second = merge("server:c", "server:b");

    assertThat(key("server:a")).isEqualTo("server:c");
    assertThat(key("server:b")).isEqualTo("server:c");
    assertThat(second.get("claimsMoved").asInt()).isEqualTo(1);
    assertThat(merge("server:c", "server:a", "server:b").get("revision").isNull()).isTrue();
  }

  @Test
  void warnsOfWhatTellsThemApart() {
    register(
        "w1", "MERGE", List.of(item("server:a", "Server", Map.of("serialNumber", "1"))), List.of());
    register(
        "w2", "MERGE", List.of(item("server:b", "Server", Map.of("serialNumber", "2"))), List.of());

    assertThat(merge("server:a", "server:b").get("warnings").toString())
        .contains("serialNumber")
        .contains("'1' of server:a")
        .contains("'2' of server:b");
    assertThat(
            data("{ conflicts(filter: {sources: [\"w2\"]}) { nodes { attribute mergeInDoubt } } }")
                .at("/conflicts/nodes")
                .toString())
        .contains("\"serialNumber\"")
        .contains("server:b")
        .contains("splitCi");
  }

  @ParameterizedTest
  @CsvSource({
    "server:a, server:nowhere, UNKNOWN_CI",
    "server:nowhere, server:a, UNKNOWN_CI",
    "server:a, server:a, MERGE_INTO_ITSELF",
    "server:a, application:x, CLASS_CONFLICT",
    "server:a, server:gone, RETIRED_CI",
    "server:gone, server:a, RETIRED_CI",
    "server:alias, server:a, ALIAS_CYCLE"
  })
  void refusesWhatMakesNoSense(String keep, String merge, String code) {
    register("refused", "REPLACE", List.of(item("server:gone", "Server", Map.of())), List.of());
    register(
        "refused",
        "REPLACE",
        List.of(
            item("server:a", "Server", Map.of()),
            item("server:alias", "Server", Map.of()),
            item("application:x", "Application", Map.of())),
        List.of());
    merge("server:a", "server:alias");
    int revision = latestRevision();

    JsonNode answer = merging(keep, List.of(merge), false);
    assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo(code);
    assertThat(latestRevision()).isEqualTo(revision);
  }

  @Test
  void undoesAMergeAndStaysApart() {
    twoOfOne();
    merge("server:new", "server:old.example.org");
    assertThat(
            split("server:new", "inventory", "server:old.example.org", true)
                .at("/data/splitCi/claimsMoved")
                .asInt())
        .isEqualTo(1);

    JsonNode split =
        split("server:new", "inventory", "server:old.example.org", false).at("/data/splitCi");
    assertThat(split.at("/split/key").asString()).isEqualTo("server:old.example.org");
    assertThat(ci("server:old.example.org").at("/attributes/ipAddress").asString())
        .isEqualTo("192.0.2.1");
    assertThat(ci("server:old.example.org").get("lifecycle").asString()).isEqualTo("ACTIVE");
    assertThat(ci("server:new").get("claims").size()).isEqualTo(1);
    assertThat(sync("inventory").get("revision").isNull()).isTrue();
    assertThat(
            split("server:new", "inventory", "server:old.example.org", false)
                .at("/data/splitCi/revision")
                .isNull())
        .isTrue();
  }

  @Test
  void splitsWhatIdentificationPutTogether() {
    commit(
        "wrong",
        Map.of(
            "hosts.yml", "all:\n  hosts:\n    same.example.org:\n      ansible_host: 192.0.2.1\n"));
    add("wrong", "ansible", Map.of());
    sync("wrong");
    register(
        "other",
        "MERGE",
        List.of(
            item("server:same.example.org", "Server", Map.of("role", "db")),
            item("application:db", "Application", Map.of())),
        List.of(needs("application:db", "server:same.example.org")));

    JsonNode split =
        split("server:same.example.org", "other", "server:another", false).at("/data/splitCi");
    assertThat(split.get("claimsMoved").asInt()).isEqualTo(1);
    assertThat(split.get("dependenciesMoved").asInt()).isEqualTo(1);
    assertThat(providers(ci("application:db"))).containsExactly("server:another");
    int revision = latestRevision();

    assertThat(sync("wrong").get("revision").isNull()).isTrue();
    register(
        "other",
        "MERGE",
        List.of(item("server:same.example.org", "Server", Map.of("role", "db"))),
        List.of(needs("application:db", "server:same.example.org")));
    assertThat(latestRevision()).isEqualTo(revision);
    assertThat(ci("server:same.example.org").at("/attributes").has("role")).isFalse();
    assertThat(ci("server:another").at("/attributes/role").asString()).isEqualTo("db");

    assertThat(
            split("server:same.example.org", "other", "", false)
                .at("/errors/0/extensions/code")
                .asString())
        .isEqualTo("UNKNOWN_CLAIM");
    assertThat(
            split("server:same.example.org", "wrong", "server:third", false)
                .at("/errors/0/extensions/code")
                .asString())
        .isEqualTo("NOTHING_LEFT");
  }
}
