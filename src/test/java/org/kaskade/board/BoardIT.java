package org.kaskade.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

/// A board's meeting from its agenda to its minutes.
class BoardIT extends GraphQlDoor {
  /// A week in winter that no other test plans anything for.
  private final Instant from =
      LocalDate.of(
              2040 + ThreadLocalRandom.current().nextInt(5_000),
              1,
              1 + ThreadLocalRandom.current().nextInt(25))
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();

  private final Instant to = from.plus(7, ChronoUnit.DAYS);

  private final String name = "bit-" + UUID.randomUUID().toString().substring(0, 8);
  private final Instant day = from.plus(2, ChronoUnit.DAYS);

  @BeforeEach
  void aShopNeedsADatabase() {
    register(
        name,
        "REPLACE",
        List.of(
            Map.of(
                "class", "BusinessService",
                "name", name,
                "key", "business-service:" + name,
                "criticality", "CRITICAL",
                "owner", "team-shop"),
            Map.of("class", "Database", "name", name, "key", "database:" + name),
            Map.of(
                "class", "Database", "name", name + "-idle", "key", "database:" + name + "-idle")),
        List.of(Map.of("dependent", "business-service:" + name, "provider", "database:" + name)));
  }

  private String submitted(String title, String key, Instant start) {
    String number =
        data(
                "mutation($input: ProposedChangeInput!) { proposeChange(input: $input) { number } }",
                Map.of(
                    "input",
                    Map.of(
                        "title", title,
                        "changes", List.of(Map.of("key", key)),
                        "start", start.toString(),
                        "end", start.plus(90, ChronoUnit.MINUTES).toString())))
            .at("/proposeChange/number")
            .asString();
    data("mutation { submitChange(number: \"%s\") { state } }".formatted(number));
    return number;
  }

  private String meeting() {
    return data(
            "mutation($input: BoardMeetingInput!) { createBoardMeeting(input: $input) { number } }",
            Map.of(
                "input",
                Map.of(
                    "title",
                    "Weekly board of " + name,
                    "zone",
                    "Europe/Berlin",
                    "from",
                    from.toString(),
                    "to",
                    to.toString())))
        .at("/createBoardMeeting/number")
        .asString();
  }

  private JsonNode ask(String meeting) {
    return data("""
    { boardMeeting(number: "%s") {
        version state agendaMarkdown minutesMarkdown
        agendaItems { number score level scoreNow change { title } }
        late { number }
    } }
    """
            .formatted(meeting))
        .get("boardMeeting");
  }

  private static List<String> numbers(JsonNode items) {
    return items.valueStream().map(item -> item.get("number").asString()).toList();
  }

  private void cancel(String... changes) {
    for (String change : changes) {
      data("mutation { cancelChange(number: \"%s\") { state } }".formatted(change));
    }
  }

