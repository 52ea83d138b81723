package org.kaskade.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordLinkType;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.RecordValues;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Records in the store: a node each, with a label per record type it extends, its fields as
/// properties, and a relationship to each end of its links.
///
/// Labels and relationship types stand in the query text and come from the checked schema alone,
/// never from callers. What has no form of its own in the store (votes, tasks, values of any JSON)
/// is kept as JSON beside.
@Component
class RecordStore {
  static final String ENDS =
      """
      COLLECT {
        MATCH (r)-[l]->(t) WHERE l._link IS NOT NULL
        RETURN {link: l._link, position: l._position, fields: l._fields,
          to: coalesce(t._mergedInto, t.key, t.number)} ORDER BY l._position
      } AS ends
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Driver driver;
  private final CmdbSchema schema;
  private final RecordNode nodes;

  RecordStore(Driver driver, CmdbSchema schema) {
    this.driver = driver;
    this.schema = schema;
    this.nodes = new RecordNode(schema);
  }

  /// Those of these numbers that there are, by number.
  Map<String, KeptRecord> find(Collection<String> numbers) {
    try (Session session = driver.session()) {
      return find(session, numbers);
    }
  }

  Map<String, KeptRecord> find(QueryRunner query, Collection<String> numbers) {
    Map<String, KeptRecord> found = new LinkedHashMap<>();
    for (KeptRecord record :
        query
            .run(
                "UNWIND $numbers AS number MATCH (r:Record {number: number}) RETURN r, " + ENDS,
                Values.parameters("numbers", List.copyOf(numbers)))
            .list(nodes::record)) {
      found.put(record.number(), record);
    }
    return found;
  }

  /// All of a type, by number.
  ///
  /// @param stateKinds of states they may be in; any where there are none
  List<KeptRecord> all(String type, Collection<String> stateKinds) {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (r:Record {recordType: $type})
              WHERE size($kinds) = 0 OR r.stateKind IN $kinds
              WITH r ORDER BY r._count
              RETURN r, \
              """
                  + ENDS,
              Values.parameters("type", type, "kinds", List.copyOf(stateKinds)))
          .list(nodes::record);
    }
  }

  /// Those of a type whose stretch of time overlaps this one.
  ///
  /// @param start and
  /// @param end name fields that its type declares
  List<KeptRecord> overlapping(
      RecordType type, String start, String end, Instant from, Instant to) {
    if (!type.fields().keySet().containsAll(List.of(start, end))) {
      throw new IllegalArgumentException(
          "A %s has no fields %s and %s".formatted(type.name(), start, end));
    }
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (r:Record {recordType: $type}) WHERE r.`%s` < $to AND r.`%s` > $from
              RETURN r, \
              """
                      .formatted(start, end)
                  + ENDS,
              Values.parameters(
                  "type",
                  type.name(),
                  "from",
                  RecordValues.text(from),
                  "to",
                  RecordValues.text(to)))
          .list(nodes::record);
    }
  }

  /// Those in which something is an active outage.
  List<KeptRecord> withOutages() {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (r:Record) WHERE r._outages IS NOT NULL AND r.recordType IN $types
              WITH r ORDER BY r.number
              RETURN r, \
              """
                  + ENDS,
              Values.parameters("types", types()))
          .list(nodes::record);
    }
  }

  /// Those for which a time has come, the longest overdue first.
  List<String> due(Instant now, int most) {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (r:Record) WHERE r._due <= $now AND r.recordType IN $types
              RETURN r.number AS number ORDER BY r._due LIMIT $most
              """,
              Values.parameters("now", RecordValues.text(now), "most", most, "types", types()))
          .list(row -> row.get("number").asString());
    }
  }

  private List<String> types() {
    return schema.recordTypes().stream().map(RecordType::name).toList();
  }

  /// The versions in which these records are now.
  Map<String, Integer> versions(QueryRunner query, Collection<String> numbers) {
    Map<String, Integer> versions = new HashMap<>();
    query
        .run(
            """
            UNWIND $numbers AS number MATCH (r:Record {number: number})
            RETURN number, r.version AS version
            """,
            Values.parameters("numbers", List.copyOf(numbers)))
        .forEachRemaining(
            row -> versions.put(row.get("number").asString(), row.get("version").asInt()));
    return versions;
  }

  /// Takes the next number of a type, in a transaction of its own: one that isn't used is a gap.
  String nextNumber(RecordType type) {
    try (Session session = driver.session()) {
      long count =
          session
              .run(
                  """
                  MERGE (c:Counter {id: $id}) ON CREATE SET c.n = 0
                  SET c.n = c.n + 1 RETURN c.n AS n
                  """,
                  Values.parameters("id", "record-" + type.prefix()))
              .single()
              .get("n")
              .asLong();
      return type.number(count);
    }
  }

  /// Writes a version of a record.
  ///
  /// @param due when the program has to look at it again, or null
  /// @param outages names of the links whose ends are active outages
  void write(
      QueryRunner query,
      RecordType type,
      @Nullable KeptRecord before,
      KeptRecord after,
      @Nullable Instant due,
      List<String> outages) {
    query
        .run(
            "MERGE (r:Record {number: $number}) SET r%s SET r = $properties"
                .formatted(labels(type)),
            Values.parameters(
                "number",
                after.number(),
                "properties",
                RecordNode.properties(type, after, due, outages)))
        .consume();
    Set<String> links = new LinkedHashSet<>(after.links().keySet());
    if (before != null) {
      links.addAll(before.links().keySet());
    }
    for (String link : links) {
      List<RecordLink> ends = after.linked(link);
      RecordLinkType declared = type.links().get(link);
      if (declared != null && !Objects.equals(ends, before == null ? null : before.linked(link))) {
        writeEnds(query, declared, after.number(), ends);
      }
    }
  }

  private static void writeEnds(
      QueryRunner query, RecordLinkType link, String number, List<RecordLink> ends) {
    List<String> names = new ArrayList<>(link.was());
    names.add(link.name());
    query
        .run(
            """
            MATCH (r:Record {number: $number})-[l]->() WHERE l._link IN $names DELETE l
            """,
            Values.parameters("number", number, "names", names))
        .consume();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      Map<String, Object> properties = new HashMap<>(ends.get(i).fields());
      properties.put("_link", link.name());
      properties.put("_position", i);
      properties.put("_fields", JSON.writeValueAsString(ends.get(i).fields()));
      rows.add(Map.of("to", ends.get(i).to(), "properties", properties));
    }
    query
        .run(
            """
            MATCH (r:Record {number: $number})
            UNWIND $ends AS end
            MATCH (t:%s {%s: end.to})
            CREATE (r)-[l:`%s`]->(t) SET l = end.properties
            """
                .formatted(
                    link.toRecord() ? "Record" : "ConfigurationItem",
                    link.handle(),
                    link.relationship()),
            Values.parameters("number", number, "ends", rows))
        .consume();
  }

  private static String labels(RecordType type) {
    return String.join("", type.lineage().stream().map(name -> ":`" + name + "`").toList());
  }
}
