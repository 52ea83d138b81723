package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ChangeSet.CiChange;
import org.kaskade.estate.ChangeSet.ClaimWrite;
import org.kaskade.estate.ChangeSet.ClaimWrite.Action;
import org.kaskade.estate.Claim.ClaimedDependency;
import org.kaskade.estate.Claim.Site;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;

/// Works out what a batch of claims changes. Takes time linear in the claims about the CIs it
/// touches; writes nothing.
final class ChangeSets {
  private final CmdbSchema schema;

  ChangeSets(CmdbSchema schema) {
    this.schema = schema;
  }

  /// @param stored every CI that the batch names or from which it withdraws a claim, as far as it
  ///   exists
  ChangeSet of(ResolvedBatch batch, Map<String, StoredCi> stored) {
    Set<String> touched = new HashSet<>(batch.claims().keySet());
    touched.addAll(stored.keySet());
    List<CiChange> changes = new ArrayList<>();
    int unchanged = 0;
    Set<String> onlyInKeptFiles = onlyInKeptFiles(batch, stored);
    for (String key : touched.stream().sorted(CodePoints.ORDER).toList()) {
      Map<Site, Claim> said = batch.claims().getOrDefault(key, Map.of());
      StoredCi before = stored.get(key);
      CiChange change = change(key, before, said, batch, onlyInKeptFiles);
      if (change.matters() || !change.claims().isEmpty()) {
        changes.add(change);
      }
      if (!change.matters() && said.values().stream().anyMatch(Claim::holds)) {
        unchanged++;
      }
    }
    return new ChangeSet(changes, unchanged);
  }

  private CiChange change(
      String key,
      @Nullable StoredCi before,
      Map<Site, Claim> said,
      ResolvedBatch batch,
      Set<String> onlyInKeptFiles) {
    Map<Site, Claim> old = new LinkedHashMap<>();
    List<Claim> oldClaims = before == null ? List.of() : before.claims();
    oldClaims.forEach(claim -> old.put(claim.site(), claim));
    Map<Site, Claim> next = new LinkedHashMap<>(old);
    for (Claim claim : oldClaims) {
      Site site = claim.site();
      if (batch.withdraws(site)) {
        next.remove(site);
        Claim kept = unresolved(claim, said.get(site), onlyInKeptFiles);
        if (kept != null) {
          next.put(site, kept);
        }
      }
    }
    said.forEach((site, claim) -> {
      Claim base = next.get(site);
      next.put(site, base == null ? withoutCleared(claim) : merged(base, claim));
    });
    return change(key, before, next);
  }

  /// What happens to a CI about which these claims are made instead of the stored ones.
  CiChange change(String key, @Nullable StoredCi before, Map<Site, Claim> next) {
    List<Claim> oldClaims = before == null ? List.of() : before.claims();
    Map<Site, Claim> old = new LinkedHashMap<>();
    oldClaims.forEach(claim -> old.put(claim.site(), claim));
    EffectiveCi effectiveBefore =
        before == null ? null : asStored(before, EffectiveCi.of(key, oldClaims, before, schema));
    List<Claim> nextClaims = List.copyOf(next.values());
    EffectiveCi after = EffectiveCi.of(key, nextClaims, before, schema);
    CiChange change = new CiChange(key, effectiveBefore, after, writes(old, next));
    return nextClaims.size() < 2
        ? change
        : change.overruled(OverruledValue.of(change, nextClaims, schema));
  }

  private static EffectiveCi asStored(StoredCi stored, EffectiveCi byClaims) {
    return new EffectiveCi(
        stored.key(),
        stored.ciClass(),
        stored.values(),
        byClaims.dependencies(),
        byClaims.conflicts());
  }

  private static List<ClaimWrite> writes(Map<Site, Claim> old, Map<Site, Claim> next) {
    List<ClaimWrite> writes = new ArrayList<>();
    next.forEach((site, claim) -> {
      Claim was = old.get(site);
      if (was == null) {
        writes.add(new ClaimWrite(Action.CREATE, claim, null));
      } else if (!claim.saysSameAs(was)) {
        writes.add(new ClaimWrite(Action.CHANGE, claim, was));
      } else if (!claim.isSameAs(was)) {
        writes.add(new ClaimWrite(Action.MOVE, claim.claimedAt(was.claimedAt()), was));
      }
    });
    old.forEach((site, claim) -> {
      if (!next.containsKey(site)) {
        writes.add(new ClaimWrite(Action.WITHDRAW, claim, claim));
      }
    });
    return writes;
  }

