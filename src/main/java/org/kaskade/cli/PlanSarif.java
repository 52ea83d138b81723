package org.kaskade.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A plan as SARIF 2.1.0, which Git hosts show beside the lines it is about.
///
/// What a single point of failure comes from isn't one line: it stands at the first change that
/// retires something, else at the first change.
final class PlanSarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final List<Map<String, Object>> results = new ArrayList<>();
  private final @Nullable JsonNode fallback;

  private PlanSarif(JsonNode plan) {
    this.fallback = culprit(plan);
  }

  static Map<String, Object> of(JsonNode plan, String version) {
    PlanSarif sarif = new PlanSarif(plan);
    plan.path("singlePointsAppearing")
        .forEach(point ->
            sarif.add(
                "single-point-of-failure",
                point.path("criticality").asString("").equals("CRITICAL") ? "error" : "warning",
                PlanText.singlePoint(point),
                null));
    plan.path("groupsLosingRedundancy")
        .forEach(group -> sarif.add("lost-redundancy", "warning", PlanText.group(group), null));
    plan.path("worseServices")
        .forEach(service -> sarif.add("worse-service", "warning", PlanText.worse(service), null));
    plan.at("/report/problems")
        .forEach(problem ->
            sarif.add(
                "inventory-problem",
                level(problem.path("severity").asString("")),
                problem.path("message").asString(""),
                problem));
    plan.at("/changes/nodes")
        .valueStream()
        .filter(change -> change.path("action").asString("").equals("RETIRE"))
        .forEach(change -> sarif.add("retirement", "note", PlanText.change(change), change));
    return sarif.document(version);
  }

  private static @Nullable JsonNode culprit(JsonNode plan) {
    JsonNode first = null;
    for (JsonNode change : plan.at("/changes/nodes")) {
      if (change.path("file").isString()) {
        first = first == null ? change : first;
        if (change.path("action").asString("").equals("RETIRE")) {
          return change;
        }
      }
    }
    return first;
  }

  private static String level(String severity) {
    return switch (severity) {
      case "ERROR" -> "error";
      case "WARNING" -> "warning";
      default -> "note";
    };
  }

  private void add(String rule, String level, String message, @Nullable JsonNode place) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", rule);
    result.put("level", level);
    result.put("message", Map.of("text", message));
    JsonNode at = place == null ? fallback : place;
    if (at != null && at.path("file").isString()) {
      Map<String, Object> physical = new LinkedHashMap<>();
      physical.put("artifactLocation", Map.of("uri", at.path("file").asString()));
      if (at.path("line").isNumber()) {
        physical.put("region", Map.of("startLine", at.path("line").asInt()));
      }
      result.put("locations", List.of(Map.of("physicalLocation", physical)));
    }
    results.add(result);
  }

  private Map<String, Object> document(String version) {
    List<Map<String, Object>> rules =
        List.of(
            rule(
                "single-point-of-failure",
                "A service hangs on one CI that it didn't hang on before."),
            rule("lost-redundancy", "A redundancy group can lose fewer members than before."),
            rule("worse-service", "The failure of one CI does more to a service than before."),
            rule("inventory-problem", "Something in the inventory can't be read or resolved."),
            rule("retirement", "A CI or dependency that nobody speaks of any more."));
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "Kaskade");
    driver.put("version", version);
    driver.put("rules", rules);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("results", results);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", SCHEMA);
    document.put("version", "2.1.0");
    document.put("runs", List.of(run));
    return document;
  }

  private static Map<String, Object> rule(String id, String text) {
    return Map.of("id", id, "shortDescription", Map.of("text", text));
  }
}
