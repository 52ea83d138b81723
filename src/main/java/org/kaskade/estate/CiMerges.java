package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// Makes one CI of several, because somebody knows that they are one.
///
/// Claims move to the CI that is kept. The others stay as retired CIs whose keys lead to it,
/// wherever a key is given, and so do the identities their sources know them by: the next sync
/// speaks of the kept CI.
@Component
class CiMerges {
  private static final int MOST = 100;

  private final Driver driver;
  private final Estate estate;
  private final CmdbSchema schema;
  private final ClaimStore store;
  private final DependencyStore dependencies;
  private final NamedCis named;
  private final CurrentActor actor;

  CiMerges(
      Driver driver,
      Estate estate,
      CmdbSchema schema,
      DependencyStore dependencies,
      CurrentActor actor) {
    this.driver = driver;
    this.estate = estate;
    this.schema = schema;
    this.store = new ClaimStore(schema);
    this.dependencies = dependencies;
    this.named = new NamedCis(store);
    this.actor = actor;
  }

  /// What a merge did, or would do.
  ///
  /// @param revision null when nothing was written
  /// @param merged keys that lead to the kept CI by this
  /// @param warnings what speaks against it
  record Merged(
      @Nullable Revision revision,
      String kept,
      List<String> merged,
      int claimsMoved,
      int dependenciesMoved,
      List<ReconciliationWork.DroppedDependency> dependenciesDropped,
      List<String> warnings) {}

  private record Planned(ChangeSet changes, Merged merged) {}

  Merged merge(String keep, List<String> merge, @Nullable String message, boolean dryRun) {
    if (merge.isEmpty() || merge.size() > MOST) {
      throw RequestRefused.invalid(
          "MERGE_SIZE", "'merge' names %,d CIs; name 1 to %d.".formatted(merge.size(), MOST));
    }
    if (dryRun) {
      try (Session session = driver.session()) {
        return plan(session, keep, merge).merged();
      }
    }
    AtomicReference<@Nullable Merged> last = new AtomicReference<>();
    Origin origin =
        new Origin(
            actor.name(),
            "mergeCis",
            message == null
                ? "Merge %s into %s".formatted(String.join(", ", merge), keep)
                : message,
            null,
            "mergeCis/" + UUID.randomUUID(),
            null);
    Revision revision =
        estate.write(
            origin,
            query -> {
              Planned planned = plan(query, keep, merge);
              last.set(planned.merged());
              return planned.changes();
            });
    Merged done = Objects.requireNonNull(last.get());
    return new Merged(
        revision,
        done.kept(),
        done.merged(),
        done.claimsMoved(),
        done.dependenciesMoved(),
        done.dependenciesDropped(),
        done.warnings());
  }

  private Planned plan(QueryRunner query, String keep, List<String> merge) {
    List<String> all = new ArrayList<>(merge);
    all.add(keep);
    Map<String, StoredCi> found = named.find(query, all);
    StoredCi kept = named.living(Objects.requireNonNull(found.get(keep)));
    Map<String, StoredCi> gone = new LinkedHashMap<>();
    for (String key : merge) {
      if (key.equals(kept.key())) {
        throw key.equals(keep)
            ? RequestRefused.invalid(
                "MERGE_INTO_ITSELF",
                "'%s' can't be merged into itself. Name another CI.".formatted(key))
            : RequestRefused.invalid(
                "ALIAS_CYCLE",
                "'%s' was merged into '%s' already, and merging that into '%s' would lead in a circle. To keep the other key, split it off with splitCi first."
                    .formatted(keep, key, keep));
      }
      StoredCi meant = Objects.requireNonNull(found.get(key));
      if (!meant.key().equals(kept.key())) {
        gone.put(meant.key(), named.living(meant));
      }
    }
    checkClasses(kept, gone.values());
    return gone.isEmpty()
        ? new Planned(
            new ChangeSet(List.of(), 0),
            new Merged(null, kept.key(), List.of(), 0, 0, List.of(), List.of()))
        : plan(query, kept, gone);
  }

