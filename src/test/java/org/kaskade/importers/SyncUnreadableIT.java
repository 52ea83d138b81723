package org.kaskade.importers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What stays of a file that can't be read any more.
class SyncUnreadableIT extends SyncDoor {
  private static final String WEB = "workload:shop/default/Deployment/web";
  private static final String API = "workload:shop/default/Deployment/api";
  private static final String API_SERVICE = "network-service:shop/default/api";

  private static String workload(String name, String target) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %s, namespace: default}
    spec:
      replicas: 1
      selector: {matchLabels: {app: %s}}
      template:
        metadata: {labels: {app: %s}}
        spec:
          containers: [{name: main, image: "example/%s:1", env: [{name: TARGET, value: "%s"}]}]
    """
        .formatted(name, name, name, name, target);
  }

  private static String withService(String name) {
    return workload(name, "none")
        + """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: %s, namespace: default}
        spec: {selector: {app: %s}, ports: [{port: 80}]}
        """
            .formatted(name, name);
  }

  private static Map<String, byte[]> shop() {
    Map<String, byte[]> files = new HashMap<>();
    files.put("web.yaml", workload("web", "http://api/").getBytes(UTF_8));
    files.put("back/api.yaml", withService("api").getBytes(UTF_8));
    files.put("job.yaml", workload("job", "none").getBytes(UTF_8));
    return files;
  }

  private void syncShop() {
    commitBytes("shop", "Ada Fern", shop());
    add("shop", "kubernetes", Map.of("options", Map.of("cluster", "shop")));
    assertThat(sync("shop").get("created").asInt()).isEqualTo(4);
  }

  static Stream<Arguments> unreadable() {
    String good = withService("api");
    return Stream.of(
        Arguments.of("syntax error", (good + "\n  - [\n").getBytes(UTF_8)),
        Arguments.of(
            "duplicate keys with different values",
            good.replace("  replicas: 1\n", "  replicas: 1\n  replicas: 2\n").getBytes(UTF_8)),
        Arguments.of("not UTF-8", (good + "# Größe\n").getBytes(ISO_8859_1)),
        Arguments.of("too large", (good + "#".repeat(11 << 20)).getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void keepsWhatAnUnreadableFileSaid(String what, byte[] content) {
    syncShop();
    Map<String, byte[]> broken = shop();
    broken.put("back/api.yaml", content);
    broken.put("new.yaml", workload("new", "none").getBytes(UTF_8));
    commitBytes("shop", "Bo Lind", broken);

    JsonNode report = sync("shop");

    assertThat(report.get("retired").asInt()).as(report.toPrettyString()).isZero();
    assertThat(report.get("created").asInt()).isEqualTo(1);
    assertThat(report.get("dependenciesRemoved").asInt()).isZero();
    assertThat(ci(API).get("lifecycle").asString()).isEqualTo("ACTIVE");
    assertThat(providers(ci(WEB))).containsExactly(API_SERVICE);
    assertThat(report.get("problems").valueStream())
        .as(report.get("problems").toPrettyString())
        .anySatisfy(problem -> {
          assertThat(problem.get("file").asString()).isEqualTo("back/api.yaml");
          assertThat(problem.get("severity").asString()).isEqualTo("ERROR");
          assertThat(problem.get("code").asString()).isNotEmpty();
          if (what.contains("keys") || what.contains("syntax")) {
            assertThat(problem.get("line").isNull()).isFalse();
          }
        });
    String before = everythingStored();
    assertThat(sync("shop").get("revision").isNull()).isTrue();
    assertThat(everythingStored()).isEqualTo(before);

    Map<String, byte[]> mended = shop();
    mended.put("new.yaml", workload("new", "none").getBytes(UTF_8));
    mended.put(
        "back/api.yaml", withService("api").replace("replicas: 1", "replicas: 3").getBytes(UTF_8));
    commitBytes("shop", "Ada Fern", mended);
    JsonNode after = sync("shop");
    assertThat(after.get("problems")).isEmpty();
    assertThat(ci(API).at("/attributes/replicas").asInt()).isEqualTo(3);
    mended.remove("back/api.yaml");
    commitBytes("shop", "Ada Fern", mended);
    assertThat(syncAccepting("shop").get("retired").asInt()).isEqualTo(2);
    assertThat(providers(ci(WEB))).isEmpty();
  }

  @Test
  void keepsWhatTheFilesOfALostFolderSaid() throws IOException {
    syncShop();
    Map<String, byte[]> next = shop();
    next.put("new.yaml", workload("new", "none").getBytes(UTF_8));
    next.put(
        "back/api.yaml", withService("api").replace("replicas: 1", "replicas: 5").getBytes(UTF_8));
    String commit = commitBytes("shop", "Ada Fern", next);
    loseFolder(commit, "back");

    JsonNode report = sync("shop");

    assertThat(report.get("retired").asInt()).as(report.toPrettyString()).isZero();
    assertThat(report.get("created").asInt()).isEqualTo(1);
    assertThat(ci(API).at("/attributes/replicas").asInt()).isEqualTo(1);
    assertThat(providers(ci(WEB))).containsExactly(API_SERVICE);
    assertThat(report.get("problems").valueStream())
        .anySatisfy(
            problem -> assertThat(problem.get("code").asString()).isEqualTo("UNREADABLE_FOLDER"));
  }

  private void loseFolder(String commit, String folder) throws IOException {
    Path directory = repository("shop");
    ObjectId id;
    try (Repository opened = new FileRepositoryBuilder().setGitDir(directory.toFile()).build();
        RevWalk walk = new RevWalk(opened);
        TreeWalk tree =
            TreeWalk.forPath(
                opened, folder, walk.parseCommit(ObjectId.fromString(commit)).getTree())) {
      id = tree.getObjectId(0);
    }
    Files.delete(
        directory
            .resolve(Constants.OBJECTS)
            .resolve(id.name().substring(0, 2))
            .resolve(id.name().substring(2)));
  }
}
