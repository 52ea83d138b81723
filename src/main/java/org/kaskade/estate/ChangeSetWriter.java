package org.kaskade.estate;

import java.time.ZoneOffset;
import java.util.EnumMap;
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
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Values;

/// Writes a change set in batches of rows, in the order of keys; one query per kind of write and
/// class.
///
/// Labels stand in the query text and come from the checked schema alone, never from callers. What
/// is made for a revision that is not complete yet carries its number as {@link #PENDING}: readers
/// leave it out until the counter has reached that number.
final class ChangeSetWriter {
  static final String PENDING = "_pending";

  /// The numbers of the revisions that changed a CI, oldest first, so that its history is found
  /// without reading the whole journal.
  static final String REVISIONS = "_revisions";

  /// Of one CI; older ones stay in the journal, but are not found by the CI any more.
  private static final int MOST_REVISIONS = 10_000;

  private final CmdbSchema schema;
  private final DependencyWriter dependencies;
  private final String allLabels;

  ChangeSetWriter(CmdbSchema schema) {
    this.schema = schema;
    this.dependencies = new DependencyWriter(schema);
    this.allLabels =
        schema.classes().stream()
            .map(CiClass::name)
            .filter(name -> !name.equals(CmdbSchema.ROOT))
            .map(name -> ":`" + name + "`")
            .collect(Collectors.joining());
  }

  /// Writes all of it, to be seen when the transaction is.
  void write(QueryRunner query, ChangeSet changes, int revision) {
    writeCis(query, changes, revision, null);
    dependencies.write(query, changes, null);
  }

  /// Writes CIs and claims of a part of a revision.
  void writePendingCis(QueryRunner query, ChangeSet part, int revision) {
    writeCis(query, part, revision, revision);
  }

  /// Writes the dependencies of a part of a revision, all of whose CIs are written.
  void writePendingDependencies(QueryRunner query, ChangeSet part, int revision) {
    dependencies.write(query, part, revision);
  }

  private void writeCis(
      QueryRunner query, ChangeSet changes, int revision, @Nullable Integer pending) {
    Set<Claim.Site> sites = new HashSet<>();
    Set<Claim.Site> left = new HashSet<>();
    Map<String, Rows<Map<String, String>>> created = new TreeMap<>();
    Map<String, Rows<String>> changed = new TreeMap<>();
    Rows<Integer> rewired = new Rows<>();
    Rows<String> contradicted = new Rows<>();
    Map<ClaimWrite.Action, Rows<Map<String, String>>> claims =
        new EnumMap<>(ClaimWrite.Action.class);
    for (CiChange change : changes.cis()) {
      String ciClass = change.after().ciClass();
      List<ClaimWrite> writes = change.claims();
      if (change.created()) {
        Claim first = writes.getFirst().claim();
        sites.add(first.site());
        Map<String, Object> properties = properties(change, revision);
        properties.put(REVISIONS, List.of(revision));
        if (pending != null) {
          properties.put(PENDING, pending);
        }
        created
            .computeIfAbsent(ciClass, c -> new Rows<>())
            .add(site(first), Map.of("ci", properties, "says", says(first)));
        writes = writes.subList(1, writes.size());
      } else if (change.valuesChange()) {
        changed
            .computeIfAbsent(ciClass, c -> new Rows<>())
            .add(ciClass, Map.of("key", change.key(), "properties", properties(change, revision)));
      } else if (change.dependenciesChange()) {
        rewired.add(revision, Map.of("key", change.key()));
      }
      if (change.conflictsChange() && !change.created() && !change.valuesChange()) {
        contradicted.add("", Map.of("key", change.key(), "conflicts", change.after().conflicts()));
      }
      for (ClaimWrite write : writes) {
        if (write.action() == ClaimWrite.Action.CREATE) {
          sites.add(write.claim().site());
        } else if (write.action() == ClaimWrite.Action.WITHDRAW) {
          left.add(write.claim().site());
        }
        claims
            .computeIfAbsent(write.action(), a -> new Rows<>())
            .add(
                site(write.claim()),
                Map.of("key", change.key(), "properties", says(write.claim())));
      }
    }
    forEachFile(query, sites, "MERGE (:SourceFile {source: file.source, path: file.path})");
    created.forEach((ciClass, rows) -> rows.run(query, create(ciClass)));
    changed.forEach((ciClass, rows) -> rows.run(query, change(ciClass)));
    rewired.run(query, REWIRED);
    contradicted.run(query, ConflictMarks.MARK);
    claims.forEach((action, rows) -> rows.run(query, claim(action)));
    forEachFile(
        query,
        left,
        """
        MATCH (f:SourceFile {source: file.source, path: file.path}) WHERE NOT (f)-[:SAYS]->()
        DELETE f
        """);
  }

