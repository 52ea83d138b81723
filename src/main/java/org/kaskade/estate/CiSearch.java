package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    String label = ofClass == null ? CmdbSchema.ROOT : ofClass;
    conditions.add(Visible.at("c", "$revision"));
    conditions.add("c._mergedInto IS NULL");
    parameters.put("revision", revision);
    one(
        filter.get("classes"),
        classes -> {
          conditions.add("c.class IN $classes");
          parameters.put("classes", List.copyOf(classNames.withSubclasses(classes)));
        });
    one(
        filter.get("environments"),
        values -> {
          conditions.add("c.environment IN $environments");
          parameters.put("environments", values);
        });
    one(
        filter.get("criticalities"),
        values -> {
          conditions.add("c.criticality IN $criticalities");
          parameters.put("criticalities", names(values));
        });
    Object lifecycles = filter.get("lifecycles");
    if (lifecycles == null) {
      conditions.add("c.lifecycle <> 'RETIRED'");
    }
    one(
        lifecycles,
        values -> {
          conditions.add("c.lifecycle IN $lifecycles");
          parameters.put("lifecycles", names(values));
        });
    text(filter, "owner", "c.owner = $owner", conditions, parameters);
    text(
        filter,
        "source",
        "EXISTS { MATCH (:SourceFile {source: $source})-[s:SAYS]->(c) WHERE s.class IS NOT NULL }",
        conditions,
        parameters);
    if (filter.get("text") instanceof String text && !text.isBlank()) {
      conditions.add("c._text CONTAINS $text");
      parameters.put("text", text.strip().toLowerCase(Locale.ROOT));
    }
    String match = "MATCH (c:`%s`) WHERE %s".formatted(label, String.join(" AND ", conditions));
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

  private static void text(
      Map<String, ? extends @Nullable Object> filter,
      String name,
      String condition,
      List<String> conditions,
      Map<String, Object> parameters) {
    Object value = filter.get(name);
    if (value != null) {
      conditions.add(condition);
      parameters.put(name, value);
    }
  }

  private static void one(
      @Nullable Object list, java.util.function.Consumer<List<String>> condition) {
    if (list instanceof Collection<?> values) {
      condition.accept(names(values));
    }
  }

  private static List<String> names(Collection<?> values) {
    return values.stream().map(String::valueOf).toList();
  }
}
