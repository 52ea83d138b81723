package org.kaskade.estate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a batch of claims does to the estate, worked out before anything is written.
///
/// @param cis every CI of which something changes, by key
/// @param unchanged how many CIs of the batch stay as they are
record ChangeSet(List<CiChange> cis, int unchanged) {
  ChangeSet {
    cis = List.copyOf(cis);
  }

  /// What happens to one CI.
  ///
  /// @param before null when it is new
  /// @param overruled what its claims say anew in vain
  record CiChange(
      String key,
      @Nullable EffectiveCi before,
      EffectiveCi after,
      List<ClaimWrite> claims,
      List<OverruledValue> overruled) {
    CiChange {
      claims = List.copyOf(claims);
      overruled = List.copyOf(overruled);
    }

    CiChange(String key, @Nullable EffectiveCi before, EffectiveCi after, List<ClaimWrite> claims) {
      this(key, before, after, claims, List.of());
    }

    CiChange overruled(List<OverruledValue> values) {
      return values.isEmpty() ? this : new CiChange(key, before, after, claims, values);
    }

    boolean created() {
      return before == null;
    }

    boolean retires() {
      return before != null && !before.retired() && after.retired();
    }

    /// Whether the CI begins or ceases to take part in impact.
    boolean flips() {
      return before != null && before.retired() != after.retired();
    }

    boolean valuesChange() {
      return before == null
          || !before.ciClass().equals(after.ciClass())
          || !before.values().equals(after.values());
    }

    boolean dependenciesChange() {
      return before == null
          ? !after.dependencies().isEmpty()
          : !before.dependencies().equals(after.dependencies());
    }

    /// Whether claims contradict each other about other attributes than before.
    boolean conflictsChange() {
      return !after.conflicts().equals(before == null ? List.of() : before.conflicts());
    }

    /// Whether more than the place of a claim changes.
    boolean matters() {
      return valuesChange()
          || dependenciesChange()
          || claims.stream().anyMatch(write -> write.action() != ClaimWrite.Action.MOVE);
    }
  }

  /// What happens to one claim.
  ///
  /// @param claim as it will be, or, withdrawn, was
  /// @param was null when it is new
  record ClaimWrite(Action action, Claim claim, @Nullable Claim was) {
    /// `MOVE`: it says the same at another line or commit.
    enum Action {
      CREATE,
      CHANGE,
      MOVE,
      WITHDRAW
    }
  }

  /// Whether there is anything that makes a revision.
  boolean matters() {
    return cis.stream().anyMatch(CiChange::matters);
  }

  int created() {
    return (int) cis.stream().filter(CiChange::created).count();
  }

  int retired() {
    return (int) cis.stream().filter(CiChange::retires).count();
  }

  int updated() {
    return (int) cis.stream().filter(c -> c.matters() && !c.created() && !c.retires()).count();
  }

  int dependenciesAdded() {
    return cis.stream().mapToInt(c -> missing(of(c.before()), of(c.after())).size()).sum();
  }

  int dependenciesRemoved() {
    return cis.stream().mapToInt(c -> missing(of(c.after()), of(c.before())).size()).sum();
  }

  /// The dependencies that the second list has and the first has not.
  static List<Dependency> missing(List<Dependency> from, List<Dependency> in) {
    Set<Dependency.Identity> there = new HashSet<>();
    from.forEach(d -> there.add(d.identity()));
    List<Dependency> found = new ArrayList<>();
    for (Dependency d : in) {
      if (!there.contains(d.identity())) {
        found.add(d);
      }
    }
    return found;
  }

  private static List<Dependency> of(@Nullable EffectiveCi ci) {
    return ci == null ? List.of() : ci.dependencies();
  }
}
