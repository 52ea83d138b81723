package org.kaskade.estate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.springframework.stereotype.Component;

/// Measures how complete, correct and current the record of the estate is.
///
/// All figures together take two passes over the living CIs, by class and by source: about two
/// seconds for 100,000 of them. CIs behind figures are read for the pages asked for alone, one
/// query for each measure.
@Component
class DataQuality {
  /// Each condition stands in the query once: planning takes longer than counting otherwise.
  private static final String COUNTED =
      Arrays.stream(QualityMeasure.values())
              .map(m -> "%s AS %s".formatted(m.condition(), m.name()))
              .collect(Collectors.joining(", ", "WITH name, said, ", "\n"))
          + Arrays.stream(QualityMeasure.values())
              .map(m -> "count(CASE WHEN %1$s THEN 1 END) AS %1$s".formatted(m.name()))
              .collect(
                  Collectors.joining(
                      ", ", "RETURN name, count(*) AS cis, avg(said.epochSeconds) AS said, ", ", "))
          + Arrays.stream(QualityMeasure.values())
              .filter(QualityMeasure::ofCorrectness)
              .map(QualityMeasure::name)
              .collect(Collectors.joining(" OR ", "count(CASE WHEN ", " THEN 1 END) AS incorrect "))
          + "ORDER BY name";

  private static final String SAID =
      """
      CALL (c) {
        MATCH (:SourceFile)-[s:SAYS]->(c) WHERE s.class IS NOT NULL RETURN max(s.claimedAt) AS said
      }
      """;

  private final Driver driver;
  private final CmdbSchema schema;
  private final DependencyStore dependencies;
  private final SuspectedDuplicates duplicates;
  private final SourceContacts contacts;
  private final ClassNames classNames;
  private final Clock clock;

  DataQuality(
      Driver driver,
      CmdbSchema schema,
      DependencyStore dependencies,
      SuspectedDuplicates duplicates,
      SourceContacts contacts,
      ClassNames classNames,
      Clock clock) {
    this.driver = driver;
    this.schema = schema;
    this.dependencies = dependencies;
    this.duplicates = duplicates;
    this.contacts = contacts;
    this.classNames = classNames;
    this.clock = clock;
  }

  /// Which CIs are measured; what is null restricts nothing.
  ///
  /// @param ciClass exactly this one
  record Scope(
      @Nullable List<String> classes,
      @Nullable List<String> sources,
      @Nullable String ciClass,
      @Nullable String source) {}

  /// Figures about some CIs. Shares are from 0 to 1; 1 where there is no CI.
  ///
  /// @param name of the class or source; null for all
  /// @param meanAge since the newest claim of each was made
  record Report(
      @Nullable String name,
      int cis,
      double completeness,
      double correctness,
      double currency,
      Duration meanAge,
      List<Figure> figures) {}

  /// How many CIs a measure finds.
  record Figure(
      QualityMeasure measure, int offending, double share, String description, Scope scope) {}

  /// All figures at one revision.
  record Measured(
      Revision revision,
      Report overall,
      List<Report> classes,
      List<Report> sources,
      List<String> staleSources) {}

  /// A page of the CIs behind a figure.
  record Wanted(QualityMeasure measure, Scope scope, PageRequest page) {}

  private record Counts(
      String name, int cis, int incorrect, double said, Map<QualityMeasure, Integer> found) {}

  Measured measure(
      @Nullable List<String> classes, @Nullable List<String> sources, Revision revision) {
    Scope all = new Scope(classes, sources, null, null);
    List<String> stale = contacts.stale();
    Map<String, Object> parameters = parameters(all, revision.number(), stale);
    String living = living(all);
    List<Counts> byClass;
    List<Counts> bySource;
    try (Session session = driver.session()) {
      byClass =
          session
              .run(living + SAID + "WITH c, said, c.class AS name " + COUNTED, parameters)
              .list(DataQuality::counts);
      bySource =
          session
              .run(
                  living
                      + """
                      MATCH (f:SourceFile)-[s:SAYS]->(c)
                      WHERE s.class IS NOT NULL
                      """
                      + (sources == null ? "" : " AND f.source IN $sources")
                      + " WITH f.source AS name, c, max(s.claimedAt) AS said "
                      + COUNTED,
                  parameters)
              .list(DataQuality::counts);
    }
    return new Measured(
        revision,
        report(null, sum(byClass), all),
        byClass.stream()
            .map(c -> report(c.name(), c, new Scope(classes, sources, c.name(), null)))
            .toList(),
        bySource.stream()
            .map(c -> report(c.name(), c, new Scope(classes, sources, null, c.name())))
            .toList(),
        stale);
  }

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
    Map<String, Object> parameters = parameters(first.scope(), revision, stale);
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
        living(first.scope())
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

