package org.kaskade.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kaskade.dossier.TableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The services with what they promise, can keep and have before them, as the list of services
/// shows them.
final class ServicesTable {
  /// As many as the API answers for in one question.
  private static final int AT_ONCE = 100;

  private static final List<String> LEVEL =
      List.of(
          "availability",
          "lower",
          "upper",
          "promised",
          "keepsPromise",
          "errorBudget",
          "expectedOutage");

  private ServicesTable() {}

  static TableFile of(Asked asked) {
    JsonNode answer = asked.ask("services", Map.of());
    List<JsonNode> services = new ArrayList<>();
    answer.at("/criticalComponents/services").forEach(services::add);
    Map<String, String> states = new HashMap<>();
    answer
        .at("/outageImpact/services")
        .forEach(one -> states.put(key(one), one.path("state").asString()));
    Map<String, JsonNode> levels = new HashMap<>();
    Map<String, JsonNode> next = new HashMap<>();
    List<String> keys = services.stream().map(ServicesTable::key).toList();
    for (int at = 0; at < keys.size(); at += AT_ONCE) {
      JsonNode prospects =
          asked.ask(
              "service-prospects",
              Map.of("keys", keys.subList(at, Math.min(keys.size(), at + AT_ONCE))));
      prospects.path("availabilities").forEach(one -> levels.put(key(one), one));
      prospects.path("nextChanges").forEach(one -> next.put(one.path("of").asString(), one));
    }
    return new TableFile(
        asked.word("services.title"),
        header(asked),
        services.stream()
            .map(service ->
                row(
                    asked,
                    service,
                    states.getOrDefault(key(service), "UNAFFECTED"),
                    Objects.requireNonNullElse(levels.get(key(service)), MissingNode.getInstance()),
                    Objects.requireNonNullElse(next.get(key(service)), MissingNode.getInstance())))
            .toList());
  }

  private static String key(JsonNode one) {
    return one.at("/ci/key").asString();
  }

  private static List<String> header(Asked asked) {
    List<String> header = new ArrayList<>();
    for (String name :
        List.of("key", "service", "class", "environment", "state", "criticality", "owner")) {
      header.add(asked.word("file.%s", name));
    }
    for (String name : LEVEL) {
      header.add(asked.word("file.%s", name));
    }
    for (String name : List.of("singlePoints", "nextChange", "start", "end")) {
      header.add(asked.word("file.%s", name));
    }
    return header;
  }

  private static List<String> row(
      Asked asked, JsonNode service, String state, JsonNode level, JsonNode next) {
    JsonNode ci = service.path("ci");
    List<String> row = new ArrayList<>();
    row.add(Asked.cell(ci.path("key")));
    row.add(Asked.cell(ci.path("name")));
    row.add(Asked.cell(ci.path("class")));
    row.add(Asked.cell(ci.path("environment")));
    row.add(asked.word("state.%s", state));
    row.add(asked.word("criticality.%s", ci.path("criticality").asString()));
    row.add(Asked.cell(ci.path("owner")));
    LEVEL.forEach(name -> row.add(Asked.cell(level.path(name))));
    row.add(Asked.cell(service.path("singlePoints")));
    row.add(Asked.cell(next.at("/change/number")));
    row.add(Asked.cell(next.path("start")));
    row.add(Asked.cell(next.path("end")));
    return row;
  }
}
