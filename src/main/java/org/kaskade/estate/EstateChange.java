package org.kaskade.estate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What one revision changed, for a listener: counts, and keys up to a bound.
record EstateChange(
    Revision revision,
    List<String> created,
    List<String> changed,
    List<String> retired,
    int createdCount,
    int changedCount,
    int retiredCount) {
  /// Keys of a kind; whoever wants more looks at the CIs.
  static final int MOST_KEYS = 100;

  /// @param wanted the CIs that count
  static EstateChange of(RevisionChanges changes, Predicate<CiTransition> wanted) {
    Map<CiTransition.Kind, List<String>> keys = new EnumMap<>(CiTransition.Kind.class);
    for (CiTransition.Kind kind : CiTransition.Kind.values()) {
      keys.put(kind, new ArrayList<>());
    }
    for (CiTransition ci : changes.cis()) {
      if (wanted.test(ci)) {
        keys.getOrDefault(ci.kind(), List.of()).add(ci.after().key());
      }
    }
    List<String> created = keys.getOrDefault(CiTransition.Kind.CREATED, List.of());
    List<String> changed = keys.getOrDefault(CiTransition.Kind.CHANGED, List.of());
    List<String> retired = keys.getOrDefault(CiTransition.Kind.RETIRED, List.of());
    return new EstateChange(
        changes.revision(),
        first(created),
        first(changed),
        first(retired),
        created.size(),
        changed.size(),
        retired.size());
  }

  boolean isEmpty() {
    return createdCount + changedCount + retiredCount == 0;
  }

  private static List<String> first(List<String> keys) {
    return keys.stream().sorted(CodePoints.ORDER).limit(MOST_KEYS).toList();
  }
}
