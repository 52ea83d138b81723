package org.kaskade.pages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often tokens may be guessed.
///
/// @param wrongSignIns wrong tokens from one address before none is looked at any more
/// @param signInPause for how long, from the first of them on
@ConfigurationProperties("kaskade.limits")
record SignInLimits(
    @DefaultValue("10") int wrongSignIns, @DefaultValue("1m") Duration signInPause) {}
