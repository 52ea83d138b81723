package org.kaskade.estate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.springframework.stereotype.Component;

/// Finds CIs by class, place in life and text, in the order of their keys.
///
/// Retired CIs are found only when the filter names `RETIRED` among the lifecycles.
@Component
class CiSearch {
  private final Driver driver;
  private final ClassNames classNames;

  CiSearch(Driver driver, ClassNames classNames) {
    this.driver = driver;
    this.classNames = classNames;
  }

  /// @param ofClass the class of a typed list, subclasses included; null for any
  /// @param filter `CiFilter` as GraphQL hands it over
  /// @param revision the newest complete one
  Connection<Ci> find(
      @Nullable String ofClass,
      Map<String, ? extends @Nullable Object> filter,
      PageRequest page,
      int revision) {
    CiConditions conditions = new CiConditions(filter, revision, classNames);
    String match = conditions.match(ofClass == null ? CmdbSchema.ROOT : ofClass);
    Map<String, Object> parameters = conditions.parameters();
    List<Ci> found = page(match, parameters, page);
    return Connection.page(found, page, revision, Ci::key, () -> count(match, parameters));
  }

  private List<Ci> page(String match, Map<String, Object> parameters, PageRequest page) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("limit", page.firstAndOneMore());
    String from = "";
    if (page.after() != null) {
      from = " AND c.key > $after";
      all.put("after", page.after().key());
    }
    try (Session session = driver.session()) {
      return session
          .run(
              match
                  + from
                  + """
                   RETURN c {.key, .class, .name, .environment, .lifecycle, .criticality, .owner} AS ci
                  ORDER BY c.key LIMIT $limit
                  """,
              all)
          .list(row -> EstateReader.ci(row.get("ci")));
    }
  }

  private int count(String match, Map<String, Object> parameters) {
    try (Session session = driver.session()) {
      return session
          .run(match + " RETURN count(c) AS total", parameters)
          .single()
          .get("total")
          .asInt();
    }
  }
}
