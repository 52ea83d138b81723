package org.kaskade.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// An outage answer as a tree for the terminal: each affected CI under the one it is affected
/// through.
final class Terminal {
  private static final Map<String, String> SIGNS =
      Map.of("OUTAGE", "✕", "DEGRADED", "◒", "AT_RISK", "△");
  private static final Map<String, String> WORDS =
      Map.of("OUTAGE", "outage", "DEGRADED", "degraded", "AT_RISK", "at risk");

  private final Map<String, JsonNode> affected = new LinkedHashMap<>();
  private final Map<String, List<String>> below = new LinkedHashMap<>();
  private final List<String> failed = new ArrayList<>();

  /// @param nodes the nodes of `affected` with `ci { key name class }`, `state`, `path { ci { key }
  ///   }` and `causes`
  private Terminal(JsonNode nodes) {
    for (JsonNode node : nodes) {
      String key = node.at("/ci/key").asString();
      JsonNode path = node.get("path");
      affected.put(key, node);
      if (path.size() < 2) {
        failed.add(key);
      } else {
        String through = path.get(path.size() - 2).at("/ci/key").asString();
        below.computeIfAbsent(through, k -> new ArrayList<>()).add(key);
      }
    }
  }

  /// The whole tree, one line a CI.
  static String tree(JsonNode nodes) {
    Terminal terminal = new Terminal(nodes);
    StringBuilder lines = new StringBuilder();
    for (String key : terminal.failed) {
      terminal.line(key, "  ", "  ", lines);
    }
    return lines.toString();
  }

  private void line(String key, String lead, String indent, StringBuilder lines) {
    JsonNode node = affected.get(key);
    if (node == null) {
      return;
    }
    String state = node.get("state").asString();
    lines
        .append(lead)
        .append(SIGNS.getOrDefault(state, "?"))
        .append(' ')
        .append(node.at("/ci/name").asString())
        .append("  ")
        .append(node.at("/ci/class").asString())
        .append(", ")
        .append(WORDS.getOrDefault(state, state))
        .append(group(node))
        .append('\n');
    List<String> next = below.getOrDefault(key, List.of()).stream().sorted().toList();
    for (int i = 0; i < next.size(); i++) {
      boolean last = i == next.size() - 1;
      line(next.get(i), indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "), lines);
    }
  }

  private static String group(JsonNode node) {
    for (JsonNode cause : node.get("causes")) {
      JsonNode group = cause.get("group");
      if (group != null && !group.isNull()) {
        int up = group.get("up").asInt();
        int need = group.get("need").asInt();
        return " – group '%s' has %d of %d up and needs %d%s"
            .formatted(
                group.get("group").asString(),
                up,
                group.get("members").asInt(),
                need,
                up == need ? ": no spare left" : "");
      }
    }
    return "";
  }
}
