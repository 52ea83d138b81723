package org.kaskade.importers.terraform;

import java.util.List;
import java.util.Map;

/// A resource that ties two others and is no CI.
///
/// @param dependents paths of the attributes that name the dependent
/// @param providers paths of the attributes that name the provider
/// @param when values that attributes of the tie must have
/// @param unless values that they must not have
/// @param by attributes of a provider whose values count as names of it
record EdgeRule(
    Patterns types,
    Map<String, String> when,
    Map<String, String> unless,
    Patterns dependents,
    Patterns providers,
    List<String> by,
    Meaning meaning) {
  EdgeRule {
    when = Map.copyOf(when);
    unless = Map.copyOf(unless);
    by = List.copyOf(by);
  }

  boolean holds(Resource resource) {
    return when.entrySet().stream().allMatch(value -> has(resource, value))
        && unless.entrySet().stream().noneMatch(value -> has(resource, value));
  }

  private static boolean has(Resource resource, Map.Entry<String, String> value) {
    return resource.leaves().stream()
        .anyMatch(
            leaf -> leaf.path().equals(value.getKey()) && value.getValue().equals(leaf.text()));
  }
}
