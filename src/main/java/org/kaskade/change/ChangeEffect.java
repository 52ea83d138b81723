package org.kaskade.change;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kaskade.graph.Footprint;
import org.kaskade.graph.Footprints;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Reach;

/// What one change does, or several at once.
///
/// @param changes that run
record ChangeEffect(List<ScheduledChange> changes, Footprint worstCase, Footprint expected) {
  ChangeEffect {
    changes = List.copyOf(changes);
  }

  static ChangeEffect of(Footprints footprints, Collection<ScheduledChange> changes) {
    return new ChangeEffect(
        List.copyOf(changes),
        footprints.of(starts(changes, ScheduledChange::worstCase)),
        footprints.of(starts(changes, ScheduledChange::expected)));
  }

  /// The CIs that changes start in a state, in their order; the worse one where they differ.
  static Map<String, ImpactState> starts(
      Collection<ScheduledChange> changes,
      Function<ScheduledChange, Map<String, ImpactState>> effect) {
    Map<String, ImpactState> starts = new LinkedHashMap<>();
    for (ScheduledChange change : changes) {
      effect
          .apply(change)
          .forEach((key, state) -> starts.merge(key, state, (a, b) -> a.compareTo(b) > 0 ? a : b));
    }
    return starts;
  }

  /// Whether anything at all may be worse with the other one's changes besides; see {@link
  /// Footprints#meet}.
  boolean meets(Footprints footprints, ChangeEffect other) {
    return footprints.meet(worstCase, other.worstCase) || footprints.meet(expected, other.expected);
  }

  /// Whether both may do something else at once in another graph, given that each by itself
  /// doesn't.
  boolean meetsWithin(Footprints footprints, Reach reach, ChangeEffect other) {
    return footprints.concerns(reach, worstCase, other.worstCase)
        || footprints.concerns(reach, expected, other.expected);
  }

  boolean isSame(ChangeEffect other) {
    return worstCase.isSame(other.worstCase) && expected.isSame(other.expected);
  }

  /// The services that are worse off than with each of these, in the worst case.
  Map<String, ImpactState> worseInWorstCase(Footprints footprints, List<ChangeEffect> parts) {
    return footprints.worse(worstCase, parts.stream().map(ChangeEffect::worstCase).toList());
  }

  /// The services that are worse off than with each of these, as expected.
  Map<String, ImpactState> worseAsExpected(Footprints footprints, List<ChangeEffect> parts) {
    return footprints.worse(expected, parts.stream().map(ChangeEffect::expected).toList());
  }
}
