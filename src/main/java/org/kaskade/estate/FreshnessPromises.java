package org.kaskade.estate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long sources may be silent before what they say counts as stale.
///
/// @param inventory an inventory that names no interval of its own
/// @param api a source that speaks through `registerAssets`
@ConfigurationProperties("kaskade.freshness")
record FreshnessPromises(
    @DefaultValue("7d") Duration inventory, @DefaultValue("30d") Duration api) {}
