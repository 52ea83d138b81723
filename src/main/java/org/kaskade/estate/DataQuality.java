package org.kaskade.estate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.springframework.stereotype.Component;

/// Measures how complete, correct and current the record of the estate is.
///
/// All figures together take one simple query for each measure and one over the living CIs; a
/// single query for all would take the store longer to plan than to answer. CIs behind figures are
/// read for the pages asked for alone, one query for each measure.
@Component
class DataQuality {
  private static final String CI =
      """
      OPTIONAL MATCH (f:SourceFile)-[s:SAYS]->(c) WHERE s.class IS NOT NULL
      WITH c, collect(DISTINCT f.source) AS holders, max(s.claimedAt) AS said
      RETURN c.key AS key, c.class AS class, holders, said.epochSeconds AS said
      """;

  private final Driver driver;
  private final QualityConditions conditions;
  private final SourceContacts contacts;
  private final Clock clock;

  DataQuality(Driver driver, QualityConditions conditions, SourceContacts contacts, Clock clock) {
    this.driver = driver;
    this.conditions = conditions;
    this.contacts = contacts;
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

  /// CIs of one report, counted.
  private static final class Counts {
    private final Map<QualityMeasure, Integer> found = new EnumMap<>(QualityMeasure.class);
    private int cis;
    private int incorrect;
    private double saidTogether;

    void add(Set<QualityMeasure> of, long said) {
      cis++;
      saidTogether += said;
      if (of.stream().anyMatch(QualityMeasure::ofCorrectness)) {
        incorrect++;
      }
      of.forEach(measure -> found.merge(measure, 1, Integer::sum));
    }

    int found(QualityMeasure measure) {
      return found.getOrDefault(measure, 0);
    }
  }

  Measured measure(
      @Nullable List<String> classes, @Nullable List<String> sources, Revision revision) {
    Scope all = new Scope(classes, sources, null, null);
    List<String> stale = contacts.stale();
    Map<String, Object> parameters = conditions.parameters(all, revision.number(), stale);
    String living = conditions.living(all);
    Counts overall = new Counts();
    Map<String, Counts> byClass = new TreeMap<>();
    Map<String, Counts> bySource = new TreeMap<>(CodePoints.ORDER);
    try (Session session = driver.session()) {
      Map<String, Set<QualityMeasure>> found = new HashMap<>();
      for (QualityMeasure measure : QualityMeasure.values()) {
        session
            .run(living + " AND " + measure.condition() + " RETURN c.key AS key", parameters)
            .forEachRemaining(row ->
                found
                    .computeIfAbsent(
                        row.get("key").asString(), key -> EnumSet.noneOf(QualityMeasure.class))
                    .add(measure));
      }
      session
          .run(living + CI, parameters)
          .forEachRemaining(row -> {
            Set<QualityMeasure> of = found.getOrDefault(row.get("key").asString(), Set.of());
            long said = row.get("said").isNull() ? 0 : row.get("said").asLong();
            overall.add(of, said);
            byClass
                .computeIfAbsent(row.get("class").asString(), name -> new Counts())
                .add(of, said);
            for (String source : row.get("holders").asList(Value::asString)) {
              if (sources == null || sources.contains(source)) {
                bySource.computeIfAbsent(source, name -> new Counts()).add(of, said);
              }
            }
          });
    }
    return new Measured(
        revision,
        report(null, overall, all),
        byClass.entrySet().stream()
            .map(c ->
                report(c.getKey(), c.getValue(), new Scope(classes, sources, c.getKey(), null)))
            .toList(),
        bySource.entrySet().stream()
            .map(c ->
                report(c.getKey(), c.getValue(), new Scope(classes, sources, null, c.getKey())))
            .toList(),
        stale);
  }

  private Report report(@Nullable String name, Counts counts, Scope scope) {
    List<Figure> figures = new ArrayList<>();
    for (QualityMeasure measure : QualityMeasure.values()) {
      int offending = counts.found(measure);
      figures.add(
          new Figure(
              measure,
              offending,
              counts.cis == 0 ? 0 : (double) offending / counts.cis,
              "%,d of %,d CIs %s.".formatted(offending, counts.cis, measure.sentence()),
              scope));
    }
    return new Report(
        name,
        counts.cis,
        sound(counts, counts.found(QualityMeasure.MISSING_ATTRIBUTES)),
        sound(counts, counts.incorrect),
        sound(counts, counts.found(QualityMeasure.STALE)),
        age(counts),
        figures);
  }

  private static double sound(Counts counts, int offending) {
    return counts.cis == 0 ? 1 : 1 - (double) offending / counts.cis;
  }

  private Duration age(Counts counts) {
    if (counts.cis == 0) {
      return Duration.ZERO;
    }
    Duration age =
        Duration.between(
            Instant.ofEpochSecond(Math.round(counts.saidTogether / counts.cis)), clock.instant());
    return age.isNegative() ? Duration.ZERO : Duration.ofSeconds(age.toSeconds());
  }
}
