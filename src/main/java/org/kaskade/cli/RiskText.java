package org.kaskade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The risk of a change for people.
final class RiskText {
  private final String title;
  private final JsonNode risk;

  /// @param title of the change
  RiskText(String title, JsonNode risk) {
    this.title = title;
    this.risk = risk;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    lines.add("");
    lines.add("What the score is made of:");
    lines.addAll(factors().text());
    lines.add("");
    lines.add("Expected: " + impact("expected"));
    lines.add("Worst case: " + impact("worstCase"));
    section(lines, "Services the worst case reaches:", services(), "  ", "");
    section(lines, "Worse together:", collisions(), "  ", "");
    section(lines, "Has to be approved by:", approvals(), "  ", "");
    return String.join("\n", lines.stream().map(Words::plain).toList()) + "\n";
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("### " + Words.escaped(headline()));
    lines.add("");
    lines.addAll(factors().markdown());
    lines.add("");
    lines.add("Expected: " + Words.escaped(impact("expected")) + "  ");
    lines.add("Worst case: " + Words.escaped(impact("worstCase")));
    section(lines, "**Services the worst case reaches**", escaped(services()), "- ", "\n");
    section(lines, "**Worse together**", escaped(collisions()), "- ", "\n");
    section(lines, "**Has to be approved by**", escaped(approvals()), "- ", "\n");
    return String.join("\n", lines) + "\n";
  }

  private static List<String> escaped(List<String> items) {
    return items.stream().map(Words::escaped).toList();
  }

  private static void section(
      List<String> lines, String heading, List<String> items, String mark, String gap) {
    if (!items.isEmpty()) {
      lines.add("");
      lines.add(heading + gap);
      items.forEach(item -> lines.add(mark + item));
    }
  }

  private String headline() {
    return "%s: risk %s of 100, %s (revision %s)"
        .formatted(
            title,
            risk.path("score").asString(),
            Words.word(risk.path("level")),
            risk.at("/revision/number").asString());
  }

  private TextTable factors() {
    TextTable table = new TextTable("points", "of", "factor", "finding");
    for (JsonNode factor : risk.path("factors")) {
      table.row(
          factor.path("points").asString(),
          factor.path("maxPoints").asString(),
          Words.text(factor, "name"),
          Words.text(factor, "finding"));
    }
    return table;
  }

  private String impact(String which) {
    Map<String, Long> states =
        risk.path(which)
            .path("services")
            .valueStream()
            .collect(
                Collectors.groupingBy(
                    service -> Words.word(service.path("state")),
                    java.util.TreeMap::new,
                    Collectors.counting()));
    return states.isEmpty()
        ? "no service is affected."
        : "%d services affected (%s)."
            .formatted(
                risk.path(which).path("services").size(),
                states.entrySet().stream()
                    .map(state -> state.getValue() + " " + state.getKey())
                    .collect(Collectors.joining(", ")));
  }

  private List<String> services() {
    return risk.path("worstCase")
        .path("services")
        .valueStream()
        .map(service ->
            "%s: %s, %s, owner %s"
                .formatted(
                    service.at("/ci/key").asString(""),
                    Words.word(service.path("state")),
                    Words.word(service.at("/ci/criticality")),
                    service.at("/ci/owner").asString("unknown")))
        .toList();
  }

  private List<String> collisions() {
    return risk.path("collisions")
        .valueStream()
        .map(collision ->
            "with %s (%s) from %s to %s: %s"
                .formatted(
                    collision.at("/with/number").asString(""),
                    collision.at("/with/title").asString(""),
                    Words.text(collision, "overlapStart"),
                    Words.text(collision, "overlapEnd"),
                    collision
                        .path("services")
                        .valueStream()
                        .map(service ->
                            service.at("/ci/key").asString("")
                                + " "
                                + Words.word(service.path("state")))
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  private List<String> approvals() {
    return risk.path("requiredApprovals")
        .valueStream()
        .map(approval ->
            "%s: %s".formatted(Words.text(approval, "approver"), Words.text(approval, "reason")))
        .toList();
  }
}
