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

  /// Of these keys, those of CIs that live by claims alone that this batch withdraws.
  List<String> heldBy(QueryRunner query, ClaimBatch batch, Collection<String> keys) {
    List<String> found = new ArrayList<>();
    for (List<String> some : parts(keys)) {
      query
          .run(
              """
              UNWIND $keys AS key
              MATCH (c:ConfigurationItem {key: key})
              WHERE NOT EXISTS {
                MATCH (f:SourceFile)-[s:SAYS]->(c)
                WHERE s.class IS NOT NULL AND (f.source <> $source
                  OR ($some AND NOT f.path IN $files)
                  OR any(kept IN $keptFiles WHERE f.path = kept OR kept = '/'
                    OR (kept ENDS WITH '/' AND f.path STARTS WITH kept)))
              }
              RETURN key
              """,
              Values.parameters(
                  "keys",
                  some,
                  "source",
                  batch.source(),
                  "some",
                  batch.scope() == ClaimBatch.Scope.FILES,
                  "files",
                  List.copyOf(batch.files()),
                  "keptFiles",
                  List.copyOf(batch.keptFiles())))
          .forEachRemaining(r -> found.add(r.get("key").asString()));
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

  /// The keys of all CIs that some files of a source say something about.
  List<String> saidBy(QueryRunner query, String source, Collection<String> files) {
    List<String> found = new ArrayList<>();
    for (List<String> some : parts(files)) {
      query
          .run(
              """
              UNWIND $files AS path
              MATCH (:SourceFile {source: $source, path: path})-[:SAYS]->(c:ConfigurationItem)
              RETURN DISTINCT c.key AS key
              """,
              Values.parameters("source", source, "files", some))
          .forEachRemaining(r -> found.add(r.get("key").asString()));
    }
    return found;
  }

  /// Of these keys, those that exist, with the effective values of their CIs.
  Map<String, Map<String, Object>> values(QueryRunner query, Collection<String> keys) {
    Map<String, Map<String, Object>> found = new HashMap<>();
    for (List<String> some : parts(keys)) {
      query
          .run(
              """
              UNWIND $keys AS key
              MATCH (c:ConfigurationItem {key: key})
              RETURN properties(c) AS ci
              """,
              Values.parameters("keys", some))
          .forEachRemaining(r -> {
            Map<String, Object> properties = r.get("ci").asMap();
            found.put(text(properties, "key"), values(text(properties, "class"), properties));
          });
    }
    return found;
  }

  /// CIs whose effective values complete one of these identities, by key, with those values.
  Map<IdentityKey, Map<String, Map<String, Object>>> identified(
      QueryRunner query, Collection<IdentityKey> identities) {
    Map<IdentityKey, Map<String, Map<String, Object>>> found = new HashMap<>();
    Map<String, List<IdentityKey>> byRule = new TreeMap<>();
    for (IdentityKey identity : identities) {
      if (identity.attributes().stream().allMatch(a -> isStored(identity.declaredBy(), a))) {
        found.put(identity, new TreeMap<>(CodePoints.ORDER));
        byRule.computeIfAbsent(lookup(identity), rule -> new ArrayList<>()).add(identity);
      }
    }
    byRule.forEach((lookup, wanted) -> {
      IdentityKey rule = wanted.getFirst();
      query
          .run(lookup, Map.of("values", valuesByAttribute(wanted)))
          .forEachRemaining(r -> {
            Map<String, Object> properties = r.get("ci").asMap();
            List<String> texts = rule.attributes().stream().map(a -> text(properties, a)).toList();
            Map<String, Map<String, Object>> cis =
                found.get(new IdentityKey(rule.declaredBy(), rule.attributes(), texts));
            if (cis != null) {
              cis.put(text(properties, "key"), values(text(properties, "class"), properties));
            }
          });
    });
    return found;
  }

  /// Whether a rule does without a name, such as a serial number or a domain name. An index of its
  /// own stands behind each of them; the others are served by the index of names.
  static boolean isTelling(CmdbSchema schema, String ciClass, List<String> attributes) {
    return schema
        .ciClass(ciClass)
        .filter(c -> c.attributes().keySet().containsAll(attributes))
        .isPresent();
  }

  private static List<List<String>> valuesByAttribute(List<IdentityKey> identities) {
    List<List<String>> values = new ArrayList<>();
    for (int i = 0; i < identities.getFirst().attributes().size(); i++) {
      int attribute = i;
      values.add(identities.stream().map(id -> id.values().get(attribute)).distinct().toList());
    }
    return values;
  }

  private boolean isStored(String ciClass, String attribute) {
    return Fields.ALL.contains(attribute)
        || schema.ciClass(ciClass).filter(c -> c.attributes().containsKey(attribute)).isPresent();
  }

  /// Names come from the checked schema. One pass for all identities of a rule, by the index of
  /// names where the rule has one, else by its own.
  private static String lookup(IdentityKey identity) {
    StringBuilder where = new StringBuilder();
    for (int i = 0; i < identity.attributes().size(); i++) {
      where
          .append(i == 0 ? "" : " AND ")
          .append("c.`%s` IN $values[%d]".formatted(identity.attributes().get(i), i));
    }
    return "MATCH (c:ConfigurationItem:`%s`) WHERE %s RETURN properties(c) AS ci"
        .formatted(identity.declaredBy(), where);
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
    for (String decided : Fields.DECIDED) {
      Object value = properties.get(decided);
      if (value != null) {
        values.put(decided, value);
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

  /// The keys, a few thousand for each query.
  static List<List<String>> parts(Collection<String> keys) {
    List<String> all = new ArrayList<>(keys);
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += KEYS_PER_QUERY) {
      parts.add(all.subList(from, Math.min(all.size(), from + KEYS_PER_QUERY)));
    }
    return parts;
  }
}
