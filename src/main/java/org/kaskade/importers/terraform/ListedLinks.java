package org.kaskade.importers.terraform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes dependencies of what resources list as needed, where attributes don't tell more.
///
/// Of a list that holds what is needed indirectly, too, only what is needed directly counts: else a
/// record that points to a load balancer would need each machine behind it.
final class ListedLinks {
  private static final int MOST_STEPS = 20_000_000;
  private static final int LONGEST_WAY = 1_000;

  private final TerraformMapping mapping;
  private final Edges edges;
  private final Meanings meanings;
  private final FileNotes notes;
  private int steps;

  /// What it means that the first names the second in an attribute.
  interface Meanings {
    Meaning of(Node node, String path, Node other);
  }

  ListedLinks(TerraformMapping mapping, Edges edges, Meanings meanings, FileNotes notes) {
    this.mapping = mapping;
    this.edges = edges;
    this.meanings = meanings;
    this.notes = notes;
  }

  void link(Node node) {
    Resource resource = node.resource();
    Map<String, List<Node>> found = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (Listed listed : resource.dependencies()) {
      List<Node> nodes = found(node, listed);
      if (!nodes.isEmpty()) {
        found.putIfAbsent(listed.address(), nodes);
        lines.putIfAbsent(listed.address(), listed.line());
      }
    }
    Set<String> indirect = resource.closure() ? indirect(found) : Set.of();
    found.forEach((address, nodes) -> {
      if (!indirect.contains(address)) {
        int line = lines.getOrDefault(address, resource.line());
        List<Node> meant = resource.closure() ? cis(nodes) : beyond(nodes);
        add(node, meant, line);
      }
    });
  }

  private List<Node> found(Node node, Listed listed) {
    Resource resource = node.resource();
    List<Node> nodes = node.unit().find(listed.address(), resource);
    if (nodes.isEmpty() && !resource.module().isEmpty()) {
      nodes = node.unit().find(ResourceAddress.join(resource.module(), listed.address()), resource);
    }
    if (nodes.isEmpty()) {
      List<String> names = ResourceAddress.steps(listed.address());
      boolean data = names.contains("data");
      boolean module = names.size() % 2 == 0 && names.get(names.size() - 2).equals("module");
      String code = module ? "WHOLE_MODULE" : "WITHOUT_INSTANCE";
      if (!data && !mapping.ignored().matches(type(names)) && !node.unit().isExhausted()) {
        notes.of(resource.file()).add(code, listed.address(), listed.line());
      }
    }
    if (node.unit().isExhausted()) {
      notes.of(resource.file()).add("LIMIT", resource.block(), resource.line());
    }
    return nodes;
  }

  private static String type(List<String> names) {
    return names.size() < 2 ? names.getFirst() : names.get(names.size() - 2);
  }

  private void add(Node node, List<Node> meant, int line) {
    if (meant.isEmpty() || meant.stream().anyMatch(other -> edges.related(node, other))) {
      return;
    }
    for (Node other : meant) {
      Meaning meaning = meanings.of(node, "", other);
      boolean circle = !meaning.turned() && edges.needs(other, node);
      boolean spares =
          meant.size() > 1 && meaning.group() == null && mapping.spares().contains(other.ciClass());
      if (!circle) {
        edges.add(node, other, spares ? meaning.grouped(other.resource().block()) : meaning, line);
      }
    }
  }

  private static List<Node> cis(List<Node> nodes) {
    return nodes.stream().filter(Node::isCi).toList();
  }

  /// The CIs, and in the place of others what these list.
  private static List<Node> beyond(List<Node> nodes) {
    if (nodes.stream().allMatch(Node::isCi)) {
      return nodes;
    }
    List<Node> found = new ArrayList<>();
    Set<Node> seen = new HashSet<>(nodes);
    Deque<Node> open = new ArrayDeque<>(nodes);
    while (!open.isEmpty() && seen.size() < LONGEST_WAY) {
      Node next = open.pop();
      if (next.isCi()) {
        found.add(next);
        continue;
      }
      for (Listed listed : next.resource().dependencies()) {
        for (Node other : next.unit().find(listed.address(), next.resource())) {
          if (seen.add(other)) {
            open.push(other);
          }
        }
      }
    }
    return found;
  }

  /// What another CI in the list lists in its turn; of two that list each other both count.
  private Set<String> indirect(Map<String, List<Node>> found) {
    Set<String> indirect = new HashSet<>();
    found.forEach((address, nodes) -> {
      Node first = nodes.getFirst();
      if (!first.isCi()) {
        return;
      }
      for (Listed further : first.resource().dependencies()) {
        if (++steps > MOST_STEPS) {
          return;
        }
        List<Node> others = found.get(further.address());
        if (others != null
            && !further.address().equals(address)
            && !lists(others.getFirst(), address)) {
          indirect.add(further.address());
        }
      }
    });
    return indirect;
  }

  private boolean lists(Node node, String address) {
    steps += node.resource().dependencies().size();
    return node.resource().dependencies().stream()
        .anyMatch(listed -> listed.address().equals(address));
  }
}
