package org.kaskade.importers;

import org.kaskade.estate.Outcome;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Holds back a sync that would retire suspiciously much of what its source holds.
///
/// @param retirementPercent share of the source's CIs that may go at once
/// @param retirementCount CIs that may go at once, whatever their share
/// @param retirementFloor CIs that may always go at once, whatever their share, unless they are all
@ConfigurationProperties("kaskade.limits")
record RetirementGuard(
    @DefaultValue("20") int retirementPercent,
    @DefaultValue("500") int retirementCount,
    @DefaultValue("4") int retirementFloor) {

  boolean allows(Outcome outcome) {
    int retired = outcome.retired();
    int before = outcome.saidBefore();
    if (retired == 0) {
      return true;
    }
    if (retired > retirementCount || (retired == before && before > 1)) {
      return false;
    }
    return retired <= retirementFloor || 100L * retired <= (long) retirementPercent * before;
  }

  String explain(Outcome outcome) {
    return "The sync would retire %d of the %d CIs this source holds; more than %d %% or %d at once is held (kaskade.limits.retirement-percent, kaskade.limits.retirement-count). If that is meant, sync again with acceptRetirements: true; if not, look for moved or missing files."
        .formatted(outcome.retired(), outcome.saidBefore(), retirementPercent, retirementCount);
  }
}
