package org.kaskade.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kaskade.dossier.TableFile;
import org.kaskade.graphql.RequestRefused;
import tools.jackson.databind.JsonNode;

/// What merging a branch would change: a row per value that would differ.
final class PlanTable {
  private static final int PAGE = 500;

  private PlanTable() {}

  static TableFile of(Asked asked) {
    String ref = asked.one("ref");
    if (ref == null) {
      throw RequestRefused.invalid(
          "NO_REF", "'ref' is missing. Name the branch, tag or commit, e.g. ?ref=feature/x.");
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode change :
        asked.askAll(
            "plan-rows",
            Asked.with(
                "name",
                asked.part("name"),
                "ref",
                ref,
                "filter",
                Asked.with(
                    "actions",
                    asked.all("action"),
                    "kinds",
                    asked.all("kind"),
                    "classes",
                    asked.all("class"),
                    "text",
                    asked.one("text"))),
            "/planSource/changes",
            PAGE)) {
      addRows(asked, change, rows);
    }
    return new TableFile(
        "%s %s".formatted(asked.part("name"), ref),
        Stream.of("action", "kind", "key", "attribute", "before", "after", "file", "line")
            .map(column -> asked.word("file.%s", column))
            .toList(),
        rows);
  }

  private static void addRows(Asked asked, JsonNode change, List<List<String>> rows) {
    List<String> subject =
        List.of(
            asked.word("plan.action.%s", change.path("action").asString()),
            asked.word("plan.kind.%s", change.path("kind").asString()),
            Asked.cell(change.path("key")));
    List<String> place = List.of(Asked.cell(change.path("file")), Asked.cell(change.path("line")));
    JsonNode before = change.path("before");
    JsonNode after = change.path("after");
    Set<String> names = new TreeSet<>();
    names.addAll(before.propertyNames());
    names.addAll(after.propertyNames());
    names.removeIf(name -> before.path(name).equals(after.path(name)));
    if (change.path("action").asString().equals("RETIRE") || names.isEmpty()) {
      rows.add(row(subject, List.of("", "", ""), place));
      return;
    }
    for (String name : names) {
      rows.add(
          row(
              subject,
              List.of(name, Asked.cell(before.path(name)), Asked.cell(after.path(name))),
              place));
    }
  }

  private static List<String> row(List<String> subject, List<String> value, List<String> place) {
    return Stream.of(subject, value, place).flatMap(List::stream).toList();
  }
}
