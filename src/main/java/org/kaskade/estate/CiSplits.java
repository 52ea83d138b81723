package org.kaskade.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Identification;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.springframework.stereotype.Component;

/// Moves claims to a CI of their own, because somebody knows that they are not about the same one.
///
/// What the sources of those claims say later of the CI is about the other one too, whatever
/// identifies it: the next sync does not put them together again.
@Component
class CiSplits {
  private static final int MOST = 1_000;

  private final Driver driver;
  private final Estate estate;
  private final CmdbSchema schema;
  private final ClaimStore store;
  private final DependencyStore dependencies;
  private final NamedCis named;
  private final Identification identification;
  private final CurrentActor actor;

  CiSplits(
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
    this.identification = new Identification(schema);
    this.actor = actor;
  }

  /// Claims of a CI.
  ///
  /// @param file null for all the source says of it
  record ClaimSelector(String source, @Nullable String file) {
    boolean selects(Claim.Site site) {
      return site.source().equals(source) && (file == null || file.equals(site.path()));
    }

    @Override
    public String toString() {
      return file == null ? source : source + ":" + file;
    }
  }

  /// What a split did, or would do.
  ///
  /// @param revision null when nothing was written
  record Split(
      @Nullable Revision revision,
      String kept,
      String split,
      int claimsMoved,
      int dependenciesMoved,
      List<ReconciliationWork.DroppedDependency> dependenciesDropped) {}

  private record Planned(ChangeSet changes, Split split) {}

  Split split(
      String key,
      List<ClaimSelector> claims,
      @Nullable String newKey,
      @Nullable String message,
      boolean dryRun) {
    if (claims.isEmpty() || claims.size() > MOST) {
      throw RequestRefused.invalid(
          "SPLIT_SIZE", "'claims' names %,d; name 1 to %,d.".formatted(claims.size(), MOST));
    }
    if (newKey != null && !CiKey.isValid(newKey)) {
      throw RequestRefused.invalid(
          "INVALID_KEY",
          "'newKey' is not a key. A key is a class in lower-case kebab case, a colon and a natural key, e.g. server:web-01.example.org, at most %d characters."
              .formatted(CiKey.MAX_LENGTH));
    }
    if (dryRun) {
      try (Session session = driver.session()) {
        return plan(session, key, claims, newKey).split();
      }
    }
    AtomicReference<@Nullable Split> last = new AtomicReference<>();
    Origin origin =
        new Origin(
            actor.name(),
            "splitCi",
            message == null ? "Split %s".formatted(key) : message,
            null,
            "splitCi/" + UUID.randomUUID(),
            null);
    Revision revision =
        estate.write(
            origin,
            query -> {
              Planned planned = plan(query, key, claims, newKey);
              last.set(planned.split());
              return planned.changes();
            });
    Split done = Objects.requireNonNull(last.get());
    return new Split(
        revision,
        done.kept(),
        done.split(),
        done.claimsMoved(),
        done.dependenciesMoved(),
        done.dependenciesDropped());
  }

  private Planned plan(
      QueryRunner query, String key, List<ClaimSelector> selectors, @Nullable String newKey) {
    StoredCi from = named.living(Objects.requireNonNull(named.find(query, List.of(key)).get(key)));
    Predicate<Claim.Site> selected =
        site -> selectors.stream().anyMatch(selector -> selector.selects(site));
    List<Claim> moved = new ArrayList<>();
    List<Claim> left = new ArrayList<>();
    from.claims().forEach(claim -> (selected.test(claim.site()) ? moved : left).add(claim));
    String to = newKey;
    StoredCi there = to == null ? null : store.load(query, List.of(to)).get(to);
    if (to != null && there != null && isDone(there, from, selectors, moved)) {
      return new Planned(
          new ChangeSet(List.of(), 0), new Split(null, from.key(), to, 0, 0, List.of()));
    }
    check(from, selectors, moved, left);
    if (to == null) {
      to = newKey(query, from, moved);
      there = store.load(query, List.of(to)).get(to);
    }
    checkFree(to, there, from, moved);
    return plan(query, from, to, there, selectors, selected, moved, left);
  }

  private static boolean isDone(
      StoredCi there, StoredCi from, List<ClaimSelector> selectors, List<Claim> moved) {
    return moved.isEmpty()
        && from.key().equals(there.values().get(Fields.SPLIT_FROM))
        && there.values().get(Fields.SPLIT_SITES) instanceof List<?> sites
        && sites.containsAll(sites(selectors));
  }

  private static List<String> sites(List<ClaimSelector> selectors) {
    return selectors.stream()
        .map(selector -> Redirections.Split.site(selector.source(), selector.file()))
        .toList();
  }

