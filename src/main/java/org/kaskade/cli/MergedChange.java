package org.kaskade.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.cli.ServerCall.FailedCall;
import tools.jackson.databind.JsonNode;

/// What merging a Git ref changes, as a change to be assessed.
///
/// A CI that is changed has the effect that is given; one that is retired is out. The dependent of
/// a dependency that is added, changed or retired is changed. CIs that are new have no dependents
/// yet, so that nothing hangs on them.
///
/// @param changes effect by key
/// @param added CIs that are new
record MergedChange(Map<String, String> changes, int added) {
  /// Of a dependency: its dependent, type, provider and group.
  private static final Pattern DEPENDENCY = Pattern.compile("(.+?) [A-Z][A-Z0-9_]* .+");

  /// Asks the server for a plan, page by page.
  static MergedChange of(ServerCall server, String source, String ref, String effect)
      throws FailedCall {
    List<JsonNode> planned = new ArrayList<>();
    @Nullable String after = null;
    do {
      Map<String, Object> variables = new LinkedHashMap<>(Map.of("name", source, "ref", ref));
      if (after != null) {
        variables.put("after", after);
      }
      JsonNode page = server.ask("plan-changes", variables).at("/planSource/changes");
      page.path("nodes").forEach(planned::add);
      after =
          page.at("/pageInfo/hasNextPage").asBoolean()
              ? page.at("/pageInfo/endCursor").asString()
              : null;
    } while (after != null);
    return of(planned, effect);
  }

  static MergedChange of(List<JsonNode> planned, String effect) {
    Map<String, String> changes = new LinkedHashMap<>();
    List<String> added = new ArrayList<>();
    for (JsonNode change : planned) {
      if (Words.text(change, "kind").equals("ci")) {
        String key = Words.text(change, "key");
        switch (Words.text(change, "action")) {
          case "ADD" -> added.add(key);
          case "RETIRE" -> changes.put(key, "OUTAGE");
          default -> changes.putIfAbsent(key, effect);
        }
      }
    }
    for (JsonNode change : planned) {
      Matcher dependency = DEPENDENCY.matcher(Words.text(change, "key"));
      if (Words.text(change, "kind").equals("dependency") && dependency.matches()) {
        changes.putIfAbsent(dependency.group(1), effect);
      }
    }
    added.forEach(changes::remove);
    return new MergedChange(changes, added.size());
  }

  List<Map<String, Object>> input() {
    return changes.entrySet().stream()
        .map(ci -> {
          Map<String, Object> changed = new LinkedHashMap<>();
          changed.put("key", ci.getKey());
          changed.put("effect", ci.getValue());
          return changed;
        })
        .toList();
  }
}
