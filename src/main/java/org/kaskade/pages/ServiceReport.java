package org.kaskade.pages;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.ReportFile;
import org.kaskade.dossier.ReportFile.Section;
import org.kaskade.drawing.ClassWords;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.Times;
import org.kaskade.graphql.RequestRefused;
import tools.jackson.databind.JsonNode;

/// A service and a quarter of a year: `/service.pdf?service=<key>&quarter=2026-Q4`, the present
/// quarter unless told.
final class ServiceReport {
  private static final Pattern QUARTER = Pattern.compile("([1-9]\\d{3})-Q([1-4])");
  private static final int MONTHS = 3;

  private final Clock clock;
  private final ZoneId zone;

  ServiceReport(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  ReportFile of(Asked asked) {
    String key = asked.one("service");
    if (key == null) {
      throw RequestRefused.invalid("NO_SERVICE", "Name a service: ?service=<key>.");
    }
    LocalDate first = quarter(asked.one("quarter"));
    LocalDate end = first.plusMonths(MONTHS);
    JsonNode answer =
        asked.ask(
            "service-report",
            Map.of(
                "key",
                key,
                "from",
                first.atStartOfDay(zone).toInstant().toString(),
                "to",
                end.atStartOfDay(zone).toInstant().minusMillis(1).toString()));
    return new Words(asked, zone).report(answer, first);
  }

  private LocalDate quarter(@Nullable String given) {
    if (given == null) {
      LocalDate today = LocalDate.now(clock.withZone(zone));
      return today.with(IsoFields.DAY_OF_QUARTER, 1);
    }
    Matcher quarter = QUARTER.matcher(given);
    if (!quarter.matches()) {
      throw RequestRefused.invalid(
          "INVALID_QUARTER", "'quarter' is not a quarter. Write it as in 2026-Q4.");
    }
    int month = (Integer.parseInt(quarter.group(2)) - 1) * MONTHS + 1;
    return LocalDate.of(Integer.parseInt(quarter.group(1)), month, 1);
  }

  /// The report in the language that is asked for.
  private record Words(Asked asked, Language language, Times times) {
    Words(Asked asked, ZoneId zone) {
      Language language = Language.named(asked.tongue().code());
      this(asked, language, new Times(language, zone));
    }

    ReportFile report(JsonNode answer, LocalDate first) {
      JsonNode ci = answer.path("ci");
      String quarter = "Q%d %d".formatted(first.get(IsoFields.QUARTER_OF_YEAR), first.getYear());
      return new ReportFile(
          "%s: %s, %s".formatted(word("report.title"), ci.path("name").asString(), quarter),
          "%s · r%s, %s"
              .formatted(
                  ci.path("key").asString(),
                  Asked.cell(answer.at("/latestRevision/number")),
                  times.moment(Instant.parse(answer.at("/latestRevision/at").asString()))),
          List.of(
              level(ci, answer.path("availability")),
              alone(answer.path("failureAnalysis")),
              together(answer.path("failureAnalysis")),
              changes(answer.path("changeList")),
              open(ci.path("openRecords"))));
    }

    private Section level(JsonNode ci, JsonNode level) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of(word("file.class"), ClassWords.of(text(ci, "class"), language)));
      rows.add(List.of(word("file.criticality"), word("criticality.%s", text(ci, "criticality"))));
      rows.add(List.of(word("file.owner"), or(text(ci, "owner"), word("service.no-owner"))));
      rows.add(
          List.of(
              word("service.promised"),
              or(percent(level, "promised"), word("service.no-promise"))));
      rows.add(List.of(word("service.structural"), structural(level)));
      rows.add(List.of(word("service.budget"), or(time(level, "errorBudget"), "–")));
      rows.add(List.of(word("report.expected"), time(level, "expectedOutage")));
      boolean broken =
          level.path("keepsPromise").isBoolean() && !level.path("keepsPromise").asBoolean();
      return new Section(
          word("service.level"), List.of(), rows, broken ? word("report.broken") : "");
    }

    private String structural(JsonNode level) {
      String share = percent(level, "availability");
      return level.path("exact").asBoolean()
          ? "%s (%s)".formatted(share, word("service.exact"))
          : "%s (%s – %s)".formatted(share, percent(level, "lower"), percent(level, "upper"));
    }