  private static void check(
      StoredCi from, List<ClaimSelector> selectors, List<Claim> moved, List<Claim> left) {
    List<String> known =
        from.claims().stream()
            .filter(Claim::holds)
            .map(claim ->
                claim.site().source()
                    + (claim.site().path().isEmpty() ? "" : ":" + claim.site().path()))
            .sorted(CodePoints.ORDER)
            .toList();
    for (ClaimSelector selector : selectors) {
      if (moved.stream().noneMatch(claim -> claim.holds() && selector.selects(claim.site()))) {
        throw RequestRefused.notFound(
            "UNKNOWN_CLAIM",
            "'%s' claims nothing of '%s'. Its claims: %s."
                .formatted(selector, from.key(), String.join(", ", known)));
      }
    }
    if (left.stream().noneMatch(Claim::holds)) {
      throw RequestRefused.invalid(
          "NOTHING_LEFT",
          "These are all claims of '%s', and none would be left. Name fewer of: %s."
              .formatted(from.key(), String.join(", ", known)));
    }
  }

  private String newKey(QueryRunner query, StoredCi from, List<Claim> moved) {
    Map<String, Object> values = new TreeMap<>();
    moved.forEach(claim -> claim.values().forEach(values::putIfAbsent));
    List<String> keys = identification.keys(classOf(moved), values);
    Map<String, StoredCi> taken = store.load(query, keys);
    return keys.stream()
        .filter(key -> {
          StoredCi there = taken.get(key);
          return there == null || isMergedInto(there, from);
        })
        .findFirst()
        .orElseThrow(() ->
            RequestRefused.invalid(
                "KEY_REQUIRED",
                "What these claims say makes no key that is free. Give one as 'newKey'."));
  }

  private static boolean isMergedInto(StoredCi there, StoredCi from) {
    return from.key().equals(there.values().get(Fields.MERGED_INTO));
  }

  private String classOf(List<Claim> claims) {
    String narrowest = CmdbSchema.ROOT;
    for (Claim claim : claims) {
      String next = claim.ciClass();
      if (next != null && schema.isA(next, narrowest)) {
        narrowest = next;
      }
    }
    return narrowest;
  }

  private void checkFree(String to, @Nullable StoredCi there, StoredCi from, List<Claim> moved) {
    if (there != null && !isMergedInto(there, from)) {
      throw RequestRefused.conflict(
          "KEY_TAKEN",
          "'%s' is another CI already. Give a key that is free, or one that was merged into '%s'."
              .formatted(to, from.key()));
    }
    String prefix = to.substring(0, to.indexOf(':'));
    String ciClass = classOf(moved);
    if (there == null
        && schema.lineage(ciClass).stream().noneMatch(c -> c.keyPrefix().equals(prefix))) {
      throw RequestRefused.invalid(
          "KEY_CLASS_MISMATCH",
          "These claims are of a %s, whose key begins with '%s:', and 'newKey' begins with '%s:'. Correct it."
              .formatted(ciClass, schema.ciClass(ciClass).orElseThrow().keyPrefix(), prefix));
    }
  }

  private Planned plan(
      QueryRunner query,
      StoredCi from,
      String to,
      @Nullable StoredCi there,
      List<ClaimSelector> selectors,
      Predicate<Claim.Site> selected,
      List<Claim> moved,
      List<Claim> left) {
    List<String> dependents =
        dependencies.ofDependentsOf(query, List.of(from.key())).keySet().stream()
            .filter(key -> !key.equals(from.key()) && !key.equals(to))
            .toList();
    Map<String, StoredCi> stored = new HashMap<>(store.load(query, dependents));
    stored.put(from.key(), from);
    if (there != null) {
      stored.put(to, there);
    }
    ReconciliationWork work = new ReconciliationWork(schema, stored);
    work.countMoved(moved.size());
    work.give(from.key(), left, (site, key) -> key, Map.of());
    Map<String, @Nullable Object> decisions = new HashMap<>();
    decisions.put(Fields.MERGED_INTO, null);
    decisions.put(Fields.SPLIT_FROM, from.key());
    decisions.put(Fields.SPLIT_SITES, sites(selectors));
    work.give(to, moved, (site, key) -> key, decisions);
    for (String dependent : dependents) {
      StoredCi ci = stored.get(dependent);
      if (ci != null) {
        work.give(
            dependent,
            ci.claims(),
            (site, key) -> key.equals(from.key()) && selected.test(site) ? to : key,
            Map.of());
      }
    }
    return new Planned(
        work.changes(),
        new Split(
            null, from.key(), to, work.claimsMoved(), work.dependenciesMoved(), work.dropped()));
  }
}
