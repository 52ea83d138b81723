package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaskade.store.TestNeo4j;
import org.neo4j.driver.Session;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// Several sources beside each other, what none may give away, and what can't be a source.
@ExtendWith(OutputCaptureExtension.class)
class SyncSourcesIT extends SyncDoor {
  private static final String HOST = "server:db-01.example.org";

  @Test
  void twoSourcesThatNameAMachineClaimOneCi() {
    commit("east", Map.of("hosts", "[databases]\ndb-01.example.org kaskade_role=database\n"));
    commit("west", Map.of("hosts", "[backups]\ndb-01.example.org kaskade_owner=west\nwest-02\n"));
    add("east", "ansible", Map.of());
    add("west", "ansible", Map.of());
    sync("east");
    sync("west");

    JsonNode both = ci(HOST);
    assertThat(both.get("claims").valueStream().map(c -> c.get("source").asString()))
        .containsExactlyInAnyOrder("east", "west");
    assertThat(both.at("/attributes/role").asString()).isEqualTo("database");

    commit("east", Map.of("hosts", "[databases]\ndb-09.example.org\n"));
    assertThat(sync("east").get("retired").asInt()).isZero();
    assertThat(ci(HOST).get("lifecycle").asString()).isEqualTo("ACTIVE");
    assertThat(ci(HOST).at("/attributes/role").isMissingNode()).isTrue();
    assertThat(cis("west")).hasSize(2);

    commit("west", Map.of("hosts", "west-02\n"));
    assertThat(sync("west").get("retired").asInt()).isEqualTo(1);
    assertThat(ci(HOST).get("lifecycle").asString()).isEqualTo("RETIRED");
  }

  @Test
  void hostsWithoutADomainAreAnotherMachineInEachSource() {
    commit("east", Map.of("hosts", "web-01\n"));
    commit("west", Map.of("hosts", "web-01\n"));
    add("east", "ansible", Map.of());
    add("west", "ansible", Map.of());
    sync("east");
    sync("west");

    assertThat(cis("east").keySet()).doesNotContainAnyElementsOf(cis("west").keySet());
  }

  @Test
  void aClassThatOptionsNameIsUsedAndAnUnknownOneReported() {
    commit("lan", Map.of("hosts", "[switches]\nsw-01.example.org\n[odd]\nodd-01.example.org\n"));
    add(
        "lan",
        "ansible",
        Map.of("options", Map.of("classes", Map.of("switches", "Switch", "odd", "Swich"))));

    JsonNode report = sync("lan");

    assertThat(ci("switch:sw-01.example.org").get("class").asString())
        .as(cis("lan").toString())
        .isEqualTo("Switch");
    assertThat(report.get("problems").valueStream())
        .anySatisfy(problem -> assertThat(problem.get("message").asString()).contains("Swich"));
  }

  @Test
  void tellsOfTheLastSyncWhatTheSyncTold() {
    commit("lan", Map.of("hosts", "a.example.org\n", "host_vars/gone.yml", "x: 1\n"));
    add("lan", "ansible", Map.of());
    JsonNode report = sync("lan");

    JsonNode last =
        data("""
        { sources { lastSync {
          commit revision { number message } held filesRead created updated unchanged retired
          dependenciesAdded dependenciesRemoved
          problems { severity code file line message } } } }
        """)
            .at("/sources/0/lastSync");

    assertThat(last).isEqualTo(report);
    assertThat(last.get("problems")).isNotEmpty();
  }

