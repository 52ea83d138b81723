package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a plan says, asked before the commit is synced.
class PlanIT extends SyncDoor {
  private static final String PLAN =
      """
      query($name: ID!, $ref: String!) {
        planSource(name: $name, ref: $ref) {
          report {
            commit revision { number } held created updated unchanged retired
            dependenciesAdded dependenciesRemoved problems { code file message }
          }
          changes(first: 1000) {
            totalCount nodes { action kind key before after file line }
          }
          singlePointsAppearing { service component }
          singlePointsDisappearing { service component }
          groupsLosingRedundancy { dependent group membersBefore needBefore membersAfter needAfter }
          worseServices { service before after }
          completeness { complete }
        }
      }
      """;
  private static final String STORE = "network-service:shop/default/store";

  private static String deployment(String name) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %s, namespace: default}
    spec:
      selector: {matchLabels: {app: store, replica: %s}}
      template:
        metadata: {labels: {app: store, replica: %s}}
        spec: {containers: [{name: main, image: registry.example.org/store:1}]}
    """
        .formatted(name, name, name);
  }

  private static Map<String, String> files() {
    Map<String, String> files = new HashMap<>();
    files.put("store-a.yaml", deployment("store-a"));
    files.put("store-b.yaml", "# the second one\n" + deployment("store-b"));
    files.put(
        "service.yaml",
        """
        apiVersion: v1
        kind: Service
        metadata: {name: store, namespace: default}
        spec: {selector: {app: store}, ports: [{port: 80}]}
        """);
    return files;
  }

  private static String workload(String name) {
    return "workload:shop/default/Deployment/" + name;
  }

  private JsonNode plan(String ref) {
    return data(PLAN, Map.of("name", "shop", "ref", ref)).get("planSource");
  }

  private static List<String> points(JsonNode list) {
    return list.valueStream()
        .map(one -> one.get("service").asString() + " hangs on " + one.get("component").asString())
        .toList();
  }

  @BeforeEach
  void checkoutNeedsAStoreWithTwoReplicas() {
    commit("shop", files());
    add("shop", "kubernetes", Map.of("options", Map.of("cluster", "shop")));
    sync("shop");
    register(
        "catalogue",
        "REPLACE",
        List.of(Map.of("class", "BusinessService", "name", "checkout")),
        List.of(Map.of("dependent", "business-service:checkout", "provider", STORE)));
  }

  @Test
  void namesTheSinglePointOfFailureThatAMergeMakes() {
    Map<String, String> less = files();
    less.remove("store-b.yaml");
    String commit = commit("shop", less);
    String before = everythingStored();

    JsonNode plan = plan(commit);

    assertThat(points(plan.get("singlePointsAppearing")))
        .containsExactly(
            "business-service:checkout hangs on " + workload("store-a"),
            STORE + " hangs on " + workload("store-a"));
    assertThat(plan.get("singlePointsDisappearing")).isEmpty();
    assertThat(plan.at("/groupsLosingRedundancy/0/dependent").asString()).isEqualTo(STORE);
    assertThat(plan.at("/groupsLosingRedundancy/0/membersBefore").asInt()).isEqualTo(2);
    assertThat(plan.at("/groupsLosingRedundancy/0/membersAfter").asInt()).isEqualTo(1);
    assertThat(plan.at("/completeness/complete").asBoolean()).isTrue();
    assertThat(plan.at("/report/commit").asString()).isEqualTo(commit);
    assertThat(plan.at("/report/revision").isNull()).isTrue();
    assertThat(plan.at("/report/retired").asInt()).isEqualTo(1);
    assertThat(everythingStored()).isEqualTo(before);
  }

  @Test
  void listsWhatChangesWithFileAndLine() {
    Map<String, String> other = files();
    other.remove("store-b.yaml");
    other.put("store-c.yaml", "# new\n" + deployment("store-c"));
    other.put("store-a.yaml", deployment("store-a").replace("store:1", "store:2"));
    commit("shop", other);

    JsonNode changes = plan("HEAD").at("/changes/nodes");

    assertThat(
            changes
                .valueStream()
                .map(one ->
                    "%s %s %s:%s"
                        .formatted(
                            one.get("action").asString(),
                            one.get("key").asString(),
                            one.get("file").asString(),
                            one.get("line").asString()))
                .toList())
        .containsExactly(
            "RETIRE %s EXPOSES %s endpoints service.yaml:4".formatted(STORE, workload("store-b")),
            "ADD %s EXPOSES %s endpoints service.yaml:4".formatted(STORE, workload("store-c")),
            "CHANGE %s store-a.yaml:1".formatted(workload("store-a")),
            "RETIRE %s store-b.yaml:2".formatted(workload("store-b")),
            "ADD %s store-c.yaml:2".formatted(workload("store-c")));
    JsonNode changed = changes.get(2);
    assertThat(changed.get("before").toString()).contains("store:1");
    assertThat(changed.get("after").toString()).contains("store:2");
    assertThat(changes.get(3).get("after").isNull()).isTrue();
    assertThat(changes.get(4).get("before").isNull()).isTrue();
  }

  @Test
  void findsNothingInTheCommitThatWasSynced() {
    JsonNode plan = plan("HEAD");

    assertThat(plan.at("/changes/totalCount").asInt()).isZero();
    assertThat(plan.at("/report/unchanged").asInt()).isEqualTo(3);
    assertThat(plan.get("singlePointsAppearing")).isEmpty();
  }

  @Test
  void saysThatASyncWouldBeHeld() {
    commit("shop", Map.of("readme.md", "nothing"));

    assertThat(plan("HEAD").at("/report/held").asString()).contains("3 of the 3 CIs");
  }

  @Test
  void refusesARefThatIsNotThere() {
    JsonNode answer = answer(PLAN, Map.of("name", "shop", "ref", "no-such-branch"));

    assertThat(answer.at("/errors/0/message").asString()).contains("no-such-branch");
    assertThat(answer.at("/errors/0/extensions/code").asString()).startsWith("UNUSABLE_");
  }

  @Test
  void refusesASourceThatIsNotThere() {
    JsonNode answer = answer(PLAN, Map.of("name", "shopp", "ref", "HEAD"));

    assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("UNKNOWN_SOURCE");
    assertThat(answer.at("/errors/0/message").asString()).contains("did you mean shop");
  }
}
