package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A sync that hands over only what changed, against one that hands over everything.
///
/// Histories have as many commits as `-Dkaskade.replay=<commits>` says; 25 of them are compared.
class IncrementalSyncIT extends SyncDoor {
  private static final int COMPARED = 25;
  private static final int COMMITS = Integer.getInteger("kaskade.replay", COMPARED);

  @Autowired private Syncs syncs;
  @Autowired private ParsedContent parsed;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void comesToWhatAFullSyncComesTo(long seed) {
    Random random = new Random(seed);
    Map<String, String> files = new TreeMap<>();
    commit("shop", Map.of("readme.md", "an empty shop"));
    add("shop", "kubernetes", Map.of("options", Map.of("cluster", "shop")));
    sync("shop");
    for (int step = 1; step <= COMMITS; step++) {
      change(files, random);
      commit("shop", files);

      JsonNode partial = syncAccepting("shop");
      if (step % Math.max(1, COMMITS / COMPARED) != 0) {
        continue;
      }
      String stored = withoutReports(everythingStored());
      syncs.forget("shop");
      JsonNode full = syncAccepting("shop");

      String where = "seed %d, step %d".formatted(seed, step);
      assertThat(full.get("revision").isNull()).as(where + ": " + partial + full).isTrue();
      assertThat(withoutReports(everythingStored())).as(where).isEqualTo(stored);
      assertThat(partial.get("problems")).as(where).isEqualTo(full.get("problems"));
      assertThat(
              partial.get("unchanged").asInt()
                  + partial.get("created").asInt()
                  + partial.get("updated").asInt())
          .as(where)
          .isEqualTo(full.get("unchanged").asInt());
    }
  }

  private static void change(Map<String, String> files, Random random) {
    for (int change = random.nextInt(4); change >= 0; change--) {
      int number = random.nextInt(8);
      String folder = random.nextInt(4) == 0 ? "other/" : "";
      switch (random.nextInt(6)) {
        case 0 -> files.remove(folder + "web" + number + ".yaml");
        case 1 -> files.remove("service" + number + ".yaml");
        case 2 -> files.put("service" + number + ".yaml", service(number, random.nextInt(8)));
        case 3 -> files.merge(folder + "web" + number + ".yaml", "# moved\n", (a, b) -> b + a);
        default ->
            files.put(
                folder + "web" + number + ".yaml",
                deployment(number, random.nextInt(8), random.nextInt(3)));
      }
    }
    files.values().removeIf("# moved\n"::equals);
  }

