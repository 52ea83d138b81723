package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.RelationshipType.DependentEnd;
import org.kaskade.schema.Strength;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// Reads effective dependencies from Neo4j, whichever way their relationships are stored.
@Component
class DependencyStore {
  private final List<String> sourceDepends;
  private final List<String> targetDepends;

  DependencyStore(CmdbSchema schema) {
    sourceDepends = types(schema, false);
    targetDepends = types(schema, true);
  }

  private static List<String> types(CmdbSchema schema, boolean targetDepends) {
    return schema.relationshipTypes().stream()
        .filter(type -> (type.dependent() == DependentEnd.TARGET) == targetDepends)
        .map(RelationshipType::name)
        .toList();
  }

  /// All dependencies of each of these CIs, by dependent; a CI without any is missing.
  Map<String, List<Dependency>> of(QueryRunner query, Collection<String> dependents) {
    return byDependent(
        query,
        """
        UNWIND $keys AS key
        MATCH (d:ConfigurationItem {key: key})
        """,
        dependents);
  }

  /// All dependencies of every CI that depends on one of these, by dependent.
  Map<String, List<Dependency>> ofDependentsOf(QueryRunner query, Collection<String> providers) {
    return byDependent(
        query,
        """
        UNWIND $keys AS key
        MATCH (p:ConfigurationItem {key: key})
        CALL (p) {
          MATCH (d:ConfigurationItem)-[r]->(p) WHERE type(r) IN $sourceDepends RETURN d
          UNION
          MATCH (p)-[r]->(d:ConfigurationItem) WHERE type(r) IN $targetDepends RETURN d
        }
        WITH DISTINCT d, newest
        """,
        providers);
  }

  private Map<String, List<Dependency>> byDependent(
      QueryRunner query, String matchDependents, Collection<String> keys) {
    Map<String, List<Dependency>> found = new TreeMap<>(CodePoints.ORDER);
    query
        .run(
            Visible.NEWEST
                + matchDependents
                + """
                CALL (d) {
                  MATCH (d)-[r]->(q:ConfigurationItem) WHERE type(r) IN $sourceDepends RETURN r, q
                  UNION
                  MATCH (d)<-[r]-(q:ConfigurationItem) WHERE type(r) IN $targetDepends RETURN r, q
                }
                WITH d, r, q, newest WHERE %s
                RETURN d.key AS dependent, type(r) AS type, q.key AS provider, properties(r) AS r
                """
                    .formatted(Visible.at("r", "newest")),
            Values.parameters(
                "keys", List.copyOf(keys),
                "sourceDepends", sourceDepends,
                "targetDepends", targetDepends))
        .forEachRemaining(row -> {
          Dependency dependency = dependency(row);
          found.computeIfAbsent(dependency.dependent(), d -> new ArrayList<>()).add(dependency);
        });
    return found;
  }

  /// Every dependency of the estate, streamed.
  void forEach(QueryRunner query, Consumer<Dependency> consumer) {
    query
        .run(
            """
            %1$sMATCH (d:ConfigurationItem)-[r]->(q:ConfigurationItem)
            WHERE type(r) IN $sourceDepends AND %2$s
            RETURN d.key AS dependent, type(r) AS type, q.key AS provider, properties(r) AS r
            UNION ALL
            %1$sMATCH (d:ConfigurationItem)<-[r]-(q:ConfigurationItem)
            WHERE type(r) IN $targetDepends AND %2$s
            RETURN d.key AS dependent, type(r) AS type, q.key AS provider, properties(r) AS r
            """
                .formatted(Visible.NEWEST, Visible.at("r", "newest")),
            Values.parameters("sourceDepends", sourceDepends, "targetDepends", targetDepends))
        .forEachRemaining(row -> consumer.accept(dependency(row)));
  }

  List<String> sourceDepends() {
    return sourceDepends;
  }

  List<String> targetDepends() {
    return targetDepends;
  }

  /// From a row with `dependent`, `type`, `provider` and the relationship's properties as `r`.
  static Dependency dependency(Record row) {
    Value r = row.get("r");
    return new Dependency(
        row.get("dependent").asString(),
        row.get("provider").asString(),
        row.get("type").asString(),
        Strength.valueOf(r.get("strength").asString()),
        r.get("group").isNull() ? null : r.get("group").asString(),
        r.get("need").isNull() ? null : r.get("need").asString(),
        r.get("sources").asList(Value::asString));
  }
}
