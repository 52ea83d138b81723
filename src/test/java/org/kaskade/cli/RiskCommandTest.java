package org.kaskade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RiskCommandTest {
  private static final String RISK =
      """
      {"revision":{"number":7},"score":62,"level":"HIGH",
       "factors":[{"name":"services reached","points":30,"maxPoints":40,"finding":"2 services | 1 critical"},
                  {"name":"lead time","points":0,"maxPoints":5,"finding":"3 days"}],
       "expected":{"counts":[],"services":[]},
       "worstCase":{"counts":[],"services":[
         {"ci":{"key":"business-service:shop","name":"Shop","criticality":"CRITICAL","owner":"team-shop"},"state":"OUTAGE"},
         {"ci":{"key":"business-service:crm","name":"CRM","criticality":"LOW","owner":null},"state":"AT_RISK"}]},
       "collisions":[{"with":{"number":"CHG-000040","title":"Disks","state":"SCHEDULED","start":null,"end":null},
         "overlapStart":"2026-11-24T22:00:00Z","overlapEnd":"2026-11-24T23:00:00Z",
         "services":[{"ci":{"key":"business-service:shop","name":"Shop"},"state":"OUTAGE"}]}],
       "requiredApprovals":[{"approver":"team-shop","reason":"owns Shop"}]}\
      """;

  @TempDir Path folder = Path.of("");
  private CannedServer server = new CannedServer();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  RiskCommandTest() throws Exception {}

  @BeforeEach
  void startAnew() throws Exception {
    server.close();
    server = new CannedServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--server", server.address()));
    all.addAll(List.of(arguments));
    return new CommandLine(new RiskCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private String change() throws Exception {
    return Files.writeString(
            folder.resolve("change.yaml"),
            """
            title: Firmware
            changes:
              - key: server:hv-08
                effect: outage
              - server:hv-09
            start: 2026-11-24 22:00:00+01:00
            end: 2026-11-24T23:30:00+01:00
            backupConfirmed: true
            """)
        .toString();
  }

  @Test
  void assessesAFileAndWritesTextForPeople() throws Exception {
    server.answers("{\"assessChange\":" + RISK + "}");

    assertThat(run(change())).isZero();

    assertThat(server.variables(0).get("input").toString())
        .isEqualTo(
            """
            {"title":"Firmware","changes":[{"key":"server:hv-08","effect":"OUTAGE"},{"key":"server:hv-09"}],\
            "start":"2026-11-24T22:00+01:00","end":"2026-11-24T23:30+01:00","backupConfirmed":true}\
            """);
    assertThat(out.toString())
        .startsWith("Firmware: risk 62 of 100, high (revision 7)\n")
        .contains("  30      40  services reached  2 services | 1 critical\n")
        .contains("  0       5   lead time         3 days\n")
        .contains("Expected: no service is affected.")
        .contains("Worst case: 2 services affected (1 at risk, 1 outage).")
        .contains("  business-service:shop: outage, critical, owner team-shop\n")
        .contains("  with CHG-000040 (Disks)")
        .contains("  team-shop: owns Shop\n");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--fail-on, low, 1",
    "--fail-on, high, 1",
    "--fail-on, very-high, 0",
    "--fail-on, collision, 1",
    "--fail-on, none, 0",
    "--max-score, 61, 1",
    "--max-score, 62, 0"
  })
  void judgesByThresholds(String option, String value, int expected) throws Exception {
    server.answers("{\"assessChange\":" + RISK + "}");

    assertThat(run(change(), option, value)).isEqualTo(expected);
    assertThat(err.toString().isEmpty()).isEqualTo(expected == 0);
  }

  @Test
  void writesJsonAndMarkdown() throws Exception {
    server.answers("{\"assessChange\":" + RISK + "}");
    server.answers("{\"assessChange\":" + RISK + "}");
    Path file = folder.resolve("risk.md");

    assertThat(run(change(), "--format", "json")).isZero();
    assertThat(run(change(), "--format", "markdown", "--output", file.toString())).isZero();

    assertThat(out.toString()).startsWith("{").contains("\"score\" : 62");
    assertThat(Files.readString(file))
        .startsWith("### Firmware: risk 62 of 100, high (revision 7)\n")
        .contains("| 30 | 40 | services reached | 2 services \\| 1 critical |");
  }

  @Test
  void keepsWhatItIsToldToPropose() throws Exception {
    server.answers(
        "{\"proposeChange\":{\"number\":\"CHG-000041\",\"state\":\"DRAFT\",\"risk\":"
            + RISK
            + "}}");

    assertThat(run(change(), "--propose")).isZero();

    assertThat(out.toString()).startsWith("CHG-000041 Firmware: risk 62");
  }

  @Test
  void assessesWhatAMergeChangesPageByPage() {
    server.answers(
        """
        {"planSource":{"changes":{"nodes":[
          {"action":"ADD","kind":"ci","key":"server:new"},
          {"action":"CHANGE","kind":"ci","key":"server:a"},
          {"action":"RETIRE","kind":"ci","key":"server:b"}],
          "pageInfo":{"hasNextPage":true,"endCursor":"next"}}}}\
        """);
    server.answers(
        """
        {"planSource":{"changes":{"nodes":[
          {"action":"ADD","kind":"dependency","key":"application:shop DEPENDS_ON server:new db"},
          {"action":"ADD","kind":"dependency","key":"server:new RUNS_ON server:a"},
          {"action":"RETIRE","kind":"dependency","key":"server:b RUNS_ON server:c"}],
          "pageInfo":{"hasNextPage":false,"endCursor":"end"}}}}\
        """);
    server.answers("{\"assessChange\":" + RISK + "}");

    assertThat(run("--source", "shop", "--ref", "feature", "--effect", "degraded")).isZero();

    assertThat(server.variables(1).get("after").asString()).isEqualTo("next");
    assertThat(server.variables(2).at("/input/title").asString())
        .isEqualTo("Merge feature of shop");
    assertThat(server.variables(2).at("/input/changes").toString())
        .isEqualTo(
            """
            [{"key":"server:a","effect":"DEGRADED"},{"key":"server:b","effect":"OUTAGE"},\
            {"key":"application:shop","effect":"DEGRADED"}]\
            """)
        .satisfies(text -> assertThat(text).doesNotContain("server:new"));
  }

  @Test
  void hasNothingToObjectToAMergeThatChangesNothing() {
    server.answers(
        "{\"planSource\":{\"changes\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}}}}");

    assertThat(run("--source", "shop", "--ref", "feature", "--fail-on", "low")).isZero();

    assertThat(out.toString()).contains("nothing to assess");
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithTheCommand() throws Exception {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("either a file");
    assertThat(run(change(), "--source", "shop", "--ref", "x")).isEqualTo(2);
    assertThat(run(change(), "--fail-on", "severe")).isEqualTo(2);
    assertThat(err.toString()).contains("'severe'", "very-high");
    assertThat(run(change(), "--max-score", "101")).isEqualTo(2);
    assertThat(run("--source", "s", "--ref", "r", "--effect", "bad")).isEqualTo(2);
    assertThat(err.toString()).contains("'bad'", "at-risk");
    assertThat(server.requests()).isZero();
  }
}