  private String living(Scope scope) {
    return "MATCH (c:ConfigurationItem) WHERE c.lifecycle <> 'RETIRED' AND "
        + Visible.at("c", "$revision")
        + (scope.classes() == null ? "" : " AND c.class IN $classes")
        + (scope.sources() == null
            ? ""
            : " AND EXISTS { MATCH (f:SourceFile)-[s:SAYS]->(c) WHERE s.class IS NOT NULL AND f.source IN $sources }")
        + " ";
  }

  private Map<String, Object> parameters(Scope scope, int revision, List<String> stale) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("revision", revision);
    parameters.put("stale", stale);
    parameters.put("required", required());
    parameters.put("sourceDepends", dependencies.sourceDepends());
    parameters.put("targetDepends", dependencies.targetDepends());
    Map<String, Boolean> alike = new HashMap<>();
    duplicates.keys(revision).forEach(key -> alike.put(key, true));
    parameters.put("duplicates", alike);
    if (scope.sources() != null) {
      parameters.put("sources", scope.sources());
    }
    if (scope.classes() != null) {
      parameters.put("classes", List.copyOf(classNames.withSubclasses(scope.classes())));
    }
    return parameters;
  }

  private Map<String, List<String>> required() {
    Map<String, List<String>> required = new HashMap<>();
    for (CiClass ciClass : schema.classes()) {
      List<String> names = new ArrayList<>();
      if (ciClass.service()) {
        names.add(Fields.OWNER);
      }
      ciClass.attributes().values().stream()
          .filter(Attribute::required)
          .map(Attribute::name)
          .forEach(names::add);
      if (!names.isEmpty()) {
        required.put(ciClass.name(), names);
      }
    }
    return required;
  }

  private static Counts counts(Record row) {
    Map<QualityMeasure, Integer> found = new EnumMap<>(QualityMeasure.class);
    for (QualityMeasure measure : QualityMeasure.values()) {
      found.put(measure, row.get(measure.name()).asInt());
    }
    Value said = row.get("said");
    return new Counts(
        row.get("name").asString(),
        row.get("cis").asInt(),
        row.get("incorrect").asInt(),
        said.isNull() ? 0 : said.asDouble(),
        found);
  }

  private static Counts sum(List<Counts> all) {
    Map<QualityMeasure, Integer> found = new EnumMap<>(QualityMeasure.class);
    int cis = 0;
    int incorrect = 0;
    double said = 0;
    for (Counts counts : all) {
      cis += counts.cis();
      incorrect += counts.incorrect();
      said += counts.said() * counts.cis();
      counts.found().forEach((measure, n) -> found.merge(measure, n, Integer::sum));
    }
    return new Counts("", cis, incorrect, cis == 0 ? 0 : said / cis, found);
  }

  private Report report(@Nullable String name, Counts counts, Scope scope) {
    List<Figure> figures = new ArrayList<>();
    for (QualityMeasure measure : QualityMeasure.values()) {
      int offending = counts.found().getOrDefault(measure, 0);
      figures.add(
          new Figure(
              measure,
              offending,
              counts.cis() == 0 ? 0 : (double) offending / counts.cis(),
              "%,d of %,d CIs %s.".formatted(offending, counts.cis(), measure.sentence()),
              scope));
    }
    return new Report(
        name,
        counts.cis(),
        sound(counts, counts.found().getOrDefault(QualityMeasure.MISSING_ATTRIBUTES, 0)),
        sound(counts, counts.incorrect()),
        sound(counts, counts.found().getOrDefault(QualityMeasure.STALE, 0)),
        age(counts),
        figures);
  }

  private static double sound(Counts counts, int offending) {
    return counts.cis() == 0 ? 1 : 1 - (double) offending / counts.cis();
  }

  private Duration age(Counts counts) {
    if (counts.cis() == 0) {
      return Duration.ZERO;
    }
    Duration age =
        Duration.between(Instant.ofEpochSecond(Math.round(counts.said())), clock.instant());
    return age.isNegative() ? Duration.ZERO : Duration.ofSeconds(age.toSeconds());
  }
}