  @Test
  void goesFromItsAgendaToItsMinutes() {
    String harmless = submitted("Idle | disks", "database:" + name + "-idle", day);
    String risky = submitted("New engine", "database:" + name, day.plus(1, ChronoUnit.DAYS));
    String meeting = meeting();

    JsonNode planned = ask(meeting);
    assertThat(numbers(planned.get("agendaItems"))).containsExactly(risky, harmless);
    assertThat(planned.at("/agendaItems/0/change/title").asString()).isEqualTo("New engine");
    assertThat(planned.at("/agendaItems/0/scoreNow").asInt())
        .isEqualTo(planned.at("/agendaItems/0/score").asInt());

    data("mutation { freezeBoardMeeting(number: \"%s\") { state } }".formatted(meeting));
    String late =
        submitted("Forgotten", "database:" + name + "-idle", day.plus(2, ChronoUnit.DAYS));

    JsonNode frozen = ask(meeting);
    assertThat(numbers(frozen.get("agendaItems"))).containsExactly(risky, harmless);
    assertThat(numbers(frozen.get("late"))).containsExactly(late);
    assertThat(frozen.get("agendaMarkdown").asString())
        .startsWith("# Agenda of %s: Weekly board of %s\n".formatted(meeting, name))
        .contains("Frozen on ", "at revision ")
        .contains("| 1 | " + risky + " New engine (normal, submitted) | ")
        .contains("01:00–02:30 CET (00:00–01:30 UTC)")
        .contains("| 2 | " + harmless + " Idle \\| disks ")
        .contains("business-service:" + name + ": outage")
        .containsSubsequence("## Late, not on the agenda", "| 1 | " + late);

    data(
        """
        mutation($number: ID!, $version: Int!, $items: [BoardDecisionInput!]) {
          editBoardMeeting(number: $number, version: $version,
            input: { items: $items, attendees: ["k.vogt", "a.novak"], notes: "Coffee was cold." }) { state }
        }
        """,
        Map.of(
            "number",
            meeting,
            "version",
            frozen.get("version").asInt(),
            "items",
            List.of(
                Map.of("number", risky, "decision", "POSTPONED", "note", "Test it first."),
                Map.of("number", late, "decision", "APPROVED"))));
    data("mutation { holdBoardMeeting(number: \"%s\") { state } }".formatted(meeting));

    String minutes = ask(meeting).get("minutesMarkdown").asString();
    assertThat(minutes)
        .startsWith("# Minutes of " + meeting)
        .contains("Present: k.vogt, a.novak.")
        .containsSubsequence(
            "## " + risky + " New engine",
            "Decision: **postponed**.",
            "Test it first.",
            "## " + harmless,
            "No decision.",
            "## Not on the agenda",
            late,
            "Decision: **approved**.",
            "## Notes",
            "Coffee was cold.");
    assertThat(
            refusal(
                "mutation { editBoardMeeting(number: \"%s\", version: 99, input: {notes: \"x\"}) { state } }"
                    .formatted(meeting)))
        .isNotEmpty();
    cancel(harmless, risky, late);
    assertThat(ask(meeting).get("minutesMarkdown").asString()).isEqualTo(minutes);
  }

  @Test
  void tellsWhereTheRiskIsAnotherSince() {
    String change = submitted("Engine", "database:" + name + "-idle", day);
    String meeting = meeting();
    data("mutation { freezeBoardMeeting(number: \"%s\") { state } }".formatted(meeting));

    register(
        name + "-more",
        "MERGE",
        List.of(),
        List.of(
            Map.of(
                "dependent", "business-service:" + name,
                "provider", "database:" + name + "-idle")));

    JsonNode item = ask(meeting).at("/agendaItems/0");
    assertThat(item.get("scoreNow").asInt()).isGreaterThan(item.get("score").asInt());
    assertThat(ask(meeting).get("minutesMarkdown").asString())
        .contains(
            "Risk %d, %s, is %d by now."
                .formatted(
                    item.get("score").asInt(),
                    item.get("level").asString().toLowerCase(Locale.ROOT),
                    item.get("scoreNow").asInt()));
    cancel(change);
  }

  @Test
  void isFrozenByChangeManagersAlone() {
    String meeting = meeting();

    JsonNode refused =
        answerTo(
            tokenOf("viewer-" + name, List.of(), List.of("viewer")),
            "mutation { freezeBoardMeeting(number: \"%s\") { state } }".formatted(meeting),
            Map.of());

    assertThat(refused.at("/errors/0/message").asString()).contains("change-manager");
  }

  @Test
  void refusesWhatMakesNoMeeting() {
    JsonNode answer =
        answer(
            "mutation($input: BoardMeetingInput!) { createBoardMeeting(input: $input) { number } }",
            Map.of(
                "input",
                Map.of(
                    "title",
                    "x",
                    "zone",
                    "Europe/Nowhere",
                    "from",
                    from.toString(),
                    "to",
                    to.toString())));

    assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("INVALID_ZONE");
    assertThat(
            refusal(
                "{ agenda(from: \"2026-01-01T00:00:00Z\", to: \"2025-01-01T00:00:00Z\") { number } }"))
        .isEqualTo("INVALID_PERIOD");
    assertThat(
            refusal(
                "{ agenda(from: \"2026-01-01T00:00:00Z\", to: \"2027-01-01T00:00:00Z\") { number } }"))
        .isEqualTo("PERIOD_TOO_LONG");
  }
}
