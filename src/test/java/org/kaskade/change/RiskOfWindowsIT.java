package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.GraphQlDoor;
import org.kaskade.cli.RiskCommand;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Blackouts and maintenance windows in the risk of a change, and the command that asks for it.
class RiskOfWindowsIT extends GraphQlDoor {
  private final Instant start =
      Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);

  @TempDir Path folder = Path.of("");
  private final String name = "rw-" + UUID.randomUUID().toString().substring(0, 8);
  private final String database = "database:" + name;
  private String declared = "";
  private String type = "";

  @BeforeEach
  void thereIsADatabase() {
    register(
        name,
        "REPLACE",
        List.of(Map.of("class", "Database", "name", name, "key", database)),
        List.of());
  }

  private void inForce(String type, String starts, String lasts, String rule) {
    Map<String, Object> input =
        new HashMap<>(
            Map.of(
                "title",
                "Stocktaking",
                "starts",
                starts,
                "lasts",
                lasts,
                "zone",
                "UTC",
                "of",
                List.of(Map.of("key", database))));
    if (!rule.isEmpty()) {
      input.put("rule", rule);
    }
    this.type = type;
    declared =
        data(
                "mutation($input: %1$sInput!) { create%1$s(input: $input) { number } }"
                    .formatted(type),
                Map.of("input", input))
            .at("/create" + type + "/number")
            .asString();
    data("mutation { enact%s(number: \"%s\") { state } }".formatted(type, declared));
  }

  @AfterEach
  void endIt() {
    data("mutation { end%s(number: \"%s\") { state } }".formatted(type, declared));
  }

  private JsonNode windowFactor() {
    JsonNode factors =
        data(
                "query($input: ProposedChangeInput!) { assessChange(input: $input) { factors { name points finding } } }",
                Map.of("input", change()))
            .at("/assessChange/factors");
    return factors
        .valueStream()
        .filter(factor -> factor.get("finding").asString().contains("Stocktaking"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(factors.toPrettyString()));
  }

  private Map<String, Object> change() {
    return Map.of(
        "title", "Disks of " + name,
        "changes", List.of(Map.of("key", database)),
        "start", start.plus(2, ChronoUnit.HOURS).toString(),
        "end", start.plus(3, ChronoUnit.HOURS).toString());
  }

  private List<Instant> slots() {
    return data(
            "query($input: ProposedChangeInput!) { nextSafeSlots(input: $input, first: 3) { slots { start } } }",
            Map.of("input", change()))
        .at("/nextSafeSlots/slots")
        .valueStream()
        .map(slot -> Instant.parse(slot.get("start").asString()))
        .toList();
  }

  @Test
  void tellsOfABlackoutAndNamesIt() {
    inForce("Blackout", start.toString().substring(0, 16), "P1D", "");

    assertThat(windowFactor().get("points").asInt()).isPositive();
  }

  @Test
  void findsSlotsInsideMaintenanceWindowsAlone() {
    inForce(
        "MaintenanceWindow",
        start.plus(1, ChronoUnit.DAYS).toString().substring(0, 16),
        "PT4H",
        "FREQ=WEEKLY");

    assertThat(slots())
        .isNotEmpty()
        .allSatisfy(slot ->
            assertThat(Duration.between(start.plus(1, ChronoUnit.DAYS), slot).toHours() % 168)
                .isBetween(0L, 3L));
  }

  @Test
  void isAskedForOnTheCommandLine() throws Exception {
    inForce("Blackout", start.toString().substring(0, 16), "P1D", "");
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    Path file =
        Files.writeString(
            folder.resolve("change.yaml"),
            """
            title: Disks
            changes: [%s]
            start: %s
            end: %s
            """
                .formatted(
                    database, start.plus(2, ChronoUnit.HOURS), start.plus(3, ChronoUnit.HOURS)));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int exitCode =
        new CommandLine(new RiskCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                file.toString(),
                "--server",
                "http://127.0.0.1:" + port(),
                "--token-file",
                token.toString(),
                "--propose",
                "--max-score",
                "0");

    assertThat(err.toString()).startsWith("Stopped by the policy").contains("above 0");
    assertThat(exitCode).isEqualTo(1);
    assertThat(out.toString()).containsPattern("^CHG-\\d+ Disks: risk ").contains("Stocktaking");
  }
}
