package org.kaskade.change;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much one question about changes may ask for.
///
/// @param changedCis CIs of one change
/// @param collidingSets sets of more than two changes that one question looks at
/// @param safeSlots slots of one answer
/// @param nextChanges CIs of one question for their next changes
@ConfigurationProperties("kaskade.limits")
record ChangeLimits(
    @DefaultValue("10000") int changedCis,
    @DefaultValue("2000") int collidingSets,
    @DefaultValue("100") int safeSlots,
    @DefaultValue("100") int nextChanges) {}
