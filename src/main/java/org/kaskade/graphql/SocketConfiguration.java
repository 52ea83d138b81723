package org.kaskade.graphql;

import org.kaskade.access.OpenRequests;
import org.kaskade.access.SignIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/// Subscriptions: their limits, and the WebSocket they come over.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubscriptionLimits.class)
class SocketConfiguration {
  @Bean
  RunningSubscriptions runningSubscriptions(SubscriptionLimits limits) {
    return new RunningSubscriptions(limits);
  }

  @Bean
  SubscriptionErrors subscriptionErrors() {
    return new SubscriptionErrors();
  }

  @Bean
  SocketSignIn socketSignIn(SignIn signIn) {
    return new SocketSignIn(signIn);
  }

  /// Spring Boot maps it to the path of the setting `spring.graphql.websocket.path`.
  @Bean
  GraphQlWebSocketHandler graphQlWebSocketHandler(
      WebGraphQlHandler handler, GraphQlProperties properties, SubscriptionLimits limits) {
    return new GraphQlSocket(
        handler,
        asObjects(),
        properties.getWebsocket().getConnectionInitTimeout(),
        limits.keepAlive());
  }

  private static org.springframework.http.converter.HttpMessageConverter<Object> asObjects() {
    return new JacksonJsonHttpMessageConverter();
  }

  /// A page can't set headers of a handshake, so that its token comes in the first message.
  @Bean
  OpenRequests socketHandshakes(@Value("${spring.graphql.websocket.path}") String path) {
    var get = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, path);
    return new OpenRequests(request ->
        "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
            && get.matches(request));
  }

  @Bean
  ServletServerContainerFactoryBean socketContainer(SubscriptionLimits limits) {
    var container = new ServletServerContainerFactoryBean();
    container.setMaxTextMessageBufferSize(Math.toIntExact(limits.socketMessage().toBytes()));
    container.setMaxBinaryMessageBufferSize(1);
    return container;
  }
}
