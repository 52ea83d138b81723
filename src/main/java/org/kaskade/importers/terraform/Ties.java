package org.kaskade.importers.terraform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes dependencies of resources that tie two others.
final class Ties {
  private static final int DEEPEST = 8;

  private final Names names;
  private final Edges edges;

  Ties(Names names, Edges edges) {
    this.names = names;
    this.edges = edges;
  }

  /// The CIs that these stand for: of a tie its dependent, e.g. the load balancer of a listener.
  List<Node> ends(List<Node> nodes) {
    return ends(nodes, 0);
  }

  private List<Node> ends(List<Node> nodes, int depth) {
    boolean plain = nodes.stream().allMatch(Node::isCi);
    if (plain || depth > DEEPEST) {
      return nodes.stream().filter(Node::isCi).toList();
    }
    Set<Node> ends = new LinkedHashSet<>();
    for (Node node : nodes) {
      if (node.isCi()) {
        ends.add(node);
      } else if (!node.edges().isEmpty()) {
        EdgeRule rule = node.edges().getFirst();
        ends.addAll(side(node, rule.dependents(), rule, depth + 1).nodes());
      }
    }
    return List.copyOf(ends);
  }

  private record Side(List<Node> nodes, int line) {}

  void tie(Node node) {
    for (EdgeRule rule : node.edges()) {
      if (rule.holds(node.resource())) {
        tie(node, rule);
      }
    }
  }

  private void tie(Node node, EdgeRule rule) {
    Side dependents = side(node, rule.dependents(), rule, 0);
    Side providers = side(node, rule.providers(), rule, 0);
    if (dependents.nodes().isEmpty() && !providers.nodes().isEmpty()) {
      dependents = rest(node, providers, rule.dependents(), rule.meaning().behind());
    } else if (providers.nodes().isEmpty() && !dependents.nodes().isEmpty()) {
      providers = rest(node, dependents, rule.providers(), rule.meaning().behind());
    }
    for (Node dependent : dependents.nodes()) {
      for (Node provider : providers.nodes()) {
        edges.add(dependent, provider, rule.meaning(), node.resource().file(), providers.line());
      }
    }
  }

  private Side side(Node node, Patterns paths, EdgeRule rule, int depth) {
    Set<Node> found = new LinkedHashSet<>();
    int line = node.resource().line();
    for (Leaf leaf : node.resource().leaves()) {
      if (paths.matches(leaf.path())) {
        List<Node> named = names.find(node, leaf);
        String text = leaf.text();
        if (named.isEmpty() && text != null && !rule.by().isEmpty()) {
          named = names.find(node, text, rule.by());
        }
        List<Node> ends = ends(named, depth);
        line = found.isEmpty() && !ends.isEmpty() ? leaf.line() : line;
        found.addAll(ends);
      }
    }
    return new Side(List.copyOf(found), line);
  }

  /// What the tie lists as needed and is not of the end that is known. An attribute that is there
  /// and names nothing known names something else.
  private Side rest(Node node, Side known, Patterns missing, boolean behind) {
    boolean named =
        node.resource().leaves().stream()
            .anyMatch(leaf -> missing.matches(leaf.path()) && isId(leaf.text()));
    if (named) {
      return new Side(List.of(), node.resource().line());
    }
    Set<Node> found = new LinkedHashSet<>();
    int line = node.resource().line();
    for (Listed listed : node.resource().dependencies()) {
      for (Node other : node.unit().find(listed.address(), node.resource())) {
        boolean sameKind =
            known.nodes().stream()
                .anyMatch(each -> each == other || (each.type().equals(other.type()) && !behind));
        boolean around = known.nodes().stream().anyMatch(each -> lists(each, other));
        if (other.isCi() && !sameKind && !around) {
          line = found.isEmpty() ? listed.line() : line;
          found.add(other);
        }
      }
    }
    return new Side(List.copyOf(found), line);
  }

  private static boolean isId(@Nullable String text) {
    return text != null && Ids.isUnmistakable(text);
  }

  private static boolean lists(Node node, Node other) {
    return node.resource().dependencies().stream()
        .limit(1_000)
        .anyMatch(listed ->
            ResourceAddress.withoutKeys(listed.address()).equals(other.resource().block()));
  }
}
