package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiFacets.Alike;
import org.kaskade.estate.CiFacets.CiFacetField;
import org.kaskade.estate.RankedSearch.CiSearch;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.springframework.stereotype.Component;

/// Counts how the hits of a search spread over the values of some fields.
@Component
class FacetCounts {
  /// Hits that are counted.
  private static final int MOST = 50_000;

  private final Driver driver;
  private final ClassNames classNames;
  private final LastAnswer<CiSearch, CiFacets> whole = new LastAnswer<>();

  FacetCounts(Driver driver, ClassNames classNames) {
    this.driver = driver;
    this.classNames = classNames;
  }

  /// Counted once per revision where nothing narrows it down: that takes longest, and is asked
  /// most.
  CiFacets of(CiSearch search) {
    return search.isOfEverything() ? whole.to(search, this::counted) : counted(search);
  }

  /// One reading of the hits, whatever the filter says of the fields that are counted.
  private CiFacets counted(CiSearch search) {
    Map<String, Object> others = new HashMap<>(search.filter());
    Map<CiFacetField, Predicate<@Nullable String>> wanted = new EnumMap<>(CiFacetField.class);
    only(others.remove("classes"), classNames::withSubclasses)
        .ifPresent(test -> wanted.put(CiFacetField.CLASS, test));
    only(others.remove("environments"), HashSet::new)
        .ifPresent(test -> wanted.put(CiFacetField.ENVIRONMENT, test));
    only(others.remove("criticalities"), HashSet::new)
        .ifPresent(test -> wanted.put(CiFacetField.CRITICALITY, test));
    only(others.remove("lifecycles"), HashSet::new)
        .ifPresent(test -> wanted.put(CiFacetField.LIFECYCLE, test));
    Object owner = others.remove("owner");
    if (owner != null) {
      wanted.put(CiFacetField.OWNER, owner::equals);
    }
    others.put("lifecycles", Arrays.asList(Lifecycle.values()));
    wanted.putIfAbsent(
        CiFacetField.LIFECYCLE, lifecycle -> !Lifecycle.RETIRED.name().equals(lifecycle));
    CiConditions conditions = search.conditions(others, classNames);
    List<Alike> found = new ArrayList<>();
    try (Session session = driver.session()) {
      session
          .run(
              conditions.match(CmdbSchema.ROOT)
                  + """
                   WITH c LIMIT %d
                  RETURN c.class AS CLASS, c.environment AS ENVIRONMENT, c.lifecycle AS LIFECYCLE,
                    c.criticality AS CRITICALITY, c.owner AS OWNER, count(*) AS hits
                  """
                      .formatted(MOST + 1),
              conditions.parameters())
          .forEachRemaining(row -> found.add(alike(row)));
    }
    boolean complete = found.stream().mapToInt(Alike::count).sum() <= MOST;
    return CiFacets.of(found, wanted, complete);
  }

  private static Alike alike(Record row) {
    Map<CiFacetField, String> values = new EnumMap<>(CiFacetField.class);
    for (CiFacetField field : CiFacetField.values()) {
      Value value = row.get(field.name());
      if (!value.isNull()) {
        values.put(field, value.asString());
      }
    }
    return new Alike(values, row.get("hits").asInt());
  }

  private static Optional<Predicate<@Nullable String>> only(
      @Nullable Object list, Function<Collection<String>, Set<String>> meaning) {
    if (list instanceof Collection<?> values) {
      Set<String> wanted =
          meaning.apply(values.stream().map(String::valueOf).collect(Collectors.toSet()));
      return Optional.of(value -> value != null && wanted.contains(value));
    }
    return Optional.empty();
  }
}
