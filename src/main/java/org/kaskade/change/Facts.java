package org.kaskade.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.DataTrust;
import org.kaskade.graph.GroupStatus;
import org.kaskade.windows.ClosedTime;
import org.kaskade.windows.TimeSpan;

/// All that a change's risk is made of, before a policy judges it.
///
/// @param now the moment of the assessment
/// @param worstCase the services reached in the worst case; most critical first, then worst state,
///   then key
/// @param expected the same for the expected effect
/// @param weakened groups that lose members to the change in the worst case, as they stand then
/// @param singlePoints per changed CI that alone takes services down, these, most critical first
/// @param overlapping how many scheduled changes share some of its window
/// @param promised availability in percent by service, where one is promised
/// @param ofCis how earlier changes of its CIs went
/// @param missing CIs of the change that the estate doesn't hold any more
/// @param ofClasses how earlier changes of CIs of the same classes went
record Facts(
    ProposedChange change,
    Instant now,
    List<ReachedService> worstCase,
    List<ReachedService> expected,
    List<GroupStatus> weakened,
    Map<String, List<ReachedService>> singlePoints,
    int overlapping,
    List<Collision> collisions,
    Map<String, ReachedService> colliding,
    List<ClosedTime> closed,
    Set<String> windowed,
    Map<String, Double> promised,
    ChangeHistory.Experience ofCis,
    ChangeHistory.Experience ofClasses,
    DataTrust.Trust trust,
    List<String> missing) {

  /// How long it is planned to take; null while it isn't planned.
  @Nullable Duration length() {
    TimeSpan window = change.window();
    return window == null ? null : window.length();
  }
}
