package org.kaskade.impact;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much one question about impact may ask for.
///
/// @param failedCis CIs that fail in one scenario
/// @param neighborhoodNodes CIs of one neighbourhood
/// @param neighborhoodDepth hops of one neighbourhood
@ConfigurationProperties("kaskade.limits")
record ImpactLimits(
    @DefaultValue("1000") int failedCis,
    @DefaultValue("5000") int neighborhoodNodes,
    @DefaultValue("10") int neighborhoodDepth) {}
