package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds resources by the ids and names that attributes of others hold.
///
/// An unmistakable id means the resource wherever it stands, in other states of the source as well;
/// a number or a plain name does only within the state and in an attribute that is called like the
/// type, e.g. `network_id` for `hcloud_network`.
final class Names {
  private static final int LONGEST_NAME = 255;

  /// Keeps the time linear where many resources are called the same.
  private static final int MOST_OF_ONE_NAME = 64;

  private static final Set<String> PLAIN = Set.of("id", "name");

  private final Map<String, List<Node>> telling = new HashMap<>();
  private final Map<Unit, Map<String, List<Node>>> plain = new HashMap<>();
  private final Map<Unit, Map<String, List<Node>>> byAttribute = new HashMap<>();

  /// @param ids paths of attributes that hold what others may call the resource
  /// @param by paths of attributes that rules name for the same end
  Names(List<Node> nodes, Set<String> ids, Set<String> by) {
    for (Node node : nodes) {
      Set<String> seen = new HashSet<>();
      for (Leaf leaf : node.resource().leaves()) {
        String text = leaf.text();
        if (text == null || !seen.add(leaf.path() + "\n" + text)) {
          continue;
        }
        if (ids.contains(leaf.path()) && Ids.isTelling(text) && seen.add(Ids.normal(text))) {
          put(telling.computeIfAbsent(Ids.normal(text), any -> new ArrayList<>()), node);
        }
        if (PLAIN.contains(leaf.path()) && text.length() <= LONGEST_NAME && seen.add("\n" + text)) {
          put(in(plain, node, text), node);
        }
        if (by.contains(leaf.path())) {
          put(in(byAttribute, node, leaf.path() + "\n" + text), node);
        }
      }
    }
  }

  private static void put(List<Node> nodes, Node node) {
    if (nodes.size() < MOST_OF_ONE_NAME) {
      nodes.add(node);
    }
  }

  private static List<Node> in(Map<Unit, Map<String, List<Node>>> maps, Node node, String key) {
    return maps.computeIfAbsent(node.unit(), any -> new HashMap<>())
        .computeIfAbsent(key, any -> new ArrayList<>());
  }

  /// The resources that a value of another one means.
  List<Node> find(Node from, Leaf leaf) {
    Set<Node> found = new LinkedHashSet<>();
    for (String address : leaf.references()) {
      found.addAll(from.unit().find(address, from.resource()));
    }
    String text = leaf.text();
    if (text != null && found.isEmpty()) {
      found.addAll(Ids.isTelling(text) ? byId(from, text) : byName(from, leaf.path(), text));
    }
    found.remove(from);
    return List.copyOf(found);
  }

  /// The resources, in the same unit, one of whose attributes has this value.
  List<Node> find(Node from, String text, List<String> attributes) {
    Set<Node> found = new LinkedHashSet<>();
    for (String attribute : attributes) {
      found.addAll(
          byAttribute
              .getOrDefault(from.unit(), Map.of())
              .getOrDefault(attribute + "\n" + text, List.of()));
    }
    found.remove(from);
    return List.copyOf(found);
  }

  /// The resources that contain this one, as far as its id tells.
  List<Node> container(Node node, Leaf id) {
    String text = id.text();
    if (text != null) {
      for (String container : Ids.containers(text)) {
        List<Node> found = nearest(node, telling.getOrDefault(container, List.of()));
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  private List<Node> byId(Node from, String text) {
    List<Node> found = nearest(from, telling.getOrDefault(Ids.normal(text), List.of()));
    if (!found.isEmpty()) {
      return found;
    }
    for (String container : Ids.containers(text)) {
      List<Node> around = nearest(from, telling.getOrDefault(container, List.of()));
      if (!around.isEmpty()) {
        // What an id of its own has within the naming resource itself is no link to elsewhere.
        return around.contains(from) ? List.of() : around;
      }
    }
    return List.of();
  }

  /// CIs before others, those of the same unit before those elsewhere; one of each kind.
  private static List<Node> nearest(Node from, List<Node> candidates) {
    List<Node> here = candidates.stream().filter(node -> node.unit() == from.unit()).toList();
    List<Node> near = here.isEmpty() ? candidates : here;
    List<Node> cis = near.stream().filter(Node::isCi).toList();
    List<Node> best = cis.isEmpty() ? near : cis;
    return best.isEmpty() || best.contains(from) ? best : List.of(best.getFirst());
  }

  private List<Node> byName(Node from, String path, String text) {
    String stem = stem(path.substring(path.lastIndexOf('.') + 1));
    if (stem.isEmpty() || text.length() > LONGEST_NAME) {
      return List.of();
    }
    List<Node> candidates =
        plain.getOrDefault(from.unit(), Map.of()).getOrDefault(text, List.of()).stream()
            .filter(node ->
                node != from
                    && node.provider().equals(from.provider())
                    && isCalled(node.type(), stem))
            .toList();
    List<Node> cis = candidates.stream().filter(Node::isCi).toList();
    List<Node> best = cis.isEmpty() ? candidates : cis;
    return best.size() == 1 ? best : List.of();
  }

  private static boolean isCalled(String type, String stem) {
    String bare = type.replaceFirst("_v[0-9]$", "");
    return bare.endsWith("_" + stem) || bare.endsWith("_" + stem.replaceFirst("s$", ""));
  }

  /// `network` of `network_ids`, nothing of `id` or `name`.
  private static String stem(String key) {
    return PLAIN.contains(key) ? "" : key.replaceFirst("_(?:ids?|arns?|names?|self_links?)$", "");
  }
}
