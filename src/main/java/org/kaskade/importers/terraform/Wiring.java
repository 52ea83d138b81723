package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what depends on what: by what attributes name, by resources that tie two others, and by
/// what resources list.
final class Wiring {
  private final TerraformMapping mapping;
  private final Names names;
  private final Edges edges = new Edges();
  private final Map<List<String>, Meaning> meanings = new HashMap<>();

  private final Map<List<String>, Optional<LinkRule>> byRules = new HashMap<>();

  private Wiring(TerraformMapping mapping, List<Node> nodes) {
    this.mapping = mapping;
    Set<String> by = new HashSet<>();
    mapping.links().forEach(rule -> by.addAll(rule.by()));
    mapping.edges().forEach(rule -> by.addAll(rule.by()));
    this.names = new Names(nodes, mapping.ids(), by);
  }

  static Edges wire(TerraformMapping mapping, List<Node> nodes, FileNotes notes) {
    Wiring wiring = new Wiring(mapping, nodes);
    Ties ties = new Ties(wiring.names, wiring.edges);
    for (Node node : nodes) {
      if (node.isCi()) {
        wiring.attributes(node, ties);
      } else {
        ties.tie(node);
      }
    }
    ListedLinks listed = new ListedLinks(mapping, wiring.edges, wiring::meaning, notes);
    nodes.stream().filter(Node::isCi).forEach(listed::link);
    wiring.plugs();
    wiring.edges.openUp(mapping, notes);
    return wiring.edges;
  }

  private void attributes(Node node, Ties ties) {
    for (Leaf leaf : node.resource().leaves()) {
      String path = leaf.path();
      if (mapping.isTag(path)) {
        continue;
      }
      List<Node> found = names.find(node, leaf);
      String text = leaf.text();
      if (found.isEmpty() && text != null) {
        found = byRule(node, path, text);
      }
      if (path.equals("id")) {
        found = names.container(node, leaf);
      }
      List<Node> named = ties.ends(found);
      for (Node other : named) {
        Meaning meaning = meaning(node, path, other);
        edges.add(node, other, spares(meaning, other, named), leaf.line());
      }
    }
  }

  private List<Node> byRule(Node node, String path, String text) {
    return byRules
        .computeIfAbsent(
            List.of(node.type(), path),
            any ->
                mapping.links().stream()
                    .filter(rule -> !rule.by().isEmpty() && rule.startsAt(node, path))
                    .findFirst())
        .map(rule ->
            names.find(node, text, rule.by()).stream()
                .filter(other -> rule.fits(node, path, other))
                .toList())
        .orElse(List.of());
  }

  /// Several instances of one block stand in for each other, unless a rule says otherwise.
  private Meaning spares(Meaning meaning, Node other, List<Node> named) {
    if (meaning.group() != null
        || meaning.turned()
        || !mapping.spares().contains(other.ciClass())) {
      return meaning;
    }
    String block = other.resource().block();
    long ofBlock = named.stream().filter(each -> each.resource().block().equals(block)).count();
    return ofBlock > 1 ? meaning.grouped(block) : meaning;
  }

  private Meaning meaning(Node node, String path, Node other) {
    return meanings.computeIfAbsent(
        List.of(node.type(), node.ciClass(), path, other.type(), other.ciClass()),
        any ->
            mapping.links().stream()
                .filter(rule -> rule.fits(node, path, other))
                .map(LinkRule::meaning)
                .findFirst()
                .orElse(mapping.plain()));
  }

  /// In a group, in the place of a plug the machines that use it.
  private void plugs() {
    Map<Node, List<Node>> dependents = edges.dependents();
    edges.replaceInGroups(provider -> {
      List<Node> machines = new ArrayList<>();
      if (mapping.plugs().matches(provider.type())) {
        for (Node user : dependents.getOrDefault(provider, List.of())) {
          if (mapping.spares().contains(user.ciClass())) {
            machines.add(user);
          }
        }
      }
      return machines;
    });
  }
}
