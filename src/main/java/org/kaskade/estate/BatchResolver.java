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
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.Suggestions;
import org.neo4j.driver.QueryRunner;

/// Finds which CI each claim of a batch is about and whether its dependencies lead somewhere.
final class BatchResolver {
  /// In UTF-16 code units; the store's index of names takes no more than 8,000 bytes.
  private static final int LONGEST_NAME = 1_000;

  private final CmdbSchema schema;
  private final ClaimStore store;
  private final ChangeSets changeSets;
  private final IdentityLookup identities;

  BatchResolver(CmdbSchema schema, ClaimStore store, ChangeSets changeSets) {
    this.schema = schema;
    this.store = store;
    this.changeSets = changeSets;
    this.identities = new IdentityLookup(schema, store);
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
      Refusal refusal = check(i, claim, key, key == null ? null : known.get(key));
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
      Refusal refusal = check(i, claim, dependent, provider, known);
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

  private @Nullable Refusal check(
      int index, CiClaim claim, @Nullable String key, @Nullable Known known) {
    CiClass ciClass = schema.ciClass(claim.ciClass()).orElseThrow();
    if (key == null) {
      return Refusal.ci(
          index,
          "key",
          "NOT_IDENTIFIED",
          "Nothing here identifies the %s. Give its key, or one of these sets in full: %s."
              .formatted(ciClass.name(), IdentityLookup.rules(ciClass)));
    }
    if (key.length() > CiKey.MAX_LENGTH
        || String.valueOf(claim.values().get(Fields.NAME)).length() > LONGEST_NAME) {
      boolean name = key.length() <= CiKey.MAX_LENGTH;
      return Refusal.ci(
          index,
          name ? Fields.NAME : "key",
          "VALUE_TOO_LONG",
          "The %s is longer than %,d characters, and nothing could be found by it. Give a shorter one."
              .formatted(name ? "name" : "key", name ? LONGEST_NAME : CiKey.MAX_LENGTH));
    }
    if (known != null) {
      if (!schema.isA(known.ciClass(), ciClass.name())
          && !schema.isA(ciClass.name(), known.ciClass())) {
        return Refusal.ci(
            index,
            "class",
            "CLASS_CONFLICT",
            "'%s' is a %s already, and %s is neither a kind of it nor the other way round. Correct the class or the key."
                .formatted(key, known.ciClass(), ciClass.name()));
      }
      return null;
    }
    String prefix = key.substring(0, key.indexOf(':'));
    boolean fits =
        schema.lineage(ciClass.name()).stream().anyMatch(c -> c.keyPrefix().equals(prefix));
    return fits
        ? null
        : Refusal.ci(
            index,
            "key",
            "KEY_CLASS_MISMATCH",
            "The key of a %s begins with '%s:', and this one begins with '%s:'. Correct the key or the class."
                .formatted(ciClass.name(), ciClass.keyPrefix(), prefix));
  }

  private @Nullable Refusal check(
      int index,
      DependencyClaim claim,
      @Nullable String dependent,
      @Nullable String provider,
      Map<String, Known> known) {
    Refusal end = checkEnd(index, "dependent", claim.dependent(), dependent, known);
    if (end == null) {
      end = checkEnd(index, "provider", claim.provider(), provider, known);
    }
    if (end != null || dependent == null || provider == null) {
      return end;
    }
    if (dependent.equals(provider)) {
      return Refusal.dependency(
          index,
          "provider",
          "SELF_DEPENDENCY",
          "'%s' can't depend on itself. Name another provider or leave the dependency out."
              .formatted(dependent));
    }
    RelationshipType type = schema.relationshipType(claim.type()).orElseThrow();
    Refusal wrong = checkClass(index, "dependent", dependent, type, type.dependentClass(), known);
    return wrong != null
        ? wrong
        : checkClass(index, "provider", provider, type, type.providerClass(), known);
  }

  private static @Nullable Refusal checkEnd(
      int index, String end, CiPointer pointer, @Nullable String key, Map<String, Known> known) {
    String named = key != null ? key : IdentityLookup.describe(pointer);
    Known there = key == null ? null : known.get(key);
    if (there == null) {
      List<String> similar = Suggestions.closest(named, known.keySet());
      return Refusal.dependency(
          index,
          end,
          "UNKNOWN_CI",
          "There is no CI '%s'%s. Register it in the same call or before, or correct the key."
              .formatted(
                  named,
                  similar.isEmpty() ? "" : " (did you mean " + String.join(", ", similar) + "?)"));
    }
    return there.retired()
        ? Refusal.dependency(
            index,
            end,
            "RETIRED_CI",
            "'%s' is retired, or will be by this, since nothing says any more that it is there. Register it again, or name another CI."
                .formatted(named))
        : null;
  }

  private @Nullable Refusal checkClass(
      int index,
      String end,
      String key,
      RelationshipType type,
      String wanted,
      Map<String, Known> known) {
    Known there = known.get(key);
    return there == null || schema.isA(there.ciClass(), wanted)
        ? null
        : Refusal.dependency(
            index,
            end,
            "WRONG_END",
            "The %s of %s must be a %s, and '%s' is a %s. Swap the ends, or use DEPENDS_ON."
                .formatted(end, type.name(), wanted, key, there.ciClass()));
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
