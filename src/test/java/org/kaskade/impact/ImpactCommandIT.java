package org.kaskade.impact;

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
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.GraphQlDoor;
import org.kaskade.cli.ImpactCommand;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// The command that asks what breaks, against the server.
class ImpactCommandIT extends GraphQlDoor {
  @TempDir Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void checkoutNeedsOneOfTwoDatabases() {
    register(
        "impact-command",
        "REPLACE",
        List.of(
            Map.of(
                "class", "BusinessService",
                "name", "ic-checkout",
                "criticality", "CRITICAL",
                "owner", "team-shop"),
            Map.of("class", "Database", "name", "ic-db1", "key", "database:ic-db1"),
            Map.of("class", "Database", "name", "ic-db2", "key", "database:ic-db2")),
        List.of(need("database:ic-db1"), need("database:ic-db2")));
  }

  private static Map<String, ?> need(String provider) {
    return Map.of(
        "dependent", "business-service:ic-checkout",
        "provider", provider,
        "group", "db",
        "need", "1");
  }

  private int run(String... arguments) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    List<String> all =
        new ArrayList<>(
            List.of("--server", "http://127.0.0.1:" + port(), "--token-file", token.toString()));
    all.addAll(List.of(arguments));
    return new CommandLine(new ImpactCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void showsServicesAndPaths() throws Exception {
    assertThat(run("database:ic-db1", "database:ic-db2", "--fail-on", "outage")).isEqualTo(1);

    assertThat(out.toString())
        .startsWith("If database:ic-db1, database:ic-db2 fail, in revision ")
        .contains("outage 3 (those that fail included)")
        .contains("  business-service:ic-checkout  outage  critical     team-shop  ic-checkout\n")
        .containsPattern("  database:ic-db[12] > business-service:ic-checkout\n");
    assertThat(err.toString()).contains("business-service:ic-checkout: outage");
  }

  @Test
  void showsTheRedundancyThatIsUsedUp() throws Exception {
    assertThat(run("database:ic-db1", "--fail-on", "outage")).isZero();

    assertThat(out.toString())
        .contains("at risk")
        .contains("db of business-service:ic-checkout: 1 of 2 up, needs 1");
    assertThat(run("database:ic-db1", "--fail-on", "at-risk")).isEqualTo(1);
  }

  @Test
  void writesJsonAndMarkdown() throws Exception {
    assertThat(run("database:ic-db1~degraded", "--format", "json")).isZero();
    assertThat(
            JsonMapper.builder().build().readTree(out.toString()).at("/failed/0/state").asString())
        .isEqualTo("DEGRADED");

    Path file = folder.resolve("impact.md");
    assertThat(run("database:ic-db1", "--format", "markdown", "--output", file.toString()))
        .isZero();
    assertThat(Files.readString(file)).startsWith("### If database:ic-db1 fails");
  }

  @Test
  void saysWhyThereIsNoAnswer() throws Exception {
    assertThat(run("database:ic-nowhere")).isEqualTo(2);
    assertThat(err.toString()).contains("database:ic-nowhere");
    assertThat(run("database:ic-db1~broken")).isEqualTo(2);
    assertThat(err.toString()).contains("~outage or ~degraded");
    assertThat(run("database:ic-db1", "--fail-on", "maybe")).isEqualTo(2);
    assertThat(err.toString()).contains("'maybe'", "at-risk");
  }
}
