package org.kaskade.estate;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.IdentityKey;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/// Reads CIs and claims from Neo4j: `(:SourceFile)-[:SAYS]->(:ConfigurationItem)`, one query per
/// few thousand keys.
final class ClaimStore {
  private static final int KEYS_PER_QUERY = 5_000;

  private final CmdbSchema schema;

  ClaimStore(CmdbSchema schema) {
    this.schema = schema;
  }

  /// The class and lifecycle of a CI, to check what a dependency leads to.
  record Known(String ciClass, boolean retired) {}

  /// Of these keys, those that exist.
  Map<String, Known> known(QueryRunner query, Collection<String> keys) {
    Map<String, Known> found = new HashMap<>();
    for (List<String> some : parts(keys)) {
      query
          .run(
              """
              UNWIND $keys AS key
              MATCH (c:ConfigurationItem {key: key})
              RETURN c.key AS key, c.class AS class, c.lifecycle = 'RETIRED' AS retired
              """,
              Values.parameters("keys", some))
          .forEachRemaining(r ->
              found.put(
                  r.get("key").asString(),
                  new Known(r.get("class").asString(), r.get("retired").asBoolean())));
    }
    return found;
  }

  /// Of these keys, those that exist, with every claim about them.
  Map<String, StoredCi> load(QueryRunner query, Collection<String> keys) {
    Map<String, StoredCi> found = new HashMap<>();
    for (List<String> some : parts(keys)) {
      query
          .run(
              """
              UNWIND $keys AS key
              MATCH (c:ConfigurationItem {key: key})
              RETURN properties(c) AS ci,
                [(f:SourceFile)-[s:SAYS]->(c) | [f.source, f.path, properties(s)]] AS claims
              """,
              Values.parameters("keys", some))
          .forEachRemaining(r -> {
            StoredCi ci = ci(r);
            found.put(ci.key(), ci);
          });
    }
    return found;
  }

  /// The keys of all CIs that a source says something about.
  List<String> saidBy(QueryRunner query, String source) {
    return query
        .run(
            """
            MATCH (:SourceFile {source: $source})-[:SAYS]->(c:ConfigurationItem)
            RETURN DISTINCT c.key AS key
            """,
            Values.parameters("source", source))
        .list(r -> r.get("key").asString());
  }

  /// CIs whose effective values complete one of these identities, by {@link IdentityKey#toString}.
  Map<String, String> identified(QueryRunner query, Collection<IdentityKey> identities) {
    Map<String, List<Map<String, Object>>> byRule = new TreeMap<>();
    for (IdentityKey identity : identities) {
      if (isTelling(schema, identity.declaredBy(), identity.attributes())) {
        byRule
            .computeIfAbsent(lookup(identity), rule -> new ArrayList<>())
            .add(Map.of("values", identity.values(), "id", identity.toString()));
      }
    }
    Map<String, String> found = new HashMap<>();
    byRule.forEach((lookup, rows) ->
        query
            .run(lookup, Values.parameters("rows", rows))
            .forEachRemaining(
                r -> found.putIfAbsent(r.get("id").asString(), r.get("key").asString())));
    return found;
  }

  /// Whether a rule finds CIs by their values too, not by the key it makes alone: those that do
  /// without a name, such as a serial number or a domain name. An index stands behind each of them.
  static boolean isTelling(CmdbSchema schema, String ciClass, List<String> attributes) {
    return schema
        .ciClass(ciClass)
        .filter(c -> c.attributes().keySet().containsAll(attributes))
        .isPresent();
  }

  /// Names come from the checked schema.
  private static String lookup(IdentityKey identity) {
    StringBuilder match = new StringBuilder();
    for (int i = 0; i < identity.attributes().size(); i++) {
      match
          .append(i == 0 ? "" : ", ")
          .append("`%s`: row.values[%d]".formatted(identity.attributes().get(i), i));
    }
    return "UNWIND $rows AS row MATCH (c:`%s` {%s}) RETURN row.id AS id, c.key AS key ORDER BY key"
        .formatted(identity.declaredBy(), match);
  }

  private StoredCi ci(Record r) {
    Map<String, Object> properties = r.get("ci").asMap();
    String key = text(properties, "key");
    String ciClass = text(properties, "class");
    List<Claim> claims = r.get("claims").asList(ClaimStore::claim);
    return new StoredCi(key, ciClass, values(ciClass, properties), claims);
  }

  /// The values among a CI's properties: what the schema declares, and the fields every CI has.
  Map<String, Object> values(String ciClass, Map<String, Object> properties) {
    Map<String, Object> values = new TreeMap<>();
    for (String field : Fields.ALL) {
      Object value = properties.get(field);
      if (value != null) {
        values.put(field, value);
      }
    }
    schema
        .ciClass(ciClass)
        .ifPresent(c ->
            c.attributes()
                .keySet()
                .forEach(name -> {
                  Object value = properties.get(name);
                  if (value != null) {
                    values.put(
                        name, value instanceof Long whole ? (Object) whole.intValue() : value);
                  }
                }));
    return values;
  }

  private static Claim claim(Value row) {
    Map<String, Object> says = row.get(2).asMap();
    Object line = says.get("line");
    Object at = says.get("claimedAt");
    return new Claim(
        new Claim.Site(row.get(0).asString(), row.get(1).asString()),
        optional(says, "class"),
        Json.values(text(says, "values")),
        Json.dependencies(text(says, "dependencies")),
        line instanceof Long number ? Integer.valueOf(number.intValue()) : null,
        optional(says, "commit"),
        optional(says, "author"),
        at instanceof ZonedDateTime time ? time.toInstant() : Revision.NONE.at());
  }

  private static String text(Map<String, Object> properties, String name) {
    Object value = properties.get(name);
    return value instanceof String text ? text : "";
  }

  private static @Nullable String optional(Map<String, Object> properties, String name) {
    return properties.get(name) instanceof String text ? text : null;
  }

  private static List<List<String>> parts(Collection<String> keys) {
    List<String> all = new ArrayList<>(keys);
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += KEYS_PER_QUERY) {
      parts.add(all.subList(from, Math.min(all.size(), from + KEYS_PER_QUERY)));
    }
    return parts;
  }
}
