package org.kaskade.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.springframework.stereotype.Component;

/// Finds what sources contradict each other about, by key and attribute.
///
/// The index of {@link ConflictMarks} leads to the CIs, so that a page costs what it shows, sorting
/// the CIs in conflict apart; the number of all conflicts costs as much as there are.
@Component
class Conflicts {
  private final Driver driver;
  private final CmdbSchema schema;
  private final ClaimStore store;
  private final ClassNames classNames;

  Conflicts(Driver driver, CmdbSchema schema, ClassNames classNames) {
    this.driver = driver;
    this.schema = schema;
    this.store = new ClaimStore(schema);
    this.classNames = classNames;
  }

  /// Which conflicts are wanted; what is null restricts nothing.
  record Filter(
      @Nullable List<String> sources,
      @Nullable List<String> classes,
      @Nullable List<String> attributes) {
    static final Filter NONE = new Filter(null, null, null);
  }

  Connection<Conflict> find(Filter filter, PageRequest page, int revision) {
    Map<String, Object> parameters = new HashMap<>();
    String match = match(filter, parameters, revision);
    String after = page.after() == null ? "" : page.after().key();
    try (Session session = driver.session()) {
      List<Conflict> found =
          collect(session, match, parameters, filter, after, page.firstAndOneMore());
      return Connection.page(
          doubted(session, found),
          page,
          revision,
          Conflict::position,
          () -> count(match, parameters, filter));
    }
  }

  private String match(Filter filter, Map<String, Object> parameters, int revision) {
    StringBuilder match =
        new StringBuilder("MATCH (c:ConfigurationItem) WHERE c._conflicts IS NOT NULL AND ")
            .append(Visible.at("c", "$revision"));
    parameters.put("revision", revision);
    if (filter.classes() != null) {
      match.append(" AND c.class IN $classes");
      parameters.put("classes", List.copyOf(classNames.withSubclasses(filter.classes())));
    }
    if (filter.attributes() != null) {
      match.append(" AND any(name IN c._conflicts WHERE name IN $attributes)");
      parameters.put("attributes", filter.attributes());
    }
    if (filter.sources() != null) {
      match.append(" AND EXISTS { MATCH (f:SourceFile)-[:SAYS]->(c) WHERE f.source IN $sources }");
      parameters.put("sources", filter.sources());
    }
    return match.toString();
  }

  /// @param after position of the conflict before the first; empty for the start
  private List<Conflict> collect(
      QueryRunner query,
      String match,
      Map<String, Object> parameters,
      Filter filter,
      String after,
      int most) {
    List<Conflict> found = new ArrayList<>();
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("limit", most);
    all.put("from", after.isEmpty() ? "" : after.substring(0, after.indexOf('\n')));
    String text = match + " AND c.key >= $from RETURN c.key AS key ORDER BY key LIMIT $limit";
    List<String> keys;
    do {
      keys = query.run(text, all).list(row -> row.get("key").asString());
      Map<String, StoredCi> stored = store.load(query, keys);
      for (String key : keys) {
        StoredCi ci = stored.get(key);
        if (ci != null) {
          of(ci, filter).stream()
              .filter(conflict -> CodePoints.ORDER.compare(conflict.position(), after) > 0)
              .forEach(found::add);
        }
      }
      if (!keys.isEmpty()) {
        all.put("from", keys.getLast() + "\u0000");
      }
    } while (keys.size() == most && found.size() < most);
    return found;
  }

  private List<Conflict> of(StoredCi stored, Filter filter) {
    Ci ci = Fields.ci(stored.key(), stored.ciClass(), stored.values());
    List<Conflict> conflicts = new ArrayList<>();
    for (AttributeProvenance provenance : Provenance.of(stored, schema)) {
      if (provenance.rule().overrules()
          && !isPerSource(stored.ciClass(), provenance.attribute())
          && !provenance.attribute().equals(Provenance.CLASS)
          && (filter.attributes() == null
              || filter.attributes().contains(provenance.attribute()))) {
        Conflict conflict = Conflict.of(ci, provenance);
        if (filter.sources() == null || conflict.involves(filter.sources())) {
          conflicts.add(conflict);
        }
      }
    }
    return conflicts;
  }

  private List<Conflict> doubted(QueryRunner query, List<Conflict> conflicts) {
    Map<String, List<String>> merged = new HashMap<>();
    query
        .run(
            """
            UNWIND $keys AS key
            MATCH (c:ConfigurationItem {_mergedInto: key})
            RETURN key, c.key AS merged ORDER BY merged
            """,
            Map.of("keys", conflicts.stream().map(c -> c.ci().key()).distinct().toList()))
        .forEachRemaining(row ->
            merged
                .computeIfAbsent(row.get("key").asString(), key -> new ArrayList<>())
                .add(row.get("merged").asString()));
    return conflicts.stream()
        .map(conflict -> {
          List<String> into = merged.get(conflict.ci().key());
          return into != null && identifies(conflict.ci().ciClass(), conflict.attribute())
              ? conflict.doubting(into)
              : conflict;
        })
        .toList();
  }

  private boolean identifies(String ciClass, String attribute) {
    return schema
        .ciClass(ciClass)
        .filter(c ->
            c.attributes().containsKey(attribute)
                && c.identification().stream()
                    .anyMatch(rule -> rule.attributes().contains(attribute)))
        .isPresent();
  }

  private boolean isPerSource(String ciClass, String attribute) {
    return schema
        .ciClass(ciClass)
        .map(c -> c.attributes().get(attribute))
        .filter(Attribute::perSource)
        .isPresent();
  }

  private int count(String match, Map<String, Object> parameters, Filter filter) {
    try (Session session = driver.session()) {
      if (filter.sources() != null) {
        return collect(session, match, parameters, filter, "", Integer.MAX_VALUE).size();
      }
      String counted =
          filter.attributes() == null
              ? "size(c._conflicts)"
              : "size([name IN c._conflicts WHERE name IN $attributes])";
      return session
          .run(match + " RETURN coalesce(sum(" + counted + "), 0) AS total", parameters)
          .single()
          .get("total")
          .asInt();
    }
  }
}
