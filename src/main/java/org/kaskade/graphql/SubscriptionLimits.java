package org.kaskade.graphql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much subscriptions may take: settings `kaskade.limits.…`. A refusal names the one it ran
/// into.
///
/// @param subscriptionsPerConnection of one WebSocket
/// @param subscriptions of this instance
/// @param socketMessage bytes of one message of a WebSocket; each connection holds room for it
/// @param keepAlive how long an event stream is silent before a sign of life is sent, by which a
///   client that has gone is noticed
@ConfigurationProperties("kaskade.limits")
record SubscriptionLimits(
    @DefaultValue("50") int subscriptionsPerConnection,
    @DefaultValue("1000") int subscriptions,
    @DefaultValue("64KB") DataSize socketMessage,
    @DefaultValue("15s") Duration keepAlive) {}