  @Test
  void givesNoSecretAway(CapturedOutput output) {
    List<String> secrets =
        List.of(
            "hunter2xyz",
            "AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMIK7MDENGbPxRfiCY",
            "ghp_0123456789abcdefghijABCDEFGHIJ012345",
            "MIIEowIBAAKCAQEAsecretkey",
            "s3cr3tw0rd");
    Map<String, String> files = new HashMap<>();
    files.put(
        "inventory/hosts",
        """
        [web]
        web-01.example.org ansible_password=hunter2xyz kaskade_url=https://bob:hunter2xyz@wiki.example.org/x kaskade_description="token ghp_0123456789abcdefghijABCDEFGHIJ012345"
        """);
    files.put(
        "inventory/host_vars/web-01.example.org.yml",
        "kaskade_tags: ['AKIAIOSFODNN7EXAMPLE', 'ok']\ndb_password: s3cr3tw0rd\nkaskade_owner: |\n  -----BEGIN RSA PRIVATE KEY-----\n  MIIEowIBAAKCAQEAsecretkey\n  -----END RSA PRIVATE KEY-----\nbroken: [hunter2xyz\n");
    files.put("inventory/group_vars/web.yml", "password: hunter2xyz\npassword: s3cr3tw0rd\n");
    files.put(
        "compose/compose.yaml",
        """
        services:
          web:
            image: "registry.example.org/web:1"
            environment:
              DB: postgres://app:hunter2xyz@db:5432/app
              AWS_ACCESS_KEY_ID: AKIAIOSFODNN7EXAMPLE
              AWS_SECRET_ACCESS_KEY: wJalrXUtnFEMIK7MDENGbPxRfiCY
              OTHER: https://u:s3cr3tw0rd@outside.example.com/
            command: ["--token=ghp_0123456789abcdefghijABCDEFGHIJ012345", "--password", "hunter2xyz"]
            labels: {owner: "https://u:hunter2xyz@x.example.org/"}
          db: {image: "https://u:hunter2xyz@r.example.org/db:1", nonsense: hunter2xyz}
        """);
    files.put(
        "k8s/app.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default, annotations: {note: "ghp_0123456789abcdefghijABCDEFGHIJ012345"}, labels: {token: hunter2xyz}}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: main
                  image: x
                  args: ["--db=mysql://root:hunter2xyz@db.default.svc/x", "--password=hunter2xyz"]
                  env:
                    - {name: URL, value: "https://a:s3cr3tw0rd@api.example.com/v1"}
                    - {name: GONE, value: "amqp://u:hunter2xyz@mq.default.svc.cluster.local"}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: default}
        spec: {selector: {app: db}}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: s}
        stringData: {password: hunter2xyz, password: s3cr3tw0rd}
        """);
    commit("secrets", files);
    StringBuilder said = new StringBuilder();
    for (String format : List.of("ansible", "compose", "kubernetes")) {
      Map<String, Object> input = source(format, format, Map.of());
      input.put("url", repository("secrets").toString());
      said.append(adding(input)).append(syncing(format)).append(cis(format));
      assertThat(cis(format)).as(said.toString()).isNotEmpty();
    }
    said.append(answer("{ sources { name url lastSync { problems { message } } } }", Map.of()));

    for (String secret : secrets) {
      assertThat(said.toString()).doesNotContain(secret);
      assertThat(everythingStored()).doesNotContain(secret);
      assertThat(output.getAll()).doesNotContain(secret);
    }
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("format", "terrafrom", "UNKNOWN_FORMAT"),
        Arguments.of("paths", List.of("a[b"), "UNUSABLE_GLOB"),
        Arguments.of("paths", List.of(), "NO_PATHS"),
        Arguments.of("url", "ftp://example.org/x.git", "UNUSABLE_URL"),
        Arguments.of("url", "ext::sh -c true", "UNUSABLE_URL"),
        Arguments.of("url", "", "UNUSABLE_URL"),
        Arguments.of("url", "https://bob:hunter2xyz@git.example.org/x.git", "UNUSABLE_URL"),
        Arguments.of("name", "../etc", "INVALID_NAME"),
        Arguments.of("name", "", "INVALID_NAME"),
        Arguments.of("branch", "--upload-pack=x", "INVALID_BRANCH"),
        Arguments.of("every", "PT1S", "INVALID_INTERVAL"),
        Arguments.of("options", List.of("a"), "INVALID_OPTIONS"),
        Arguments.of("options", "environment", "INVALID_OPTIONS"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refused")
  void refusesWhatCanNotBeASource(String field, Object value, String code) {
    commit("lan", Map.of("hosts", "a.example.org\n"));
    JsonNode answer = adding(source("lan", "ansible", Map.of(field, value)));

    assertThat(answer.get("errors")).hasSize(1);
    assertThat(answer.at("/errors/0/extensions/code").asString())
        .as(answer.toPrettyString())
        .isEqualTo(code);
    assertThat(answer.toString()).doesNotContain("hunter2xyz");
    assertThat(data("{ sources { name } }").get("sources")).isEmpty();
  }

  @Test
  void doesNotTakeTheNameUnderWhichProgramsRegister() {
    commit("lan", Map.of("hosts", "a.example.org\n"));
    register(
        "lan",
        "MERGE",
        List.of(Map.of("key", "server:till-7", "class", "Server", "name", "till-7")),
        List.of());

    JsonNode answer = adding(source("lan", "ansible", Map.of()));

    assertThat(answer.get("errors")).hasSize(1);
    assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("SOURCE_IS_API");
    assertThat(answer.at("/errors/0/message").asString()).contains("'lan'", "another name");
    assertThat(data("{ sources { name } }").get("sources")).isEmpty();

    register("lan", "REPLACE", List.of(), List.of());
    add("lan", "ansible", Map.of());
    sync("lan");
    add("lan", "ansible", Map.of("branch", "main"));
    assertThat(data("{ sources { name } }").get("sources")).hasSize(1);
    assertThat(ci("server:till-7").get("lifecycle").asString()).isEqualTo("RETIRED");
  }

  @Test
  void keepsNoFileThatSaysNothingAnyMore() {
    commit("lan", Map.of("hosts", "a.example.org\n", "more/hosts", "b.example.org\n"));
    add("lan", "ansible", Map.of());
    sync("lan");
    assertThat(filesOf("lan")).hasSize(2);

    commit("lan", Map.of("hosts", "a.example.org\nb.example.org\n"));
    sync("lan");

    assertThat(filesOf("lan")).containsExactly("hosts");
  }

  private static List<String> filesOf(String source) {
    try (Session session = TestNeo4j.driver().session()) {
      return session
          .run(
              "MATCH (f:SourceFile {source: $source}) RETURN f.path AS path ORDER BY path",
              Map.of("source", source))
          .list(row -> row.get("path").asString());
    }
  }

  @Test
  void anUnknownSourceIsAnErrorThatNamesTheKnown() {
    commit("lan", Map.of("hosts", "a.example.org\n"));
    add("lan", "ansible", Map.of());

    JsonNode answer = syncing("lam");

    assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("UNKNOWN_SOURCE");
    assertThat(answer.at("/errors/0/message").asString()).contains("lan");
  }

  @Test
  void losesNothingWhenRepositoryOrBranchVanish() throws IOException {
    commit("lan", Map.of("hosts", "a.example.org\nb.example.org\n"));
    add("lan", "ansible", Map.of());
    sync("lan");
    String before = everythingStored();
    List<String> codes = new ArrayList<>();

    Files.move(repository("lan"), repository("away"));
    codes.add(syncing("lan").at("/errors/0/extensions/code").asString());
    Files.createDirectory(repository("lan"));
    codes.add(syncing("lan").at("/errors/0/extensions/code").asString());

    assertThat(everythingStored()).isEqualTo(before);
    FileSystemUtils.deleteRecursively(repository("lan"));
    Files.move(repository("away"), repository("lan"));
    add("lan", "ansible", Map.of("branch", "gone"));
    codes.add(syncing("lan").at("/errors/0/extensions/code").asString());
    assertThat(codes)
        .containsExactly("UNUSABLE_REPOSITORY", "UNUSABLE_REPOSITORY", "UNUSABLE_REVISION");
    assertThat(cis("lan")).hasSize(2);
  }
}
