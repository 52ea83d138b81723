package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What one sync after another makes of a repository that changes.
class SyncIT extends SyncDoor {
  private static final String WEB = "workload:shop/default/Deployment/web";
  private static final String API = "workload:shop/default/Deployment/api";
  private static final String API_SERVICE = "network-service:shop/default/api";

  private static String deployment(String name, String environment) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: %s
      namespace: default
    spec:
      selector: {matchLabels: {app: %s}}
      template:
        metadata: {labels: {app: %s}}
        spec:
          containers:
            - name: main
              image: registry.example.org/%s:1
              env:
                - {name: TARGET, value: "%s"}
    """
        .formatted(name, name, name, name, environment);
  }

  private static String service(String name) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: %s, namespace: default}
    spec:
      selector: {app: %s}
      ports: [{port: 80}]
    """
        .formatted(name, name);
  }

  private static Map<String, String> shop() {
    Map<String, String> files = new HashMap<>();
    files.put("web.yaml", deployment("web", "http://api:80/"));
    files.put("api.yaml", deployment("api", "none"));
    files.put("api-service.yaml", service("api"));
    return files;
  }

  private void addShop() {
    add("shop", "kubernetes", Map.of("options", Map.of("cluster", "shop")));
  }

  private static JsonNode claim(JsonNode ci, String file) {
    return ci.get("claims")
        .valueStream()
        .filter(claim -> file.equals(claim.path("file").asString("")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(file + " claims nothing: " + ci));
  }

  @Test
  void saysWhereEachCiComesFrom() {
    String first = commit("shop", "Ada Fern", shop());
    Map<String, String> more = shop();
    more.put("worker.yaml", "# runs by night\n" + deployment("worker", "none"));
    String second = commit("shop", "Bo Lind", more);
    addShop();

    JsonNode report = sync("shop");

    assertThat(report.at("/commit").asString()).isEqualTo(second);
    assertThat(report.at("/revision/number").asInt()).isPositive();
    assertThat(report.at("/created").asInt()).isEqualTo(4);
    assertThat(report.at("/filesRead").asInt()).isEqualTo(4);
    assertThat(cis("shop")).containsKeys(WEB, API, API_SERVICE);
    JsonNode web = ci(WEB);
    assertThat(providers(web)).containsExactly(API_SERVICE);
    JsonNode claim = claim(web, "web.yaml");
    assertThat(claim.get("source").asString()).isEqualTo("shop");
    assertThat(claim.get("commit").asString()).isEqualTo(first);
    assertThat(claim.get("author").asString()).isEqualTo("Ada Fern");
    assertThat(claim.get("line").asInt()).isEqualTo(1);
    JsonNode worker = claim(ci("workload:shop/default/Deployment/worker"), "worker.yaml");
    assertThat(worker.get("commit").asString()).isEqualTo(second);
    assertThat(worker.get("author").asString()).isEqualTo("Bo Lind");
    assertThat(worker.get("line").asInt()).isEqualTo(2);
  }

  @Test
  void writesNothingForACommitThatItKnows() {
    commit("shop", shop());
    addShop();
    sync("shop");
    String before = everythingStored();

    JsonNode again = sync("shop");

    assertThat(again.get("revision").isNull()).isTrue();
    assertThat(again.get("unchanged").asInt()).isEqualTo(3);
    assertThat(again.get("created").asInt() + again.get("updated").asInt()).isZero();
    assertThat(everythingStored()).isEqualTo(before);
  }

  @Test
  void followsShiftedLinesWithoutARevision() {
    commit("shop", shop());
    addShop();
    sync("shop");
    Map<String, String> shifted = shop();
    shifted.put("web.yaml", "# one\n# two\n" + shifted.get("web.yaml"));
    String second = commit("shop", "Bo Lind", shifted);

    JsonNode report = sync("shop");

    assertThat(report.get("revision").isNull()).isTrue();
    assertThat(report.get("unchanged").asInt()).isEqualTo(3);
    JsonNode claim = claim(ci(WEB), "web.yaml");
    assertThat(claim.get("line").asInt()).isEqualTo(3);
    assertThat(claim.get("commit").asString()).isEqualTo(second);
    assertThat(claim.get("author").asString()).isEqualTo("Bo Lind");
  }

  @Test
  void changesOnlyWhatTheChangedFileSays() {
    String first = commit("shop", shop());
    addShop();
    sync("shop");
    Map<String, String> changed = shop();
    changed.put("web.yaml", deployment("web", "none"));
    commit("shop", changed);

    JsonNode report = sync("shop");

    assertThat(report.get("updated").asInt()).isEqualTo(1);
    assertThat(report.get("unchanged").asInt()).isEqualTo(2);
    assertThat(report.get("dependenciesRemoved").asInt()).isEqualTo(1);
    assertThat(providers(ci(WEB))).isEmpty();
    assertThat(claim(ci(API), "api.yaml").get("commit").asString()).isEqualTo(first);
  }

  @Test
  void retiresWhatNoFileNamesAnyMore() {
    commit("shop", shop());
    addShop();
    sync("shop");
    Map<String, String> less = shop();
    less.remove("web.yaml");
    commit("shop", less);

    JsonNode report = sync("shop");

    assertThat(report.get("held").isNull()).isTrue();
    assertThat(report.get("retired").asInt()).isEqualTo(1);
    assertThat(report.get("dependenciesRemoved").asInt()).isEqualTo(1);
    assertThat(ci(WEB).get("lifecycle").asString()).isEqualTo("RETIRED");
    assertThat(ci(WEB).get("claims")).isEmpty();

    commit("shop", shop());
    assertThat(sync("shop").get("updated").asInt()).isEqualTo(1);
    assertThat(ci(WEB).get("lifecycle").asString()).isEqualTo("ACTIVE");
    assertThat(providers(ci(WEB))).containsExactly(API_SERVICE);
  }

  @Test
  void keepsACiUntilTheLastFileThatNamesItIsGone() {
    Map<String, String> files = shop();
    files.put("copy/web.yaml", deployment("web", "http://api:80/"));
    commit("shop", files);
    addShop();
    sync("shop");
    assertThat(ci(WEB).get("claims")).hasSize(2);

    files.remove("web.yaml");
    commit("shop", files);
    assertThat(sync("shop").get("retired").asInt()).isZero();
    assertThat(ci(WEB).get("lifecycle").asString()).isEqualTo("ACTIVE");
    assertThat(providers(ci(WEB))).containsExactly(API_SERVICE);

    files.remove("copy/web.yaml");
    commit("shop", files);
    assertThat(sync("shop").get("retired").asInt()).isEqualTo(1);
  }

  @Test
  void keepsCisWhoseFileIsRenamed() {
    commit("shop", shop());
    addShop();
    sync("shop");
    Map<String, String> renamed = shop();
    renamed.put("apps/web/deployment.yaml", String.valueOf(renamed.remove("web.yaml")));
    commit("shop", renamed);

    JsonNode report = sync("shop");

    assertThat(report.get("retired").asInt()).isZero();
    assertThat(report.get("created").asInt()).isZero();
    assertThat(ci(WEB).get("claims")).hasSize(1);
    assertThat(claim(ci(WEB), "apps/web/deployment.yaml").get("line").asInt()).isEqualTo(1);
    assertThat(providers(ci(WEB))).containsExactly(API_SERVICE);
  }

  @Test
  void holdsALargeRetirementUntilItIsAccepted() {
    Map<String, String> files =
        IntStream.range(0, 30)
            .boxed()
            .collect(
                Collectors.toMap(i -> "web-" + i + ".yaml", i -> deployment("web-" + i, "none")));
    commit("shop", files);
    addShop();
    sync("shop");
    for (int i = 0; i < 10; i++) {
      files.remove("web-" + i + ".yaml");
    }
    files.put("new.yaml", deployment("new", "none"));
    commit("shop", files);

    JsonNode held = sync("shop");

    assertThat(held.get("held").asString()).contains("10 of the 30", "acceptRetirements");
    assertThat(held.get("revision").isNull()).isTrue();
    assertThat(cis("shop")).hasSize(30);
    assertThat(ci("workload:shop/default/Deployment/new").isNull()).isTrue();
    assertThat(lastSync("shop").get("held").asString()).contains("10 of the 30");

    JsonNode accepted = syncAccepting("shop");
    assertThat(accepted.get("held").isNull()).isTrue();
    assertThat(accepted.get("retired").asInt()).isEqualTo(10);
    assertThat(accepted.get("created").asInt()).isEqualTo(1);
    assertThat(cis("shop")).hasSize(21);
    assertThat(lastSync("shop").get("held").isNull()).isTrue();
  }

  @Test
  void holdsTheLossOfAllFiles() {
    commit("shop", shop());
    addShop();
    sync("shop");
    commit("shop", Map.of("README.md", "moved"));

    assertThat(sync("shop").get("held").asString()).contains("3 of the 3");
    assertThat(cis("shop")).hasSize(3);
  }

  @Test
  void withdrawsWhatChangedPathsNoLongerMatch() {
    Map<String, String> files = shop();
    files.put("old/job.yaml", deployment("job", "none"));
    commit("shop", files);
    addShop();
    sync("shop");
    assertThat(cis("shop")).hasSize(4);

    add(
        "shop",
        "kubernetes",
        Map.of("paths", List.of("*.yaml"), "options", Map.of("cluster", "shop")));
    assertThat(lastSync("shop").get("commit").isNull()).isFalse();
    JsonNode report = sync("shop");

    assertThat(report.get("retired").asInt()).isEqualTo(1);
    assertThat(cis("shop")).hasSize(3);
  }

  @Test
  void keepsAReportWhileNothingChangesAndTellsWhatASyncDid() {
    commit("shop", shop());
    addShop();
    JsonNode first = sync("shop");
    sync("shop");

    assertThat(lastSync("shop").at("/revision/number")).isEqualTo(first.at("/revision/number"));
    assertThat(lastSync("shop").get("created").asInt()).isEqualTo(3);
  }

  private JsonNode lastSync(String source) {
    return data("{ sources { name paths lastSync { commit held created revision { number } problems { code } } } }")
        .get("sources")
        .valueStream()
        .filter(node -> node.get("name").asString().equals(source))
        .findFirst()
        .orElseThrow()
        .get("lastSync");
  }
}
