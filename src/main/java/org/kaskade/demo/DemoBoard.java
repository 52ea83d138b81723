package org.kaskade.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the change advisory board of Larkspur has before it: windows, a blackout, the changes of
/// the next days and a meeting about them.
final class DemoBoard {
  private static final Duration AHEAD = Duration.ofDays(14);

  private final Api api;
  private final Clock clock;
  private final PrintStream out;
  private final JsonNode board;
  private final ZoneId zone;

  DemoBoard(Api api, Clock clock, PrintStream out) throws IOException {
    this.api = api;
    this.clock = clock;
    this.out = out;
    board = Api.resource("demo/board.json");
    zone = ZoneId.of(board.get("zone").asString());
  }

  /// Proposes and submits all, in the name of who runs the demo.
  void fill() throws IOException {
    enacted("maintenance-window", "MaintenanceWindow", board.get("maintenanceWindow"));
    enacted("blackout", "Blackout", board.get("blackout"));
    ZonedDateTime now = clock.instant().atZone(zone);
    List<String> emergencies = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (JsonNode change : board.get("changes")) {
      Planned planned = Planned.of(change.get("when"), now);
      ObjectNode input = ((ObjectNode) change.deepCopy()).without("when");
      input.put("start", planned.start().toString()).put("end", planned.end().toString());
      String number =
          api.run("propose-change", Map.of("input", input)).at("/proposeChange/number").asString();
      ("EMERGENCY".equals(change.path("type").asString("")) ? emergencies : others).add(number);
    }
    for (String number : others) {
      api.run("submit-change", Map.of("number", number));
    }
    for (String number : emergencies) {
      api.run("start-emergency-change", Map.of("number", number));
    }
    ObjectNode meeting = (ObjectNode) board.get("meeting").deepCopy();
    Instant today = now.truncatedTo(ChronoUnit.DAYS).toInstant();
    meeting.put("from", today.toString()).put("to", today.plus(AHEAD).toString());
    api.run("create-board-meeting", Map.of("input", meeting));
  }

  private void enacted(String operation, String type, JsonNode input) throws IOException {
    String number =
        api.run("create-" + operation, Map.of("input", input))
            .at("/create" + type + "/number")
            .asString();
    api.run("enact-" + operation, Map.of("number", number));
  }

  /// What is ahead, the riskiest first.
  ///
  /// @param address of the server
  void show(String address) throws IOException {
    Instant now = clock.instant();
    JsonNode agenda =
        api.run("agenda", Map.of("from", now.toString(), "to", now.plus(AHEAD).toString()))
            .get("agenda");
    if (agenda.isEmpty()) {
      return;
    }
    DateTimeFormatter time = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    out.printf("%nWhat the board has to decide on within 14 days (%s), riskiest first:%n", zone);
    Optional<String> colliding = Optional.empty();
    for (JsonNode item : agenda) {
      List<String> with = item.get("collisions").valueStream().map(JsonNode::asString).toList();
      out.printf(
          "  %s %s, risk %d: %s%s%n",
          item.get("number").asString(),
          time.format(Instant.parse(item.get("start").asString()).atZone(zone)),
          item.get("score").asInt(),
          item.get("title").asString(),
          with.isEmpty() ? "" : ", collides with " + String.join(", ", with));
      if (colliding.isEmpty() && !with.isEmpty()) {
        colliding = Optional.of(item.get("number").asString());
      }
    }
    out.printf(
        "  To read or print: %s/changes/%s.html, .pdf, .md%n",
        address, colliding.orElse(agenda.at("/0/number").asString()));
  }
}
