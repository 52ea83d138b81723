package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;
import tools.jackson.databind.JsonNode;

/// Gives the parsed tree of a TOML file its lines back.
final class TomlTree {
  private final TomlPlaces places;

  TomlTree(TomlPlaces places) {
    this.places = places;
  }

  YamlNode of(JsonNode root) {
    return node(root, "", 1);
  }

  private YamlNode node(JsonNode node, String path, int lineAbove) {
    int line = places.lineOf(path, lineAbove);
    if (node.isObject()) {
      Map<String, YamlNode> entries = new LinkedHashMap<>();
      Map<String, Integer> lines = new HashMap<>();
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        entries.put(entry.getKey(), node(entry.getValue(), below, line));
        lines.put(entry.getKey(), places.lineOf(below, line));
      }
      return new YamlMapping(entries, lines, List.of(), line);
    }
    if (node.isArray()) {
      List<YamlNode> items = new ArrayList<>();
      int index = 0;
      for (JsonNode item : node) {
        items.add(node(item, path + "[" + index++ + "]", line));
      }
      return new YamlSequence(items, line);
    }
    boolean text = !node.isNumber() && !node.isBoolean();
    String value = node.asString();
    return new YamlScalar(value, !text, null, line);
  }
}
