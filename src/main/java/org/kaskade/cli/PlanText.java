package org.kaskade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A plan in sentences, and as Markdown for the comment on a pull request.
final class PlanText {
  /// Lines of each list that a comment shows; their number is always told.
  private static final int SHOWN = 50;

  private PlanText() {}

  static String singlePoint(JsonNode point) {
    return "%s hangs on %s".formatted(text(point, "service"), text(point, "component"));
  }

  static String group(JsonNode group) {
    return "group %s of %s: %s of %s must be up, before %s of %s"
        .formatted(
            text(group, "group"),
            text(group, "dependent"),
            text(group, "needAfter"),
            text(group, "membersAfter"),
            text(group, "needBefore"),
            text(group, "membersBefore"));
  }

  static String worse(JsonNode service) {
    return "%s: one failure makes it %s, before at worst %s"
        .formatted(text(service, "service"), text(service, "after"), text(service, "before"));
  }

  static String problem(JsonNode problem) {
    return "%s: %s".formatted(place(problem), text(problem, "message"));
  }

  static String change(JsonNode change) {
    String place = place(change);
    return "%s %s%s"
        .formatted(
            text(change, "action").toLowerCase(Locale.ROOT),
            text(change, "key"),
            place.isEmpty() ? "" : " (" + place + ")");
  }

  private static String place(JsonNode node) {
    String line = text(node, "line");
    return text(node, "file") + (line.isEmpty() ? "" : ":" + line);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /// @param title of the source and ref
  /// @param failures what the gates didn't let through
  static String markdown(String title, JsonNode plan, List<String> failures) {
    List<String> lines = new ArrayList<>();
    lines.add("### " + Words.escaped(title));
    lines.add("");
    JsonNode report = plan.path("report");
    lines.add(
        "%s to add, %s to change, %s to retire; dependencies: %s to add, %s to remove. Nothing was written."
            .formatted(
                report.path("created").asInt(),
                report.path("updated").asInt(),
                report.path("retired").asInt(),
                report.path("dependenciesAdded").asInt(),
                report.path("dependenciesRemoved").asInt()));
    add(lines, "Stopped by the policy", failures.stream().map(Words::escaped).toList());
    add(
        lines,
        "New single points of failure",
        each(plan.path("singlePointsAppearing"), PlanText::singlePoint));
    add(
        lines,
        "Single points of failure that go away",
        each(plan.path("singlePointsDisappearing"), PlanText::singlePoint));
    add(
        lines,
        "Redundancy that gets weaker",
        each(plan.path("groupsLosingRedundancy"), PlanText::group));
    add(
        lines,
        "Services with a worse worst case",
        each(plan.path("worseServices"), PlanText::worse));
    add(lines, "Problems in the inventory", each(report.path("problems"), PlanText::problem));
    add(
        lines,
        "Changes",
        each(plan.at("/changes/nodes"), PlanText::change),
        plan.at("/changes/totalCount").asInt());
    return String.join("\n", lines) + "\n";
  }

  private static List<String> each(JsonNode list, Function<JsonNode, String> sentence) {
    return list.valueStream().map(node -> Words.escaped(sentence.apply(node))).toList();
  }

  private static void add(List<String> lines, String heading, List<String> items) {
    add(lines, heading, items, items.size());
  }

  private static void add(List<String> lines, String heading, List<String> items, int total) {
    if (items.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("**%s** (%d)".formatted(heading, total));
    lines.add("");
    items.stream().limit(SHOWN).forEach(item -> lines.add("- " + item));
    int shown = Math.min(SHOWN, items.size());
    if (total > shown) {
      lines.add("- … and %d more".formatted(total - shown));
    }
  }
}
