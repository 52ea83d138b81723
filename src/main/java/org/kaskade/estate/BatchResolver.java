package org.kaskade.estate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Claim.ClaimedDependency;
import org.kaskade.estate.Claim.Site;
import org.kaskade.estate.ClaimStore.Known;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.QueryRunner;

/// Finds which CI each claim of a batch is about and whether its dependencies lead somewhere.
final class BatchResolver {
  private final CmdbSchema schema;
  private final ClaimStore store;
  private final ChangeSets changeSets;
  private final IdentityLookup identities;
  private final ClaimChecks checks;

  BatchResolver(CmdbSchema schema, ClaimStore store, ChangeSets changeSets) {
    this.schema = schema;
    this.store = store;
    this.changeSets = changeSets;
    this.identities = new IdentityLookup(schema, store);
    this.checks = new ClaimChecks(schema);
  }

  /// @param batch what could be resolved; nothing a refusal names is in it
  record Resolution(ResolvedBatch batch, List<Refusal> refusals) {}

  Resolution resolve(QueryRunner query, ClaimBatch batch, Instant now) {
    List<Refusal> refusals = new ArrayList<>(GroupAgreement.check(batch.dependencies(), schema));
    Keys keys = new Keys(identities.keys(query, batch), Redirections.of(query, batch.source()));
    Map<String, Known> known = new HashMap<>(store.known(query, namedKeys(batch, keys)));
    if (batch.scope() != ClaimBatch.Scope.ADDITIONAL) {
      store
          .heldBy(query, batch, known.keySet())
          .forEach(key -> known.computeIfPresent(key, (k, was) -> new Known(was.ciClass(), true)));
    }
    Map<String, Map<Site, Draft>> drafts = new LinkedHashMap<>();
    for (int i = 0; i < batch.cis().size(); i++) {
      CiClaim claim = batch.cis().get(i);
      String key = keys.get(claim.ci(), claim.place());
      Refusal refusal = checks.of(i, claim, key, key == null ? null : known.get(key));
      if (refusal != null) {
        refusals.add(refusal);
      } else if (key != null) {
        Draft draft = draft(drafts, key, batch.source(), claim.place());
        if (draft.ciClass != null
            && claim.place().file() == null
            && !keys.redirections().leadTo(key)) {
          refusals.add(
              Refusal.ci(
                  i,
                  "key",
                  "DUPLICATE_ITEM",
                  "This is '%s', which is in this call already. Give each CI once."
                      .formatted(key)));
        }
        Known was = known.get(key);
        String narrowest =
            was != null && schema.isA(was.ciClass(), claim.ciClass())
                ? was.ciClass()
                : claim.ciClass();
        known.put(key, new Known(narrowest, false));
        draft.add(claim);
      }
    }
    Set<Integer> refused = new HashSet<>();
    refusals.stream()
        .filter(r -> r.subject() == Refusal.Subject.DEPENDENCY)
        .forEach(r -> refused.add(r.index()));
    for (int i = 0; i < batch.dependencies().size(); i++) {
      DependencyClaim claim = batch.dependencies().get(i);
      String dependent = keys.get(claim.dependent(), claim.place());
      String provider = keys.get(claim.provider(), claim.place());
      if (dependent != null
          && dependent.equals(provider)
          && !claim.dependent().equals(claim.provider())
          && keys.redirections().leadTo(dependent)) {
        // Said when both ends were merged into one.
        continue;
      }
      Refusal refusal = checks.of(i, claim, dependent, provider, known);
      if (refusal != null) {
        refusals.add(refusal);
      } else if (!refused.contains(i) && dependent != null && provider != null) {
        draft(drafts, dependent, batch.source(), claim.place()).add(provider, claim);
      }
    }
    return new Resolution(
        new ResolvedBatch(
            batch.source(),
            batch.scope(),
            new KeptFiles(batch.keptFiles()),
            batch.files(),
            claims(drafts, now)),
        refusals);
  }

  /// The keys that pointers of a batch lead to.
  private record Keys(Map<CiPointer, String> identified, Redirections redirections) {
    @Nullable String get(CiPointer pointer, Place place) {
      String key = identified.get(pointer);
      return key == null ? null : redirections.follow(key, place.file());
    }
  }

  private static Collection<String> namedKeys(ClaimBatch batch, Keys keys) {
    Set<String> named = new HashSet<>();
    batch.cis().forEach(claim -> addIfKnown(named, keys.get(claim.ci(), claim.place())));
    for (DependencyClaim d : batch.dependencies()) {
      addIfKnown(named, keys.get(d.dependent(), d.place()));
      addIfKnown(named, keys.get(d.provider(), d.place()));
    }
    return named;
  }

  private static void addIfKnown(Set<String> keys, @Nullable String key) {
    if (key != null) {
      keys.add(key);
    }
  }

  private Draft draft(
      Map<String, Map<Site, Draft>> drafts, String key, String source, Place place) {
    String file = place.file();
    Site site = new Site(source, file == null ? "" : file);
    return drafts
        .computeIfAbsent(key, k -> new LinkedHashMap<>())
        .computeIfAbsent(site, s -> new Draft(place));
  }

  private Map<String, Map<Site, Claim>> claims(Map<String, Map<Site, Draft>> drafts, Instant now) {
    Map<String, Map<Site, Claim>> claims = new HashMap<>();
    drafts.forEach((key, bySite) -> {
      Map<Site, Claim> of = new LinkedHashMap<>();
      bySite.forEach((site, draft) -> of.put(site, draft.claim(site, now)));
      claims.put(key, of);
    });
    return claims;
  }

  /// What one site says about one CI, gathered.
  private final class Draft {
    private Place place;
    private @Nullable String ciClass;
    private final Map<String, Object> values = new TreeMap<>();
    private final Map<Dependency.Identity, ClaimedDependency> dependencies = new LinkedHashMap<>();

    Draft(Place place) {
      this.place = place;
    }

    /// The first to name a value has it; the most specific class counts.
    void add(CiClaim claim) {
      if (ciClass == null) {
        place = claim.place();
      }
      ciClass = ciClass == null || schema.isA(claim.ciClass(), ciClass) ? claim.ciClass() : ciClass;
      claim.values().forEach((name, value) -> values.putIfAbsent(name, value));
    }

    void add(String provider, DependencyClaim claim) {
      var said =
          new ClaimedDependency(
              provider,
              claim.type(),
              claim.strength(),
              claim.group(),
              claim.need(),
              claim.place().line());
      dependencies.merge(
          changeSets.identity(said), said, (first, later) -> ChangeSets.over(later, first));
    }

    Claim claim(Site site, Instant now) {
      return new Claim(
          site,
          ciClass,
          values,
          changeSets.sorted(dependencies.values()),
          place.line(),
          place.commit(),
          place.author(),
          now);
    }
  }
}
