package org.kaskade.estate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ChangeSet.CiChange;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.RelationshipType.DependentEnd;
import org.neo4j.driver.QueryRunner;

/// Writes the dependencies of a change set; one query per kind of write and relationship type.
///
/// Relationship types stand in the query text and come from the checked schema alone, never from
/// callers.
final class DependencyWriter {
  private static final String ENDS =
      """
      UNWIND $parents AS of
      MATCH (d:ConfigurationItem {key: of.parent})
      UNWIND of.rows AS row
      MATCH (p:ConfigurationItem {key: row.provider})
      """;

  private final CmdbSchema schema;

  DependencyWriter(CmdbSchema schema) {
    this.schema = schema;
  }

  /// @param pending see {@link ChangeSetWriter}
  void write(QueryRunner query, ChangeSet changes, @Nullable Integer pending) {
    Map<String, Rows<String>> added = new TreeMap<>();
    Map<String, Rows<String>> changed = new TreeMap<>();
    Map<String, Rows<String>> removed = new TreeMap<>();
    for (CiChange change : changes.cis()) {
      EffectiveCi was = change.before();
      List<Dependency> before = was == null ? List.of() : was.dependencies();
      List<Dependency> after = change.after().dependencies();
      collect(removed, ChangeSet.missing(after, before), null);
      List<Dependency> fresh = ChangeSet.missing(before, after);
      collect(added, fresh, pending);
      Set<Dependency> same = new HashSet<>(before);
      same.addAll(fresh);
      collect(changed, after.stream().filter(d -> !same.contains(d)).toList(), null);
    }
    removed.forEach((type, rows) -> rows.run(query, existing(type) + "DELETE r"));
    changed.forEach((type, rows) -> rows.run(query, existing(type) + "SET r = row.properties"));
    added.forEach((type, rows) ->
        rows.run(query, ENDS + "CREATE %s SET r = row.properties".formatted(pattern(type))));
  }

  private String existing(String type) {
    return ENDS + "MATCH %s WHERE coalesce(r.group, '') = row.group ".formatted(pattern(type));
  }

  private String pattern(String type) {
    boolean targetDepends =
        schema
            .relationshipType(type)
            .map(RelationshipType::dependent)
            .filter(DependentEnd.TARGET::equals)
            .isPresent();
    return targetDepends ? "(p)-[r:`" + type + "`]->(d)" : "(d)-[r:`" + type + "`]->(p)";
  }

  private static void collect(
      Map<String, Rows<String>> rows, List<Dependency> dependencies, @Nullable Integer pending) {
    for (Dependency d : dependencies) {
      Map<String, Object> properties = new HashMap<>();
      properties.put("strength", d.strength().name());
      properties.put("sources", d.sources());
      if (d.group() != null) {
        properties.put("group", d.group());
      }
      if (d.need() != null) {
        properties.put("need", d.need());
      }
      if (pending != null) {
        properties.put(ChangeSetWriter.PENDING, pending);
      }
      rows.computeIfAbsent(d.type(), t -> new Rows<>())
          .add(
              d.dependent(),
              Map.of(
                  "provider", d.provider(),
                  "group", d.identity().group(),
                  "properties", properties));
    }
  }
}
