package org.kaskade.importers.terraform;

import java.util.List;

/// What it means that a CI names another one. Empty patterns let everything through.
///
/// @param from types or classes of the CI that names
/// @param attributes paths of the attribute that names
/// @param to types or classes of the CI that is named
/// @param by attributes of the CI that is named, whose values count as names of it
record LinkRule(Patterns from, Patterns attributes, Patterns to, List<String> by, Meaning meaning) {
  LinkRule {
    by = List.copyOf(by);
  }

  boolean startsAt(Node node, String path) {
    return (from.isEmpty() || from.matchesAny(node.type(), node.ciClass()))
        && (attributes.isEmpty() || (!path.isEmpty() && attributes.matches(path)));
  }

  boolean fits(Node node, String path, Node other) {
    return startsAt(node, path) && (to.isEmpty() || to.matchesAny(other.type(), other.ciClass()));
  }
}
