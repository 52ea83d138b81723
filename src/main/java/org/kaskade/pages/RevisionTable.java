package org.kaskade.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kaskade.dossier.TableFile;
import org.kaskade.graphql.RequestRefused;
import tools.jackson.databind.JsonNode;

/// What a revision did: a row per value and per dependency that changed.
final class RevisionTable {
  private static final int PAGE = 500;

  private RevisionTable() {}

  static TableFile of(Asked asked) {
    int number = Integer.parseInt(asked.part("number"));
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode change :
        asked.askAll("revision", Map.of("number", number), "/revisionChanges", PAGE)) {
      addRows(asked, change, rows);
      if (rows.size() > Asked.MOST_ROWS) {
        throw RequestRefused.limit(
            "FILE_TOO_LARGE",
            "Revision %d changed more than %,d values. Ask page by page with revisionChanges."
                .formatted(number, Asked.MOST_ROWS));
      }
    }
    return new TableFile(
        asked.word("revision.title"),
        Stream.of("key", "event", "attribute", "dependency", "before", "after")
            .map(name -> asked.word("file.%s", name))
            .toList(),
        rows);
  }

  private static void addRows(Asked asked, JsonNode change, List<List<String>> rows) {
    String key = Asked.cell(change.path("key"));
    String event = asked.word("revision.%s", change.path("event").asString());
    int before = rows.size();
    for (JsonNode one : change.path("attributes")) {
      rows.add(
          List.of(
              key,
              event,
              Asked.cell(one.path("attribute")),
              "",
              Asked.cell(one.path("before")),
              Asked.cell(one.path("after"))));
    }
    for (JsonNode one : change.path("dependencies")) {
      String group = Asked.cell(one.path("group"));
      rows.add(
          List.of(
              key,
              event,
              "",
              "%s %s%s"
                  .formatted(
                      Asked.cell(one.path("type")),
                      Asked.cell(one.path("provider")),
                      group.isEmpty() ? "" : " " + group),
              terms(one.path("before")),
              terms(one.path("after"))));
    }
    if (rows.size() == before) {
      rows.add(List.of(key, event, "", "", "", ""));
    }
  }

  private static String terms(JsonNode said) {
    return (Asked.cell(said.path("strength")) + " " + Asked.cell(said.path("need"))).strip();
  }
}
