package org.kaskade.change;

import java.time.Instant;
import java.util.List;
import org.kaskade.estate.Revision;
import org.kaskade.impact.ImpactAnalysis;

/// The risk of a change at one moment.
///
/// @param assessedAt when it was assessed
/// @param policyVersion of the policy it was judged by
/// @param score from 0 to 100
/// @param services that the worst case reaches; most critical first, then worst state, then key
/// @param facts it rests on
/// @param collisions pairs with this change, by overlap, then number
/// @param larger larger sets of changes that collide, this one among them
record Assessment(
    ProposedChange change,
    Instant assessedAt,
    Revision revision,
    String policyVersion,
    int score,
    RiskLevel level,
    List<RiskFactor> factors,
    ImpactAnalysis expected,
    ImpactAnalysis worstCase,
    List<ReachedService> services,
    List<Collision> collisions,
    LargerCollisions larger,
    List<RequiredApproval> requiredApprovals,
    Facts facts) {
  Assessment {
    factors = List.copyOf(factors);
    services = List.copyOf(services);
    collisions = List.copyOf(collisions);
    requiredApprovals = List.copyOf(requiredApprovals);
  }
}
