package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.DataQuality.Scope;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.springframework.stereotype.Component;

/// Reads the CIs behind the figures of {@link DataQuality}, for the pages asked for alone.
@Component
class QualityPages {
  private final Driver driver;
  private final QualityConditions conditions;
  private final SourceContacts contacts;

  QualityPages(Driver driver, QualityConditions conditions, SourceContacts contacts) {
    this.driver = driver;
    this.conditions = conditions;
    this.contacts = contacts;
  }

  /// A page of the CIs behind a figure.
  record Wanted(QualityMeasure measure, Scope scope, PageRequest page) {}

  /// Every page is answered, with one query for each measure and page size.
  Map<Wanted, Connection<Ci>> cis(Collection<Wanted> wanted, int revision) {
    List<String> stale = contacts.stale();
    Map<Wanted, Connection<Ci>> found = new HashMap<>();
    Map<List<Object>, List<Wanted>> alike = new LinkedHashMap<>();
    for (Wanted w : wanted) {
      Scope scope = w.scope();
      alike
          .computeIfAbsent(
              Arrays.asList(w.measure(), w.page(), scope.classes(), scope.sources()),
              k -> new ArrayList<>())
          .add(w);
    }
    alike.values().forEach(group -> load(group, revision, stale, found));
    return found;
  }

  private void load(
      List<Wanted> group, int revision, List<String> stale, Map<Wanted, Connection<Ci>> found) {
    Wanted first = group.getFirst();
    PageRequest page = first.page();
    Map<String, Object> parameters = conditions.parameters(first.scope(), revision, stale);
    List<Map<String, @Nullable Object>> scopes = new ArrayList<>();
    for (Wanted w : group) {
      Map<String, @Nullable Object> scope = new HashMap<>();
      scope.put("index", scopes.size());
      scope.put("class", w.scope().ciClass());
      scope.put("source", w.scope().source());
      scopes.add(scope);
    }
    parameters.put("scopes", scopes);
    parameters.put("after", page.after() == null ? "" : page.after().key());
    parameters.put("limit", page.firstAndOneMore());
    String matched =
        conditions.living(first.scope())
            + """
             AND (scope.class IS NULL OR c.class = scope.class)
             AND (scope.source IS NULL OR EXISTS {
               MATCH (:SourceFile {source: scope.source})-[s:SAYS]->(c) WHERE s.class IS NOT NULL })
            """
            + " AND "
            + first.measure().condition();
    Map<Integer, List<Ci>> cis = new HashMap<>();
    try (Session session = driver.session()) {
      session
          .run(
              "UNWIND $scopes AS scope CALL (scope) { "
                  + matched
                  + " AND c.key > $after RETURN c ORDER BY c.key LIMIT $limit } "
                  + "RETURN scope.index AS index, c {.key, .class, .name, .environment, .lifecycle, .criticality, .owner} AS ci ORDER BY ci.key",
              parameters)
          .forEachRemaining(row ->
              cis.computeIfAbsent(row.get("index").asInt(), i -> new ArrayList<>())
                  .add(EstateReader.ci(row.get("ci"))));
    }
    for (int i = 0; i < group.size(); i++) {
      Map<String, @Nullable Object> scope = scopes.get(i);
      found.put(
          group.get(i),
          Connection.page(
              cis.getOrDefault(i, List.of()),
              page,
              revision,
              Ci::key,
              () -> count(matched, parameters, scope)));
    }
  }

  private int count(
      String matched, Map<String, Object> parameters, Map<String, @Nullable Object> scope) {
    Map<String, Object> one = new HashMap<>(parameters);
    one.put("scopes", List.of(scope));
    try (Session session = driver.session()) {
      return session
          .run(
              "UNWIND $scopes AS scope CALL (scope) { "
                  + matched
                  + " RETURN count(c) AS n } RETURN n",
              one)
          .single()
          .get("n")
          .asInt();
    }
  }
}
