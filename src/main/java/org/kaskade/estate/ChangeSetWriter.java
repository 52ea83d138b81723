package org.kaskade.estate;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ChangeSet.CiChange;
import org.kaskade.estate.ChangeSet.ClaimWrite;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.RelationshipType.DependentEnd;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Values;

/// Writes a change set in batches of rows, ordered by key; one query per kind of write, class and
/// relationship type.
///
/// Labels and relationship types stand in the query text and come from the checked schema alone,
/// never from callers.
final class ChangeSetWriter {
  private static final int ROWS_PER_QUERY = 5_000;

  private final CmdbSchema schema;

  ChangeSetWriter(CmdbSchema schema) {
    this.schema = schema;
  }

  void write(QueryRunner query, ChangeSet changes, int revision) {
    writeCis(query, changes, revision);
    writeClaims(query, changes);
    writeDependencies(query, changes);
  }

  private void writeCis(QueryRunner query, ChangeSet changes, int revision) {
    Map<String, List<Map<String, Object>>> created = new TreeMap<>();
    Map<String, List<Map<String, Object>>> changed = new TreeMap<>();
    for (CiChange change : changes.cis()) {
      if (change.valuesChange()) {
        (change.created() ? created : changed)
            .computeIfAbsent(change.after().ciClass(), c -> new ArrayList<>())
            .add(Map.of("key", change.key(), "properties", properties(change, revision)));
      }
    }
    created.forEach((ciClass, rows) ->
        run(
            query,
            "UNWIND $rows AS row CREATE (c%s) SET c = row.properties".formatted(labels(ciClass)),
            rows));
    String allLabels =
        schema.classes().stream()
            .map(CiClass::name)
            .filter(name -> !name.equals(CmdbSchema.ROOT))
            .map(name -> ":`" + name + "`")
            .collect(Collectors.joining());
    changed.forEach((ciClass, rows) ->
        run(
            query,
            """
            UNWIND $rows AS row
            MATCH (c:ConfigurationItem {key: row.key})
            REMOVE c%s
            SET c%s
            SET c = row.properties
            """
                .formatted(allLabels, labels(ciClass)),
            rows));
  }

  private String labels(String ciClass) {
    return schema.lineage(ciClass).stream()
        .map(c -> ":`" + c.name() + "`")
        .collect(Collectors.joining());
  }

  private static Map<String, Object> properties(CiChange change, int revision) {
    Map<String, Object> properties = new HashMap<>(change.after().values());
    properties.put("key", change.key());
    properties.put("class", change.after().ciClass());
    properties.put("_revision", revision);
    properties.put("_text", SearchText.of(change.key(), change.after().values()));
    return properties;
  }

  private void writeClaims(QueryRunner query, ChangeSet changes) {
    Set<Claim.Site> sites = new HashSet<>();
    Map<ClaimWrite.Action, List<Map<String, Object>>> rows = new HashMap<>();
    for (CiChange change : changes.cis()) {
      for (ClaimWrite write : change.claims()) {
        if (write.action() == ClaimWrite.Action.CREATE) {
          sites.add(write.claim().site());
        }
        ClaimWrite.Action action =
            write.action() == ClaimWrite.Action.MOVE ? ClaimWrite.Action.CHANGE : write.action();
        rows.computeIfAbsent(action, a -> new ArrayList<>()).add(row(change.key(), write.claim()));
      }
    }
    run(
        query,
        "UNWIND $rows AS row MERGE (:SourceFile {source: row.source, path: row.path})",
        sites.stream()
            .<Map<String, Object>>map(s -> Map.of("source", s.source(), "path", s.path()))
            .toList());
    rows.forEach((action, list) -> run(query, claimQuery(action), list));
    run(
        query,
        """
        UNWIND $rows AS row
        MATCH (f:SourceFile {source: row.source, path: row.path}) WHERE NOT (f)-[:SAYS]->()
        DELETE f
        """,
        sitesOf(rows.getOrDefault(ClaimWrite.Action.WITHDRAW, List.of())));
  }

  private static List<Map<String, Object>> sitesOf(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(row -> Map.of("source", row.get("source"), "path", row.get("path")))
        .distinct()
        .toList();
  }

