package org.kaskade.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.ImpactState;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Snapshot;
import org.springframework.stereotype.Component;

/// Reads a change that is only being considered out of what a caller gave.
@Component
class ChangeInput {
  private final Scenarios scenarios;
  private final ChangeLimits limits;

  ChangeInput(Scenarios scenarios, ChangeLimits limits) {
    this.scenarios = scenarios;
    this.limits = limits;
  }

  /// @param input a `ProposedChangeInput`
  /// @throws RequestRefused for no CIs, too many, unknown ones, and a window that ends before it
  ///   starts
  ProposedChange read(Map<String, ?> input) {
    return read(input, "");
  }

  /// The same of one that would take the place of a kept change, with which it doesn't collide.
  ///
  /// @param number of the kept change
  ProposedChange read(Map<String, ?> input, String number) {
    Instant start = (Instant) input.get("start");
    Instant end = (Instant) input.get("end");
    if (start != null && end != null && !start.isBefore(end)) {
      throw RequestRefused.invalid(
          "INVALID_WINDOW",
          "'end' is %s, which is not after 'start', %s. Give an end after the start."
              .formatted(end, start));
    }
    return new ProposedChange(
        number,
        text(input, "title"),
        input.get("type") == null ? "NORMAL" : String.valueOf(input.get("type")),
        changes(input),
        start,
        end,
        text(input, "backoutPlan"),
        text(input, "testEvidence"),
        Boolean.TRUE.equals(input.get("backupConfirmed")),
        false);
  }

  private static String text(Map<String, ?> input, String key) {
    Object value = input.get(key);
    return value == null ? "" : value.toString();
  }

  private List<ChangedCi> changes(Map<String, ?> input) {
    List<?> given = input.get("changes") instanceof List<?> list ? list : List.of();
    if (given.isEmpty()) {
      throw RequestRefused.invalid(
          "NOTHING_CHANGES", "'changes' is empty. Name at least one CI that is changed.");
    }
    if (given.size() > limits.changedCis()) {
      throw RequestRefused.limit(
          "TOO_MANY_CHANGED_CIS",
          "%,d changed CIs are more than %,d (kaskade.limits.changed-cis). Split the change, or name what its CIs have in common, such as their cluster."
              .formatted(given.size(), limits.changedCis()));
    }
    Snapshot snapshot = scenarios.newest();
    Map<String, ImpactState> effects = new LinkedHashMap<>();
    for (Object one : given) {
      Map<?, ?> changed = (Map<?, ?>) one;
      effects.merge(
          scenarios.meant(snapshot, String.valueOf(changed.get("key"))),
          effect(changed.get("effect")),
          (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    scenarios.check(snapshot, effects.keySet());
    List<ChangedCi> changes = new ArrayList<>();
    effects.forEach((key, effect) -> changes.add(new ChangedCi(key, effect)));
    return changes;
  }

  private static ImpactState effect(@Nullable Object effect) {
    return effect == null ? ImpactState.UNAFFECTED : ImpactState.valueOf(effect.toString());
  }
}