  private void checkClasses(StoredCi kept, Collection<StoredCi> gone) {
    List<StoredCi> all = new ArrayList<>(gone);
    all.addFirst(kept);
    for (StoredCi one : all) {
      for (StoredCi other : all) {
        if (!schema.isA(one.ciClass(), other.ciClass())
            && !schema.isA(other.ciClass(), one.ciClass())) {
          throw RequestRefused.conflict(
              "CLASS_CONFLICT",
              "'%s' is a %s and '%s' a %s; neither is a kind of the other, so they can't be one. Correct what the sources say of their classes first."
                  .formatted(one.key(), one.ciClass(), other.key(), other.ciClass()));
        }
      }
    }
  }

  private Planned plan(QueryRunner query, StoredCi kept, Map<String, StoredCi> gone) {
    Set<String> touched =
        new LinkedHashSet<>(dependencies.ofDependentsOf(query, gone.keySet()).keySet());
    touched.addAll(decidedBefore(query, gone.keySet()));
    touched.removeAll(gone.keySet());
    touched.remove(kept.key());
    Map<String, StoredCi> stored = new HashMap<>(store.load(query, touched));
    stored.putAll(gone);
    stored.put(kept.key(), kept);
    ReconciliationWork work = new ReconciliationWork(schema, stored);
    BiFunction<Claim.Site, String, String> keys =
        (site, key) -> gone.containsKey(key) ? kept.key() : key;
    List<Claim> claims = new ArrayList<>(kept.claims());
    for (StoredCi one : gone.values()) {
      claims.addAll(one.claims());
      work.countMoved(one.claims().size());
    }
    boolean wasSplitFromOne = gone.containsKey("" + kept.values().get(Fields.SPLIT_FROM));
    Map<String, @Nullable Object> undecided = new HashMap<>();
    undecided.put(Fields.SPLIT_FROM, null);
    undecided.put(Fields.SPLIT_SITES, null);
    work.give(kept.key(), claims, keys, wasSplitFromOne ? undecided : Map.of());
    Map<String, @Nullable Object> leads = new HashMap<>(undecided);
    leads.put(Fields.MERGED_INTO, kept.key());
    gone.keySet().forEach(key -> work.give(key, List.of(), keys, leads));
    for (String key : touched) {
      StoredCi ci = stored.get(key);
      if (ci != null) {
        Map<String, @Nullable Object> decisions = new HashMap<>();
        for (String decision : List.of(Fields.MERGED_INTO, Fields.SPLIT_FROM)) {
          if (gone.containsKey("" + ci.values().get(decision))) {
            decisions.put(decision, kept.key());
          }
        }
        work.give(key, ci.claims(), keys, decisions);
      }
    }
    return new Planned(
        work.changes(),
        new Merged(
            null,
            kept.key(),
            List.copyOf(gone.keySet()),
            work.claimsMoved(),
            work.dependenciesMoved(),
            work.dropped(),
            warnings(kept, gone.values())));
  }

  /// CIs that were merged into, or split off from, what is merged now.
  private static List<String> decidedBefore(QueryRunner query, Collection<String> keys) {
    return query
        .run(
            """
            UNWIND $keys AS key
            MATCH (c:ConfigurationItem {_mergedInto: key}) RETURN c.key AS key
            UNION
            UNWIND $keys AS key
            MATCH (c:ConfigurationItem {_splitFrom: key}) RETURN c.key AS key
            """,
            Values.parameters("keys", List.copyOf(keys)))
        .list(row -> row.get("key").asString());
  }

  private List<String> warnings(StoredCi kept, Collection<StoredCi> gone) {
    List<String> warnings = new ArrayList<>();
    for (StoredCi one : gone) {
      for (String attribute : telling(kept.ciClass())) {
        Object here = kept.values().get(attribute);
        Object there = one.values().get(attribute);
        if (here != null && there != null && !Provenance.same(here, there)) {
          warnings.add(
              "%s tells them apart: '%s' of %s and '%s' of %s."
                  .formatted(attribute, here, kept.key(), there, one.key()));
        }
      }
    }
    return warnings;
  }

  /// Attributes that identify CIs of a class by themselves or with others, names apart.
  private Set<String> telling(String ciClass) {
    Set<String> telling = new TreeSet<>();
    schema
        .ciClass(ciClass)
        .ifPresent(c ->
            c.identification()
                .forEach(rule ->
                    rule.attributes().stream()
                        .filter(name -> c.attributes().containsKey(name))
                        .filter(
                            name -> !Objects.requireNonNull(c.attributes().get(name)).perSource())
                        .forEach(telling::add)));
    return telling;
  }
}
