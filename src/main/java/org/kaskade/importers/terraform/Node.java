package org.kaskade.importers.terraform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;

/// A resource and what becomes of it: a CI, a tie between two others, or nothing.
final class Node {
  private final Resource resource;
  private final Unit unit;
  private final @Nullable TypeRule rule;
  private final List<EdgeRule> edges;
  private @Nullable CiRef ref;

  /// @param rule what kind of CI it becomes, or null
  /// @param edges what it may tie
  Node(Resource resource, Unit unit, @Nullable TypeRule rule, List<EdgeRule> edges) {
    this.resource = resource;
    this.unit = unit;
    this.rule = rule;
    this.edges = edges;
  }

  Resource resource() {
    return resource;
  }

  Unit unit() {
    return unit;
  }

  String type() {
    return resource.type();
  }

  /// The class of the CI, or an empty text.
  String ciClass() {
    return rule == null ? "" : rule.ciClass();
  }

  @Nullable TypeRule rule() {
    return rule;
  }

  List<EdgeRule> edges() {
    return edges;
  }

  boolean isCi() {
    return rule != null;
  }

  /// What identifies the CI; null for no CI.
  @Nullable CiRef ref() {
    return ref;
  }

  void identify(CiRef by) {
    ref = by;
  }

  /// The first word of the type, e.g. `aws`.
  String provider() {
    int end = type().indexOf('_');
    return end < 0 ? type() : type().substring(0, end);
  }

  @Nullable Leaf first(Iterable<String> paths) {
    for (String path : paths) {
      for (Leaf leaf : resource.leaves()) {
        if (leaf.path().equals(path) && leaf.text() != null) {
          return leaf;
        }
      }
    }
    return null;
  }
}