  private static String deployment(int number, int calls, int label) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web%d, namespace: default}
    spec:
      selector: {matchLabels: {app: app%d}}
      template:
        metadata: {labels: {app: app%d, group: g%d}}
        spec:
          containers:
            - name: main
              image: registry.example.org/web:%d
              env: [{name: TARGET, value: "http://service%d:80/"}]
    """
        .formatted(number, number, number, label, label, calls);
  }

  private static String service(int number, int app) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: service%d, namespace: default}
    spec:
      selector: {%s}
      ports: [{port: 80}]
    """
        .formatted(number, app < 4 ? "app: app" + app : "group: g" + (app - 4));
  }

  /// Sources keep what came of their newest sync and, once in a while, when it was.
  private static String withoutReports(String stored) {
    return stored
        .replaceAll("lastSync: \"[^\"]*(?:\\\\\"[^\"]*)*\"", "")
        .replaceAll("Record<\\{l: \\[\"SourceContact\"][^>]*>, ", "");
  }

  @Test
  void parsesOnlyWhatChanged() {
    Map<String, String> files = new HashMap<>();
    for (int number = 0; number < 40; number++) {
      files.put("web%d.yaml".formatted(number), deployment(number, 0, number) + "# once\n");
    }
    commit("shop", files);
    add("shop", "kubernetes", Map.of("options", Map.of("cluster", "shop")));
    long before = parsed.parses();
    sync("shop");
    assertThat(parsed.parses() - before).isEqualTo(40);

    files.put("web3.yaml", deployment(3, 1, 3) + "# twice\n");
    files.put("moved/web4.yaml", String.valueOf(files.remove("web4.yaml")));
    commit("shop", files);
    JsonNode report = sync("shop");

    assertThat(parsed.parses() - before).isEqualTo(41);
    assertThat(report.get("filesRead").asInt()).isEqualTo(40);
    assertThat(report.get("unchanged").asInt() + report.get("updated").asInt()).isEqualTo(40);
    assertThat(report.get("retired").asInt()).isZero();
    assertThat(ci("workload:shop/default/Deployment/web4").at("/claims/0/file").asString())
        .isEqualTo("moved/web4.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "mapping"})
  void readsOnlyTablesThatChanged(String format) {
    Map<String, String> files = new HashMap<>();
    files.put(
        "kaskade-mapping.yaml",
        """
        records:
          - files: "*.csv"
            class: Server
            identity: {fqdn: fqdn}
            name: fqdn
        """);
    for (int number = 0; number < 20; number++) {
      files.put(
          "rack%d.csv".formatted(number), "class,fqdn\nServer,web-%d.example\n".formatted(number));
    }
    commit("depot", files);
    add("depot", format, Map.of());
    long before = parsed.parses();
    assertThat(sync("depot").get("created").asInt()).isEqualTo(20);
    long first = parsed.parses() - before;
    files.put("rack3.csv", "class,fqdn\nServer,web-33.example\n");
    commit("depot", files);
    assertThat(syncAccepting("depot").get("created").asInt()).isEqualTo(1);
    assertThat(parsed.parses() - before).isEqualTo(first + 1);
  }

  @Test
  void resolvesAReferenceOnceWhatItNamesIsThere() {
    commit("shop", Map.of("web.yaml", deployment(1, 2, 0)));
    add("shop", "kubernetes", Map.of("options", Map.of("cluster", "shop")));
    sync("shop");

    commit("shop", Map.of("web.yaml", deployment(1, 2, 0), "service.yaml", service(2, 3)));
    JsonNode report = sync("shop");

    assertThat(report.get("dependenciesAdded").asInt()).isEqualTo(1);
    assertThat(providers(ci("workload:shop/default/Deployment/web1")))
        .isEqualTo(List.of("network-service:shop/default/service2"));
  }

  @Test
  void saysWhenTheSourceMovedToAnotherHistory() {
    commit("shop", Map.of("web.yaml", deployment(1, 2, 0), "other.yaml", deployment(3, 2, 0)));
    commit("elsewhere", Map.of("new/web.yaml", deployment(1, 2, 1)));
    add("shop", "kubernetes", Map.of("options", Map.of("cluster", "shop")));
    assertThat(sync("shop").get("problems")).isEmpty();
    add(
        "shop",
        "kubernetes",
        Map.of("url", repository("elsewhere").toString(), "options", Map.of("cluster", "shop")));

    JsonNode report = sync("shop");

    assertThat(report.at("/problems/0/code").asString()).isEqualTo("OTHER_HISTORY");
    assertThat(report.get("retired").asInt()).isEqualTo(1);
    assertThat(report.get("updated").asInt()).isEqualTo(1);
    assertThat(cis("shop")).hasSize(1);
  }

  @Test
  void readsNothingWhenNothingChanged() {
    commit("shop", Map.of("web.yaml", deployment(1, 2, 0)));
    add("shop", "kubernetes", Map.of("options", Map.of("cluster", "shop")));
    JsonNode first = sync("shop");
    String stored = everythingStored();

    JsonNode again = sync("shop");

    assertThat(again.get("revision").isNull()).isTrue();
    assertThat(again.get("unchanged").asInt()).isEqualTo(first.get("created").asInt());
    assertThat(again.get("problems")).isEqualTo(first.get("problems"));
    assertThat(everythingStored()).isEqualTo(stored);
  }
}