  private static void forEachFile(QueryRunner query, Set<Claim.Site> sites, String work) {
    List<Map<String, String>> files =
        sites.stream().map(s -> Map.of("source", s.source(), "path", s.path())).toList();
    if (!files.isEmpty()) {
      query.run("UNWIND $files AS file " + work, Values.parameters("files", files)).consume();
    }
  }

  private static final String FILE =
      """
      UNWIND $parents AS of
      MATCH (f:SourceFile {source: of.parent.source, path: of.parent.path})
      UNWIND of.rows AS row
      """;

  private String create(String ciClass) {
    return FILE
        + """
        CREATE (f)-[s:SAYS]->(c%s)
        SET c = row.ci, s = row.says
        """
            .formatted(labels(ciClass));
  }

  private String change(String ciClass) {
    return """
    UNWIND $parents AS of
    UNWIND of.rows AS row
    MATCH (c:ConfigurationItem {key: row.key})
    WITH c, row, coalesce(c._revisions, [c._revision]) AS revisions
    REMOVE c%s
    SET c%s
    SET c = row.properties
    SET c._revisions = (revisions + row.properties._revision)[-%d..]
    """
        .formatted(allLabels, labels(ciClass), MOST_REVISIONS);
  }

  private static final String REWIRED =
      """
      UNWIND $parents AS of
      UNWIND of.rows AS row
      MATCH (c:ConfigurationItem {key: row.key})
      SET c._revisions = (coalesce(c._revisions, [c._revision]) + of.parent)[-%d..]
      """
          .formatted(MOST_REVISIONS);

  private static String claim(ClaimWrite.Action action) {
    return FILE
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
    if (!change.after().conflicts().isEmpty()) {
      properties.put(ConflictMarks.CONFLICTS, change.after().conflicts());
    }
    properties.put("_text", SearchText.of(change.key(), change.after().values()));
    return properties;
  }

  private static Map<String, String> site(Claim claim) {
    return Map.of("source", claim.site().source(), "path", claim.site().path());
  }

  private static Map<String, Object> says(Claim claim) {
    Map<String, @Nullable Object> says = new HashMap<>();
    says.put("class", claim.ciClass());
    says.put("values", Json.write(claim.values()));
    says.put("dependencies", Json.write(claim.dependencies()));
    says.put("line", claim.line());
    says.put("commit", claim.commit());
    says.put("author", claim.author());
    says.put("claimedAt", claim.claimedAt().atZone(ZoneOffset.UTC));
    says.values().removeIf(value -> value == null);
    return Map.copyOf(says);
  }

  /// The lower-cased text that a search looks into.
  static final class SearchText {
    /// Longest text that is searched, in UTF-16 code units; the store's text index takes no more.
    private static final int MAX_LENGTH = 8_000;

    private SearchText() {}

    static String of(String key, Map<String, Object> values) {
      StringBuilder text = new StringBuilder(key);
      values.forEach((name, value) -> {
        boolean searched =
            !name.startsWith("_")
                && !name.equals(Fields.LIFECYCLE)
                && !name.equals(Fields.CRITICALITY);
        if (searched && (value instanceof String || value instanceof List<?>)) {
          text.append('\n').append(value);
        }
      });
      String lower = text.toString().toLowerCase(Locale.ROOT);
      return lower.length() > MAX_LENGTH ? lower.substring(0, MAX_LENGTH) : lower;
    }
  }
}