  /// CIs that this source names in unreadable files alone: what readable files need of them can't
  /// be found there now.
  private static Set<String> onlyInKeptFiles(ResolvedBatch batch, Map<String, StoredCi> stored) {
    Set<String> found = new HashSet<>();
    if (!batch.keptFiles().isEmpty()) {
      for (StoredCi ci : stored.values()) {
        if (!batch.claims().containsKey(ci.key())
            && ci.claims().stream()
                .anyMatch(claim ->
                    claim.site().source().equals(batch.source())
                        && batch.keptFiles().contains(claim.site().path()))) {
          found.add(ci.key());
        }
      }
    }
    return found;
  }

  /// The part of an earlier claim that still stands because what it needs is in a file that can't
  /// be read now, or null.
  private @Nullable Claim unresolved(
      Claim claim, @Nullable Claim said, Set<String> onlyInKeptFiles) {
    List<ClaimedDependency> kept =
        claim.dependencies().stream().filter(d -> onlyInKeptFiles.contains(d.provider())).toList();
    if (kept.isEmpty() || said == null) {
      return null;
    }
    return new Claim(
        claim.site(),
        null,
        Map.of(),
        kept,
        claim.line(),
        claim.commit(),
        claim.author(),
        claim.claimedAt());
  }

  private static Claim withoutCleared(Claim claim) {
    if (!claim.values().containsValue(Cleared.VALUE)) {
      return claim;
    }
    Map<String, Object> values = new TreeMap<>(claim.values());
    values.values().removeIf(value -> value == Cleared.VALUE);
    return new Claim(
        claim.site(),
        claim.ciClass(),
        values,
        claim.dependencies(),
        claim.line(),
        claim.commit(),
        claim.author(),
        claim.claimedAt());
  }

  /// The earlier claim with what is said now laid over it; a cleared value takes an earlier one
  /// away.
  private Claim merged(Claim base, Claim said) {
    Map<String, Object> values = new TreeMap<>(base.values());
    said.values().forEach((name, value) -> values.put(name, value));
    values.values().removeIf(value -> value == Cleared.VALUE);
    Claim merged =
        new Claim(
            said.site(),
            said.ciClass() == null ? base.ciClass() : said.ciClass(),
            values,
            mergedDependencies(base.dependencies(), said.dependencies()),
            said.holds() || !base.holds() ? said.line() : base.line(),
            said.commit(),
            said.author(),
            said.claimedAt());
    return merged.saysSameAs(base) ? base : merged;
  }

  private List<ClaimedDependency> mergedDependencies(
      List<ClaimedDependency> base, List<ClaimedDependency> said) {
    if (said.isEmpty()) {
      return base;
    }
    Map<Dependency.Identity, ClaimedDependency> merged = new LinkedHashMap<>();
    base.forEach(d -> merged.put(identity(d), d));
    Set<Dependency.Identity> named = new HashSet<>();
    Map<String, ClaimedDependency> groups = new HashMap<>();
    for (ClaimedDependency d : said) {
      var identity = identity(d);
      named.add(identity);
      merged.put(identity, d);
      if (!identity.group().isEmpty()) {
        groups.merge(identity.group(), d, ChangeSets::over);
      }
    }
    List<ClaimedDependency> result = new ArrayList<>();
    merged.forEach((identity, d) -> {
      ClaimedDependency group = groups.get(identity.group());
      result.add(group == null || named.contains(identity) ? d : agreeing(d, group));
    });
    return sorted(result);
  }

  /// Sorted by provider, type and group, so that the order of saying makes no difference.
  List<ClaimedDependency> sorted(Collection<ClaimedDependency> dependencies) {
    return dependencies.stream()
        .sorted(
            Comparator.comparing(ClaimedDependency::provider, CodePoints.ORDER)
                .thenComparing(ClaimedDependency::type)
                .thenComparing(d -> identity(d).group(), CodePoints.ORDER))
        .toList();
  }

  Dependency.Identity identity(ClaimedDependency d) {
    String group =
        schema
            .relationshipType(d.type())
            .map((RelationshipType type) -> EffectiveCi.groupOf(d, type))
            .orElse("");
    return new Dependency.Identity("", d.provider(), d.type(), group);
  }

  /// What is said now, and where it says nothing, what was said.
  static ClaimedDependency over(ClaimedDependency was, ClaimedDependency now) {
    return new ClaimedDependency(
        now.provider(),
        now.type(),
        now.strength() == null ? was.strength() : now.strength(),
        now.group() == null ? was.group() : now.group(),
        now.need() == null ? was.need() : now.need(),
        now.line());
  }

  /// An earlier dependency of a group of which strength or need are named now: where it named them
  /// too, it takes them over.
  private static ClaimedDependency agreeing(ClaimedDependency d, ClaimedDependency group) {
    boolean strength = d.strength() != null && group.strength() != null;
    boolean need = d.need() != null && group.need() != null;
    return new ClaimedDependency(
        d.provider(),
        d.type(),
        strength ? group.strength() : d.strength(),
        d.group(),
        need ? group.need() : d.need(),
        d.line());
  }
}