    private Section alone(JsonNode analysis) {
      JsonNode points = analysis.path("singlePointsOfFailure");
      List<List<String>> rows =
          points
              .path("nodes")
              .valueStream()
              .map(point ->
                  List.of(
                      text(point, "name"),
                      text(point, "key"),
                      ClassWords.of(text(point, "class"), language)))
              .toList();
      return new Section(
          word("report.single-points"),
          List.of(word("file.component"), word("file.key"), word("file.class")),
          rows,
          note(analysis, points, rows.isEmpty() ? word("service.no-single-point") : ""));
    }

    private Section together(JsonNode analysis) {
      List<List<String>> rows =
          analysis
              .at("/cutSets/nodes")
              .valueStream()
              .filter(set -> set.path("members").size() == 2)
              .map(set ->
                  List.of(
                      set.path("members")
                          .valueStream()
                          .map(member -> text(member, "name"))
                          .collect(Collectors.joining(" + "))))
              .toList();
      return new Section(
          word("service.pairs"),
          List.of(),
          rows,
          note(analysis, analysis.path("cutSets"), rows.isEmpty() ? word("service.no-pair") : ""));
    }

    private Section changes(JsonNode changes) {
      List<List<String>> rows =
          changes
              .path("nodes")
              .valueStream()
              .map(one ->
                  List.of(
                      one.at("/change/number").asString(),
                      one.at("/change/title").asString(),
                      word("change.state.%s", one.at("/change/state").asString()),
                      times.span(
                          Instant.parse(text(one, "start")), Instant.parse(text(one, "end"))),
                      "%s %s"
                          .formatted(
                              Asked.cell(one.at("/risk/score")),
                              word("risk.%s", one.at("/risk/level").asString()))))
              .toList();
      return new Section(
          word("report.changes"),
          List.of(
              word("file.number"),
              word("file.title"),
              word("file.changeState"),
              word("report.when"),
              word("file.score")),
          rows,
          rows.isEmpty() ? word("report.no-change") : left(changes));
    }

    private Section open(JsonNode records) {
      return new Section(
          word("ci.open"),
          List.of(),
          records
              .valueStream()
              .map(one ->
                  List.of(
                      one.at("/record/number").asString(), text(one, "title"), text(one, "state")))
              .toList(),
          records.isEmpty() ? word("ci.nothing-open") : "");
    }

    /// What isn't known counts more than that nothing was found.
    private String note(JsonNode analysis, JsonNode connection, String nothing) {
      String missing = analysis.at("/completeness/missing").asString("");
      return missing.isEmpty() ? or(left(connection), nothing) : missing;
    }

    /// How many of a connection the report has no room for.
    private String left(JsonNode connection) {
      int left = connection.path("totalCount").asInt() - connection.path("nodes").size();
      return left > 0 ? word("report.left") + " " + left : "";
    }

    /// Rounded down: what fails now and then is never written as 100 %.
    private String percent(JsonNode level, String name) {
      if (!level.path(name).isNumber()) {
        return "";
      }
      NumberFormat format = NumberFormat.getNumberInstance(language.locale());
      format.setMinimumFractionDigits(2);
      format.setMaximumFractionDigits(4);
      format.setRoundingMode(RoundingMode.FLOOR);
      return format.format(level.path(name).asDouble()) + "\u00a0%";
    }

    private static String time(JsonNode level, String name) {
      String given = text(level, name);
      if (given.isEmpty()) {
        return "";
      }
      Duration time = Duration.parse(given);
      return time.toMinutes() == 0
          ? time.toSeconds() + "\u00a0s"
          : "%d\u00a0h %d\u00a0min".formatted(time.toHours(), time.toMinutesPart());
    }

    private static String text(JsonNode of, String name) {
      return Asked.cell(of.path(name));
    }

    private static String or(String text, String otherwise) {
      return text.isEmpty() ? otherwise : text;
    }

    private String word(String key) {
      return asked.word(key);
    }

    private String word(String key, Object part) {
      return asked.word(key, part);
    }
  }
}
