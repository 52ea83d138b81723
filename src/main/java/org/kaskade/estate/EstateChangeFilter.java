package org.kaskade.estate;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which CIs count for a listener; what is null doesn't matter.
record EstateChangeFilter(
    @Nullable List<String> keys,
    @Nullable List<String> classes,
    @Nullable List<String> environments,
    @Nullable List<Criticality> criticalities,
    @Nullable String owner,
    @Nullable String origin) {
  static final EstateChangeFilter ALL = new EstateChangeFilter(null, null, null, null, null, null);

  boolean allows(Revision revision) {
    return origin == null || origin.equals(revision.origin());
  }

  /// A CI that leaves what is watched counts as one that comes into it.
  Predicate<CiTransition> cis(ClassNames names) {
    @Nullable Set<String> wanted = classes == null ? null : names.withSubclasses(classes);
    return change ->
        matches(change.after(), wanted)
            || (change.before() != null && matches(change.before(), wanted));
  }

  private boolean matches(Ci ci, @Nullable Set<String> wanted) {
    return (keys == null || keys.contains(ci.key()))
        && (wanted == null || wanted.contains(ci.ciClass()))
        && (environments == null
            || (ci.environment() != null && environments.contains(ci.environment())))
        && (criticalities == null || criticalities.contains(ci.criticality()))
        && (owner == null || owner.equals(ci.owner()));
  }
}
