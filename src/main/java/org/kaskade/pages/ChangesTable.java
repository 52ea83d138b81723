package org.kaskade.pages;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.TableFile;
import org.kaskade.graphql.RequestRefused;
import tools.jackson.databind.JsonNode;

/// The changes of some days, narrowed down as the address of their list says.
final class ChangesTable {
  private static final int PAGE = 200;

  /// As many as the list shows where nothing is said.
  private static final int DAYS = 14;

  /// What nobody plans any more is left out unless it is asked for.
  private static final List<String> NOT_DROPPED =
      List.of(
          "DRAFT",
          "SUBMITTED",
          "APPROVED",
          "SCHEDULED",
          "IN_PROGRESS",
          "COMPLETED",
          "FAILED",
          "CLOSED");

  private static final String ANY = "ANY";

  private final Clock clock;
  private final ZoneId zone;

  ChangesTable(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  TableFile of(Asked asked) {
    LocalDate first = day(asked, "from", LocalDate.now(clock.withZone(zone)));
    LocalDate last = day(asked, "to", first.plusDays(DAYS - 1L));
    List<JsonNode> changes =
        asked.askAll(
            "change-list",
            Asked.with(
                "from",
                first.atStartOfDay(zone).toInstant().toString(),
                "to",
                last.plusDays(1).atStartOfDay(zone).toInstant().toString(),
                "filter",
                filter(asked)),
            "/changeList",
            PAGE);
    return new TableFile(
        asked.word("changes.title"),
        Stream.of(
                "number",
                "title",
                "type",
                "changeState",
                "start",
                "end",
                "reaches",
                "reachedCount",
                "score",
                "level",
                "collides",
                "waits")
            .map(name -> asked.word("file.%s", name))
            .toList(),
        changes.stream().map(change -> row(asked, change)).toList());
  }

  private static LocalDate day(Asked asked, String name, LocalDate otherwise) {
    String given = asked.one(name);
    try {
      return given == null ? otherwise : LocalDate.parse(given);
    } catch (DateTimeException unreadable) {
      throw RequestRefused.invalid(
          "INVALID_DAY", "'%s' is not a day. Write it as in 2026-11-24.".formatted(name));
    }
  }

  private static Map<String, @Nullable Object> filter(Asked asked) {
    List<String> states = asked.all("state");
    return Asked.with(
        "states",
        states == null ? NOT_DROPPED : states.contains(ANY) ? null : states,
        "services",
        asked.all("service"),
        "text",
        asked.one("q"),
        "mine",
        on(asked, "mine"),
        "colliding",
        on(asked, "collides"),
        "withoutBackoutPlan",
        on(asked, "no-backout"),
        "types",
        asked.has("emergency") ? List.of("EMERGENCY") : null,
        "unplanned",
        on(asked, "unplanned"));
  }

  private static @Nullable Boolean on(Asked asked, String name) {
    return asked.has(name) ? Boolean.TRUE : null;
  }

  private static List<String> row(Asked asked, JsonNode one) {
    JsonNode change = one.path("change");
    List<String> row = new ArrayList<>();
    row.add(Asked.cell(change.path("number")));
    row.add(Asked.cell(change.path("title")));
    row.add(asked.word("change.type.%s", change.path("type").asString()));
    row.add(asked.word("change.state.%s", change.path("state").asString()));
    row.add(Asked.cell(one.path("start")));
    row.add(Asked.cell(one.path("end")));
    row.add(
        joined(
            one.path("services"),
            service ->
                "%s (%s)"
                    .formatted(
                        service.path("name").asString(),
                        asked.word("state.%s", service.path("state").asString()))));
    row.add(Asked.cell(one.path("serviceCount")));
    row.add(Asked.cell(one.at("/risk/score")));
    row.add(asked.word("risk.%s", one.at("/risk/level").asString()));
    row.add(joined(one.path("collisions"), JsonNode::asString));
    row.add(joined(one.path("waitingFor"), JsonNode::asString));
    return row;
  }

  private static String joined(JsonNode list, Function<JsonNode, String> text) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(text)
        .collect(Collectors.joining("; "));
  }
}
