package org.kaskade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// An impact analysis for people: services first, then how the failure gets there.
final class ImpactText {
  private final JsonNode analysis;

  ImpactText(JsonNode analysis) {
    this.analysis = analysis;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    lines.add(counts());
    if (analysis.path("services").isEmpty()) {
      lines.add("");
      lines.add("No service is affected." + (weakened().isEmpty() ? "" : " Groups held:"));
    } else {
      lines.add("");
      lines.add("Services reached, the most critical first:");
      lines.addAll(services().text());
      lines.add("");
      lines.add("How it gets there:");
      analysis.path("services").forEach(service -> lines.add("  " + path(service)));
    }
    if (!weakened().isEmpty()) {
      lines.add("");
      lines.add("Redundancy that is used up:");
      weakened().forEach(group -> lines.add("  " + group));
    }
    return String.join("\n", lines.stream().map(ImpactText::line).toList()) + "\n";
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("### " + Words.escaped(headline()));
    lines.add("");
    lines.add(counts());
    lines.add("");
    if (analysis.path("services").isEmpty()) {
      lines.add("No service is affected.");
    } else {
      lines.addAll(services().markdown());
      lines.add("");
      analysis.path("services").forEach(service -> lines.add("- " + Words.escaped(path(service))));
    }
    if (!weakened().isEmpty()) {
      lines.add("");
      lines.add("**Redundancy that is used up**");
      lines.add("");
      weakened().forEach(group -> lines.add("- " + Words.escaped(group)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(String text) {
    return Words.plain(text);
  }

  private String headline() {
    String failed =
        analysis
            .path("failed")
            .valueStream()
            .map(ci ->
                ci.at("/ci/key").asString("")
                    + (Words.text(ci, "state").equals("OUTAGE")
                        ? ""
                        : " (" + Words.word(ci.path("state")) + ")"))
            .collect(Collectors.joining(", "));
    return "If %s %s, in revision %s:"
        .formatted(
            failed,
            analysis.path("failed").size() == 1 ? "fails" : "fail",
            analysis.at("/revision/number").asString());
  }

  private String counts() {
    String counted =
        analysis
            .path("counts")
            .valueStream()
            .filter(count -> !Words.text(count, "state").equals("UNAFFECTED"))
            .filter(count -> count.path("count").asInt() > 0)
            .map(count ->
                "%s %s".formatted(Words.word(count.path("state")), count.path("count").asString()))
            .collect(Collectors.joining(", "));
    return counted.isEmpty() ? "nothing is affected" : counted + " (those that fail included)";
  }

  private TextTable services() {
    TextTable table = new TextTable("service", "state", "criticality", "owner", "name");
    for (JsonNode service : analysis.path("services")) {
      JsonNode ci = service.path("ci");
      table.row(
          Words.text(ci, "key"),
          Words.word(service.path("state")),
          Words.word(ci.path("criticality")),
          Words.text(ci, "owner"),
          Words.text(ci, "name"));
    }
    return table;
  }

  private static String path(JsonNode service) {
    return service
        .path("path")
        .valueStream()
        .map(step -> {
          JsonNode via = step.path("via");
          String soft = Words.text(via, "strength").equals("SOFT") ? " (softly)" : "";
          return step.at("/ci/key").asString("") + soft;
        })
        .collect(Collectors.joining(" > "));
  }

  private List<String> weakened() {
    return analysis
        .path("weakenedGroups")
        .valueStream()
        .map(group ->
            "%s of %s: %s of %s up, needs %s"
                .formatted(
                    Words.text(group, "group"),
                    group.at("/dependent/key").asString(""),
                    group.path("up").asString(),
                    group.path("members").asString(),
                    group.path("need").asString()))
        .toList();
  }
}
