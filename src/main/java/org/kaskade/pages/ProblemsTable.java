package org.kaskade.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kaskade.dossier.TableFile;
import org.kaskade.graphql.RequestRefused;
import tools.jackson.databind.JsonNode;

/// The problems in the files of a source, as its last sync found them.
final class ProblemsTable {
  private ProblemsTable() {}

  static TableFile of(Asked asked) {
    String name = asked.part("name");
    JsonNode source =
        asked
            .ask("source-page", Asked.with("name", name, "codes", asked.all("code"), "first", null))
            .path("source");
    if (source.isNull()) {
      throw RequestRefused.notFound("UNKNOWN_SOURCE", "There is no source '%s'.".formatted(name));
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode problem : source.at("/lastSync/problems")) {
      rows.add(
          List.of(
              asked.word("sources.severity.%s", problem.path("severity").asString()),
              Asked.cell(problem.path("file")),
              Asked.cell(problem.path("line")),
              Asked.cell(problem.path("code")),
              Asked.cell(problem.path("message"))));
    }
    return new TableFile(
        name,
        Stream.of("severity", "file", "line", "code", "problem")
            .map(column -> asked.word("file.%s", column))
            .toList(),
        rows);
  }
}
