package org.kaskade.estate;

/// What can be wrong with a CI's record.
///
/// The class is read by way of all properties: the planner of the store trips over `c.class` within
/// a predicate on a list beside another one.
enum QualityMeasure {
  MISSING_ATTRIBUTES(
      "any(name IN coalesce($required[properties(c).class], []) WHERE c[name] IS NULL)",
      "lack an attribute that their class requires, or, as services, an owner"),
  ORPHANS(
      "NOT EXISTS { MATCH (c)--(other:ConfigurationItem) WHERE other.lifecycle <> 'RETIRED' }",
      "have no dependency in either direction"),
  DANGLING_REFERENCES(
      """
      (EXISTS { MATCH (c)-[r]->(p:ConfigurationItem)
                WHERE type(r) IN $sourceDepends AND p.lifecycle = 'RETIRED' }
       OR EXISTS { MATCH (c)<-[r]-(p:ConfigurationItem)
                   WHERE type(r) IN $targetDepends AND p.lifecycle = 'RETIRED' })\
      """,
      "depend on a CI that is retired"),
  CONFLICTS("c._conflicts IS NOT NULL", "have sources that contradict each other"),
  SUSPECTED_DUPLICATES(
      "coalesce($duplicates[c.key], false)", "are probably the same as another CI"),
  STALE(
      """
      (size($stale) > 0 AND NOT EXISTS {
        MATCH (f:SourceFile)-[s:SAYS]->(c) WHERE s.class IS NOT NULL AND NOT f.source IN $stale })\
      """,
      "are held only by sources that have been silent for too long");

  private final String condition;
  private final String sentence;

  QualityMeasure(String condition, String sentence) {
    this.condition = condition;
    this.sentence = sentence;
  }

  /// A Cypher condition on a CI `c` and the parameters of {@link DataQuality}.
  String condition() {
    return condition;
  }

  /// What CIs do that it finds.
  String sentence() {
    return sentence;
  }

  boolean ofCorrectness() {
    return switch (this) {
      case ORPHANS, DANGLING_REFERENCES, CONFLICTS, SUSPECTED_DUPLICATES -> true;
      case MISSING_ATTRIBUTES, STALE -> false;
    };
  }
}
