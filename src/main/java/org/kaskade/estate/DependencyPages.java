package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// Pages through the dependencies of many CIs at once: one query for all CIs asked for the same
/// page.
@Component
class DependencyPages {
  private final Driver driver;
  private final DependencyStore store;

  DependencyPages(Driver driver, DependencyStore store) {
    this.driver = driver;
    this.store = store;
  }

  /// Which page of whose dependencies is wanted.
  ///
  /// @param dependents whether those are wanted that depend on the CI, rather than those it depends
  ///   on
  record Wanted(String key, boolean dependents, PageRequest page) {}

  private record Shape(boolean dependents, PageRequest page) {}

  Map<Wanted, Connection<ShownDependency>> load(Collection<Wanted> wanted, int revision) {
    Map<Shape, List<String>> byShape = new LinkedHashMap<>();
    for (Wanted w : wanted) {
      byShape
          .computeIfAbsent(new Shape(w.dependents(), w.page()), s -> new ArrayList<>())
          .add(w.key());
    }
    Map<Wanted, Connection<ShownDependency>> found = new HashMap<>();
    byShape.forEach((shape, keys) -> load(shape, keys, revision, found));
    return found;
  }

  private void load(
      Shape shape,
      List<String> keys,
      int revision,
      Map<Wanted, Connection<ShownDependency>> found) {
    Map<String, List<ShownDependency>> items = new HashMap<>();
    Map<String, Integer> totals = new HashMap<>();
    try (Session session = driver.session()) {
      session
          .run(
              shape.dependents() ? DEPENDENTS : DEPENDENCIES,
              Values.parameters(
                  "keys",
                  keys,
                  "out",
                  shape.dependents() ? store.targetDepends() : store.sourceDepends(),
                  "in",
                  shape.dependents() ? store.sourceDepends() : store.targetDepends(),
                  "revision",
                  revision,
                  "after",
                  after(shape.page()),
                  "limit",
                  shape.page().firstAndOneMore()))
          .forEachRemaining(row -> {
            String key = row.get("key").asString();
            totals.put(key, row.get("total").asInt());
            if (!row.get("r").isNull()) {
              items
                  .computeIfAbsent(key, k -> new ArrayList<>())
                  .add(
                      ShownDependency.of(
                          DependencyStore.dependency(row),
                          EstateReader.ci(row.get("dependentCi")),
                          EstateReader.ci(row.get("providerCi"))));
            }
          });
    }
    for (String key : keys) {
      int total = totals.getOrDefault(key, 0);
      found.put(
          new Wanted(key, shape.dependents(), shape.page()),
          Connection.page(
              items.getOrDefault(key, List.of()),
              shape.page(),
              revision,
              shown -> shown.position(shape.dependents()),
              () -> total));
    }
  }

  private static @Nullable String after(PageRequest page) {
    return page.after() == null ? null : page.after().key();
  }

  /// `c` is the CI asked for, `q` the other end; retired other ends are left out.
  private static final String PAGE =
      """
      UNWIND $keys AS key
      MATCH (c:ConfigurationItem {key: key})
      WITH key, c,
        COUNT { MATCH (c)-[r]->(q:ConfigurationItem)
                WHERE type(r) IN $out AND q.lifecycle <> 'RETIRED' AND VISIBLE } +
        COUNT { MATCH (c)<-[r]-(q:ConfigurationItem)
                WHERE type(r) IN $in AND q.lifecycle <> 'RETIRED' AND VISIBLE } AS total
      OPTIONAL CALL (c) {
        CALL (c) {
          MATCH (c)-[r]->(q:ConfigurationItem)
          WHERE type(r) IN $out AND q.lifecycle <> 'RETIRED' AND VISIBLE RETURN r, q
          UNION
          MATCH (c)<-[r]-(q:ConfigurationItem)
          WHERE type(r) IN $in AND q.lifecycle <> 'RETIRED' AND VISIBLE RETURN r, q
        }
        WITH r, q, q.key + ' ' + type(r) + ' ' + coalesce(r.group, '') AS position
        WHERE $after IS NULL OR position > $after
        RETURN r, q, position ORDER BY position LIMIT $limit
      }
      """
          .replace("VISIBLE", Visible.at("r", "$revision"));

  private static final String SHOWN =
      " {.key, .class, .name, .environment, .lifecycle, .criticality, .owner}";

  private static final String DEPENDENCIES =
      PAGE
          + "RETURN key, total, properties(r) AS r, type(r) AS type, key AS dependent, q.key AS provider, c"
          + SHOWN
          + " AS dependentCi, q"
          + SHOWN
          + " AS providerCi ORDER BY key, position";

  private static final String DEPENDENTS =
      PAGE
          + "RETURN key, total, properties(r) AS r, type(r) AS type, q.key AS dependent, key AS provider, q"
          + SHOWN
          + " AS dependentCi, c"
          + SHOWN
          + " AS providerCi ORDER BY key, position";
}
