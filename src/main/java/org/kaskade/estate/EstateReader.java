package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// Reads the estate as it is, and what changed it.
@Component
public class EstateReader {
  private final Driver driver;
  private final DependencyStore dependencies;

  EstateReader(Driver driver, DependencyStore dependencies) {
    this.driver = driver;
    this.dependencies = dependencies;
  }

  /// The newest revision, or {@link Revision#NONE} of an estate nobody has written to.
  public Revision latest() {
    try (Session session = driver.session()) {
      return Revisions.latest(session);
    }
  }

  /// Every CI that is not retired, in no particular order, streamed. Not one moment in time while
  /// others write: replay {@link #since} the revision that was newest before.
  public void forEachCi(Consumer<Ci> consumer) {
    try (Session session = driver.session()) {
      session
          .run(
              Visible.NEWEST
                  + """
                  MATCH (c:ConfigurationItem) WHERE c.lifecycle <> 'RETIRED' AND %s
                  RETURN c {.key, .class, .name, .environment, .lifecycle, .criticality, .owner} AS ci
                  """
                      .formatted(Visible.at("c", "newest")))
          .forEachRemaining(row -> consumer.accept(ci(row.get("ci"))));
    }
  }

  /// Every dependency, those on retired CIs included, in no particular order, streamed.
  public void forEachDependency(Consumer<Dependency> consumer) {
    try (Session session = driver.session()) {
      dependencies.forEach(session, consumer);
    }
  }

  /// The CIs that these keys lead to, by the key asked for, retired ones included; the key of one
  /// that was merged into another leads to that one.
  public Map<String, Ci> find(Collection<String> keys) {
    Map<String, Ci> found = new TreeMap<>(CodePoints.ORDER);
    try (Session session = driver.session()) {
      session
          .run(
              Visible.NEWEST
                  + """
                  UNWIND $keys AS key MATCH (named:ConfigurationItem {key: key}) WHERE %s
                  OPTIONAL MATCH (kept:ConfigurationItem {key: named._mergedInto})
                  WITH key, coalesce(kept, named) AS c
                  RETURN key, c {.key, .class, .name, .environment, .lifecycle, .criticality, .owner} AS ci
                  """
                      .formatted(Visible.at("named", "newest")),
              Values.parameters("keys", List.copyOf(keys)))
          .forEachRemaining(row -> found.put(row.get("key").asString(), ci(row.get("ci"))));
    }
    return found;
  }

  /// Keys of CIs that aren't retired, those that begin so, at most so many.
  public List<String> keysStartingWith(String beginning, int most) {
    try (Session session = driver.session()) {
      return session
          .run(
              Visible.NEWEST
                  + """
                  MATCH (c:ConfigurationItem) WHERE c.key STARTS WITH $beginning AND %s
                    AND c.lifecycle <> 'RETIRED'
                  RETURN c.key AS key LIMIT $most
                  """
                      .formatted(Visible.at("c", "newest")),
              Values.parameters("beginning", beginning, "most", most))
          .list(row -> row.get("key").asString());
    }
  }

  /// Of these CIs, the effective values of these names, by key; a CI without any is missing.
  ///
  /// @param names of attributes that the schema declares
  public Map<String, Map<String, Object>> values(
      Collection<String> keys, Collection<String> names) {
    Map<String, Map<String, Object>> found = new HashMap<>();
    try (Session session = driver.session()) {
      for (List<String> some : ClaimStore.parts(keys)) {
        session
            .run(
                """
                UNWIND $keys AS key MATCH (c:ConfigurationItem {key: key})
                WITH c, [name IN $names WHERE c[name] IS NOT NULL | [name, c[name]]] AS values
                WHERE size(values) > 0
                RETURN c.key AS key, values
                """,
                Values.parameters("keys", some, "names", List.copyOf(names)))
            .forEachRemaining(row -> {
              Map<String, Object> values = new HashMap<>();
              row.get("values")
                  .values()
                  .forEach(value -> values.put(value.get(0).asString(), value.get(1).asObject()));
              found.put(row.get("key").asString(), values);
            });
      }
    }
    return found;
  }

