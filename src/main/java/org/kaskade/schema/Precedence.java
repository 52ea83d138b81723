package org.kaskade.schema;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Whose value counts when several sources speak about one attribute, from
/// `cmdb-schema/policies/precedence.yaml`.
///
/// The first rule that names the attribute and a class of the CI decides; the rule without a class
/// and attributes stands last and holds for the rest. A source is the stronger the earlier a
/// pattern that matches its name stands in the rule; among equals, and among those that no pattern
/// matches, the smaller name (as Unicode code points) wins.
public final class Precedence {
  /// @param classes names of the classes it holds for, subclasses already included; empty for every
  ///   class
  /// @param attributes names of the attributes it holds for; empty for every attribute
  /// @param sources patterns of source names, the strongest first
  record Rule(Set<String> classes, Set<String> attributes, List<Pattern> sources) {}

  private final List<Rule> rules;

  Precedence(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /// The place of a source among those that speak about this attribute: 0 is the strongest.
  public int rank(String ciClass, String attribute, String source) {
    for (Rule rule : rules) {
      if ((rule.classes().isEmpty() || rule.classes().contains(ciClass))
          && (rule.attributes().isEmpty() || rule.attributes().contains(attribute))) {
        for (int i = 0; i < rule.sources().size(); i++) {
          if (rule.sources().get(i).matcher(source).matches()) {
            return i;
          }
        }
        return Integer.MAX_VALUE;
      }
    }
    return Integer.MAX_VALUE;
  }
}
