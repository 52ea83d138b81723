package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ChangeSet.CiChange;
import org.kaskade.estate.Claim.ClaimedDependency;
import org.kaskade.estate.Claim.Site;
import org.kaskade.schema.CmdbSchema;

/// What a merge or a split does, worked out CI by CI: claims are moved, and those that name the
/// moved CI as a provider name the other one instead.
final class ReconciliationWork {
  private final CmdbSchema schema;
  private final ChangeSets changeSets;
  private final Map<String, StoredCi> stored;
  private final Map<String, CiChange> changes = new TreeMap<>(CodePoints.ORDER);
  private final List<DroppedDependency> dropped = new ArrayList<>();
  private int claimsMoved;
  private int dependenciesMoved;

  /// A dependency that would lead from a CI to itself.
  record DroppedDependency(String dependent, String provider, String type, String source) {}

  /// @param stored every CI that may change
  ReconciliationWork(CmdbSchema schema, Map<String, StoredCi> stored) {
    this.schema = schema;
    this.changeSets = new ChangeSets(schema);
    this.stored = stored;
  }

  List<DroppedDependency> dropped() {
    return List.copyOf(dropped);
  }

  int claimsMoved() {
    return claimsMoved;
  }

  int dependenciesMoved() {
    return dependenciesMoved;
  }

  ChangeSet changes() {
    return new ChangeSet(
        changes.values().stream()
            .filter(change -> change.matters() || !change.claims().isEmpty())
            .toList(),
        0);
  }

  /// Gives a CI these claims, the earlier ones of a site counting before later ones.
  ///
  /// @param keys what a claim of a site names as a provider → what it means now
  /// @param decisions see {@link EffectiveCi#deciding}
  void give(
      String key,
      Collection<Claim> claims,
      BiFunction<Site, String, String> keys,
      Map<String, ? extends @Nullable Object> decisions) {
    Map<Site, Claim> next = new LinkedHashMap<>();
    for (Claim claim : claims) {
      Claim moved = redirected(key, claim, keys);
      next.merge(claim.site(), moved, (first, later) -> joined(first, later));
    }
    CiChange change = changeSets.change(key, stored.get(key), next);
    changes.put(
        key,
        new CiChange(key, change.before(), change.after().deciding(decisions), change.claims()));
  }

  void countMoved(int claims) {
    claimsMoved += claims;
  }

  private Claim redirected(String key, Claim claim, BiFunction<Site, String, String> keys) {
    Map<Dependency.Identity, ClaimedDependency> dependencies = new LinkedHashMap<>();
    for (ClaimedDependency d : claim.dependencies()) {
      String provider = keys.apply(claim.site(), d.provider());
      if (provider.equals(key)) {
        dropped.add(new DroppedDependency(key, d.provider(), d.type(), claim.site().source()));
        continue;
      }
      if (!provider.equals(d.provider())) {
        dependenciesMoved++;
      }
      var now =
          new ClaimedDependency(provider, d.type(), d.strength(), d.group(), d.need(), d.line());
      dependencies.merge(
          changeSets.identity(now), now, (first, later) -> ChangeSets.over(later, first));
    }
    return with(claim, claim.ciClass(), claim.values(), dependencies.values());
  }

  /// What one site says of two CIs that are one: the first value counts, the most specific class.
  private Claim joined(Claim first, Claim later) {
    Map<String, Object> values = new HashMap<>(later.values());
    values.putAll(first.values());
    Map<Dependency.Identity, ClaimedDependency> dependencies = new LinkedHashMap<>();
    for (Claim claim : List.of(first, later)) {
      for (ClaimedDependency d : claim.dependencies()) {
        dependencies.merge(changeSets.identity(d), d, (one, other) -> ChangeSets.over(other, one));
      }
    }
    String one = first.ciClass();
    String other = later.ciClass();
    String ciClass = one == null || (other != null && schema.isA(other, one)) ? other : one;
    return with(first.holds() ? first : later, ciClass, values, dependencies.values());
  }

  private Claim with(
      Claim place,
      @Nullable String ciClass,
      Map<String, Object> values,
      Collection<ClaimedDependency> dependencies) {
    return new Claim(
        place.site(),
        ciClass,
        values,
        changeSets.sorted(dependencies),
        place.line(),
        place.commit(),
        place.author(),
        place.claimedAt());
  }
}