  /// Names of the sources that say something about these CIs.
  public Set<String> sourcesOf(Collection<String> keys) {
    Set<String> found = new TreeSet<>(CodePoints.ORDER);
    try (Session session = driver.session()) {
      for (List<String> some : ClaimStore.parts(keys)) {
        session
            .run(
                """
                UNWIND $keys AS key
                MATCH (:ConfigurationItem {key: key})<-[:SAYS]-(f:SourceFile)
                RETURN DISTINCT f.source AS source
                """,
                Values.parameters("keys", some))
            .forEachRemaining(row -> found.add(row.get("source").asString()));
      }
    }
    return found;
  }

  /// The revision with this number, if it has come about.
  public Optional<Revision> revision(int number) {
    try (Session session = driver.session()) {
      return session
          .run("MATCH (r:Revision {number: $number}) RETURN r", Values.parameters("number", number))
          .stream()
          .findFirst()
          .map(Revisions::revision);
    }
  }

  /// The hash of a revision, which covers all that came before; empty when there is none.
  public Optional<String> hashOf(int number) {
    try (Session session = driver.session()) {
      return session
          .run(
              "MATCH (r:Revision {number: $number}) RETURN r.hash AS hash",
              Values.parameters("number", number))
          .stream()
          .findFirst()
          .map(row -> row.get("hash").asString());
    }
  }

  /// What takes a revision back: every CI it changed as it was before, one it made as retired, and
  /// the dependencies that those had whose dependencies it changed.
  public RevisionCommitted undone(Revision revision) {
    List<Ci> cis = new ArrayList<>();
    Map<String, List<Dependency>> dependenciesOf = new HashMap<>();
    try (Session session = driver.session()) {
      for (Journal.Entry entry : Journal.read(session, revision.number())) {
        Journal.Image before = entry.before();
        if (before == null) {
          Map<String, Object> absent = new HashMap<>(entry.after().values());
          absent.put(Fields.LIFECYCLE, Lifecycle.RETIRED.name());
          cis.add(Fields.ci(entry.key(), entry.after().ciClass(), absent));
          dependenciesOf.put(entry.key(), List.of());
        } else {
          cis.add(Fields.ci(entry.key(), before.ciClass(), before.values()));
          if (entry.dependenciesAfter() != null) {
            List<Dependency> had = entry.dependenciesBefore();
            dependenciesOf.put(entry.key(), had == null ? List.of() : had);
          }
        }
      }
    }
    return new RevisionCommitted(revision, cis, dependenciesOf);
  }

  /// What the revisions after this one changed, oldest first.
  ///
  /// @param most how many revisions at the most
  public List<RevisionCommitted> since(int revision, int most) {
    List<RevisionCommitted> found = new ArrayList<>();
    try (Session session = driver.session()) {
      List<Revision> newer =
          session
              .run(
                  """
                  MATCH (r:Revision) WHERE r.number > $revision
                  RETURN r ORDER BY r.number LIMIT $most
                  """,
                  Values.parameters("revision", revision, "most", most))
              .list(Revisions::revision);
      for (Revision next : newer) {
        found.add(committed(session, next));
      }
    }
    return found;
  }

  private RevisionCommitted committed(QueryRunner query, Revision revision) {
    List<Ci> cis = new ArrayList<>();
    Map<String, List<Dependency>> dependenciesOf = new TreeMap<>(CodePoints.ORDER);
    List<String> flipped = new ArrayList<>();
    for (Journal.Entry entry : Journal.read(query, revision.number())) {
      Ci after = Fields.ci(entry.key(), entry.after().ciClass(), entry.after().values());
      cis.add(after);
      List<Dependency> needs = entry.dependenciesAfter();
      if (needs != null) {
        dependenciesOf.put(entry.key(), needs);
      }
      Journal.Image before = entry.before();
      if (before != null
          && Fields.ci(entry.key(), before.ciClass(), before.values()).lifecycle()
              != after.lifecycle()) {
        flipped.add(entry.key());
      }
    }
    if (!flipped.isEmpty()) {
      dependencies.of(query, flipped).forEach(dependenciesOf::putIfAbsent);
      dependencies.ofDependentsOf(query, flipped).forEach(dependenciesOf::putIfAbsent);
    }
    return new RevisionCommitted(revision, cis, dependenciesOf);
  }

  static Ci ci(Value row) {
    return Fields.ci(row.get("key").asString(), row.get("class").asString(), row.asMap());
  }
}
