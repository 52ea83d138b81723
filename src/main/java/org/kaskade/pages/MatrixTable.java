package org.kaskade.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kaskade.dossier.TableFile;
import tools.jackson.databind.JsonNode;

/// Components against services: what the outage of each component alone makes of each service.
final class MatrixTable {
  /// Columns where nobody chose any, and at most, as on the page.
  private static final int COLUMNS = 12;

  private static final int MOST_COLUMNS = 40;

  private static final List<String> STATES = List.of("UNAFFECTED", "AT_RISK", "DEGRADED", "OUTAGE");
  private static final List<String> CRITICALITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");

  private MatrixTable() {}

  static TableFile of(Asked asked) {
    List<String> columns = columns(asked);
    List<JsonNode> components = new ArrayList<>();
    if (!columns.isEmpty()) {
      asked
          .ask("service-matrix", Map.of("services", columns))
          .path("cfia")
          .forEach(components::add);
    }
    List<String> header = new ArrayList<>();
    Stream.of("component", "key", "class").forEach(name -> header.add(asked.word("file.%s", name)));
    if (!components.isEmpty()) {
      components
          .getFirst()
          .path("cells")
          .forEach(cell -> header.add(cell.at("/service/name").asString()));
    }
    header.add(asked.word("file.takesDown"));
    components.removeIf(row -> worst(row) == 0);
    if (asked.has("single")) {
      components.removeIf(row -> outages(row) == 0);
    }
    components.sort(
        Comparator.comparingInt(MatrixTable::worst)
            .thenComparingLong(MatrixTable::outages)
            .thenComparingInt(MatrixTable::criticality)
            .reversed()
            .thenComparing(row -> row.at("/component/name").asString()));
    return new TableFile(
        asked.word("cfia.title"),
        header,
        components.stream().map(component -> row(asked, component)).toList());
  }

  private static List<String> columns(Asked asked) {
    List<String> chosen = asked.all("service");
    if (chosen != null) {
      return chosen.subList(0, Math.min(MOST_COLUMNS, chosen.size()));
    }
    List<String> all = new ArrayList<>();
    asked
        .ask("critical-services", Map.of())
        .at("/criticalComponents/services")
        .forEach(one -> all.add(one.at("/ci/key").asString()));
    return all.subList(0, Math.min(COLUMNS, all.size()));
  }

  private static List<String> row(Asked asked, JsonNode row) {
    List<String> cells = new ArrayList<>();
    for (String name : List.of("name", "key", "class")) {
      cells.add(Asked.cell(row.path("component").path(name)));
    }
    for (JsonNode cell : row.path("cells")) {
      String state = cell.path("state").asString();
      // What is affected shall be seen at once among the many that are not.
      cells.add(asked.word(state.equals(STATES.getFirst()) ? "cfia.letter.%s" : "state.%s", state));
    }
    cells.add(Long.toString(outages(row)));
    return cells;
  }

  private static int worst(JsonNode row) {
    int worst = 0;
    for (JsonNode cell : row.path("cells")) {
      worst = Math.max(worst, STATES.indexOf(cell.path("state").asString()));
    }
    return worst;
  }

  private static long outages(JsonNode row) {
    return row.path("cells")
        .valueStream()
        .filter(cell -> cell.path("state").asString().equals("OUTAGE"))
        .count();
  }

  private static int criticality(JsonNode row) {
    return CRITICALITIES.indexOf(row.at("/component/criticality").asString());
  }
}