  private static String claimQuery(ClaimWrite.Action action) {
    String match = "UNWIND $rows AS row MATCH (f:SourceFile {source: row.source, path: row.path}) ";
    return match
        + switch (action) {
          case CREATE ->
              """
              MATCH (c:ConfigurationItem {key: row.key})
              CREATE (f)-[s:SAYS]->(c) SET s = row.properties
              """;
          case CHANGE, MOVE ->
              """
              MATCH (c:ConfigurationItem {key: row.key})<-[s:SAYS]-(f)
              SET s = row.properties
              """;
          case WITHDRAW -> "MATCH (c:ConfigurationItem {key: row.key})<-[s:SAYS]-(f) DELETE s";
        };
  }

  private static Map<String, Object> row(String key, Claim claim) {
    Map<String, @Nullable Object> says = new HashMap<>();
    says.put("class", claim.ciClass());
    says.put("values", Json.write(claim.values()));
    says.put("dependencies", Json.write(claim.dependencies()));
    says.put("line", claim.line());
    says.put("commit", claim.commit());
    says.put("author", claim.author());
    says.put("claimedAt", claim.claimedAt().atZone(ZoneOffset.UTC));
    says.values().removeIf(value -> value == null);
    return Map.of(
        "source",
        claim.site().source(),
        "path",
        claim.site().path(),
        "key",
        key,
        "properties",
        says);
  }

  private void writeDependencies(QueryRunner query, ChangeSet changes) {
    Map<String, List<Map<String, Object>>> added = new TreeMap<>();
    Map<String, List<Map<String, Object>>> changed = new TreeMap<>();
    Map<String, List<Map<String, Object>>> removed = new TreeMap<>();
    for (CiChange change : changes.cis()) {
      EffectiveCi was = change.before();
      List<Dependency> before = was == null ? List.of() : was.dependencies();
      List<Dependency> after = change.after().dependencies();
      collect(removed, ChangeSet.missing(after, before));
      List<Dependency> fresh = ChangeSet.missing(before, after);
      collect(added, fresh);
      Set<Dependency> same = new HashSet<>(before);
      same.addAll(fresh);
      collect(changed, after.stream().filter(d -> !same.contains(d)).toList());
    }
    removed.forEach((type, rows) -> run(query, existing(type) + "DELETE r", rows));
    changed.forEach((type, rows) -> run(query, existing(type) + "SET r = row.properties", rows));
    added.forEach((type, rows) ->
        run(
            query,
            """
            UNWIND $rows AS row
            MATCH (d:ConfigurationItem {key: row.dependent})
            MATCH (p:ConfigurationItem {key: row.provider})
            CREATE %s SET r = row.properties
            """
                .formatted(pattern(type)),
            rows));
  }

  private String existing(String type) {
    return """
    UNWIND $rows AS row
    MATCH (d:ConfigurationItem {key: row.dependent})
    MATCH (p:ConfigurationItem {key: row.provider})
    MATCH %s WHERE coalesce(r.group, '') = row.group
    """
        .formatted(pattern(type));
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
      Map<String, List<Map<String, Object>>> rows, List<Dependency> dependencies) {
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
      rows.computeIfAbsent(d.type(), t -> new ArrayList<>())
          .add(
              Map.of(
                  "dependent", d.dependent(),
                  "provider", d.provider(),
                  "group", d.identity().group(),
                  "properties", properties));
    }
  }

  private static void run(QueryRunner query, String text, List<Map<String, Object>> rows) {
    for (int from = 0; from < rows.size(); from += ROWS_PER_QUERY) {
      query
          .run(
              text,
              Values.parameters(
                  "rows", rows.subList(from, Math.min(rows.size(), from + ROWS_PER_QUERY))))
          .consume();
    }
  }

  /// The lower-cased text that a search looks into.
  static final class SearchText {
    /// Longest text that is searched, in UTF-16 code units; the store's text index takes no more.
    private static final int MAX_LENGTH = 8_000;

    private SearchText() {}

    static String of(String key, Map<String, Object> values) {
      StringBuilder text = new StringBuilder(key);
      values.forEach((name, value) -> {
        boolean searched = !name.equals(Fields.LIFECYCLE) && !name.equals(Fields.CRITICALITY);
        if (searched && (value instanceof String || value instanceof List<?>)) {
          text.append('\n').append(value);
        }
      });
      String lower = text.toString().toLowerCase(Locale.ROOT);
      return lower.length() > MAX_LENGTH ? lower.substring(0, MAX_LENGTH) : lower;
    }
  }
}
