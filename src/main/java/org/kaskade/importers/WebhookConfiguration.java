package org.kaskade.importers;

import java.time.Clock;
import org.kaskade.access.OpenRequests;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// The way in for forges, which sign their messages instead of carrying a token.
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
  @Bean
  RouterFunction<ServerResponse> webhooks(
      Sources sources,
      SyncTurns turns,
      Clock clock,
      @Value("${kaskade.limits.webhook-body:5MB}") DataSize largest) {
    Webhooks webhooks = new Webhooks(sources, turns, clock, largest);
    return RouterFunctions.route().POST(Webhooks.PATH, webhooks::receive).build();
  }

  @Bean
  OpenRequests signedMessages() {
    return new OpenRequests(
        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, Webhooks.PATH));
  }
}
