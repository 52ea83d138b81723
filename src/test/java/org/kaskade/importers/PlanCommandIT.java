package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.cli.PlanCommand;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command that pipelines run, against the server.
class PlanCommandIT extends SyncDoor {
  private static final String HOSTS =
      """
      [db]
      db1.example.org
      %s
      """;

  @LocalServerPort private int serverPort;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aCriticalServiceNeedsOneOfTwoHosts() {
    commit("hosts", Map.of("hosts", HOSTS.formatted("db2.example.org")));
    add("hosts", "ansible", Map.of());
    sync("hosts");
    register(
        "catalogue",
        "REPLACE",
        List.of(Map.of("class", "BusinessService", "name", "checkout", "criticality", "CRITICAL")),
        List.of(need("server:db1.example.org"), need("server:db2.example.org")));
  }

  private static Map<String, ?> need(String provider) {
    return Map.of(
        "dependent", "business-service:checkout", "provider", provider, "group", "db", "need", "1");
  }

  /// The exit code; an option given twice counts as given last.
  private int run(String... arguments) throws IOException {
    Path token = Files.writeString(temporary.resolve("token"), TOKEN + "\n");
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server",
                "http://127.0.0.1:" + serverPort,
                "--token-file",
                token.toString(),
                "--source",
                "hosts"));
    all.addAll(List.of(arguments));
    return new CommandLine(new PlanCommand())
        .setOverwrittenOptionsAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void failsOnANewSinglePointOfFailureOfACriticalService() throws Exception {
    commit("hosts", Map.of("hosts", HOSTS.formatted("")));

    assertThat(run("--ref", "HEAD")).isEqualTo(1);

    assertThat(err.toString())
        .contains("business-service:checkout hangs on server:db1.example.org");
    assertThat(out.toString())
        .startsWith("### Plan of hosts at HEAD\n")
        .contains("**New single points of failure** (1)")
        .contains("retire server:db2.example.org");
  }

  @Test
  void objectsToNothingInWhatWasSynced() throws Exception {
    assertThat(run("--ref", "HEAD")).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).contains("0 to add, 0 to change, 0 to retire");
  }

  @Test
  void leavesTheVerdictToOthersWhenToldSo() throws Exception {
    commit("hosts", Map.of("hosts", HOSTS.formatted("")));

    assertThat(run("--ref", "HEAD", "--fail-on", "none", "--format", "json")).isZero();

    JsonNode plan = JsonMapper.builder().build().readTree(out.toString());
    assertThat(plan.at("/singlePointsAppearing/0/component").asString())
        .isEqualTo("server:db1.example.org");
  }

  @Test
  void writesSarif() throws Exception {
    commit("hosts", Map.of("hosts", HOSTS.formatted("")));
    Path file = temporary.resolve("plan.sarif");

    assertThat(run("--ref", "HEAD", "--format", "sarif", "--output", file.toString())).isEqualTo(1);

    JsonNode sarif = JsonMapper.builder().build().readTree(Files.readString(file));
    assertThat(sarif.get("version").asString()).isEqualTo("2.1.0");
    JsonNode first = sarif.at("/runs/0/results/0");
    assertThat(first.get("ruleId").asString()).isEqualTo("single-point-of-failure");
    assertThat(first.get("level").asString()).isEqualTo("error");
    assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo("hosts");
  }

  @Test
  void saysWhyThereIsNoPlan() throws Exception {
    assertThat(run("--ref", "no-such-branch")).isEqualTo(2);
    assertThat(err.toString()).contains("no-such-branch");
    assertThat(run("--ref", "HEAD", "--fail-on", "everything")).isEqualTo(2);
    assertThat(err.toString()).contains("'everything'", "critical-single-point");
    assertThat(run("--ref", "HEAD", "--server", "http://127.0.0.1:1")).isEqualTo(2);
    assertThat(err.toString()).contains("Nothing answers at http://127.0.0.1:1");
  }
}
