package org.kaskade.graphql;

import graphql.execution.instrumentation.Instrumentation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kaskade.access.CurrentActor;
import org.kaskade.access.OpenPaths;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Puts the parts of this module into Spring GraphQL.
@Configuration(proxyBeanMethods = false)
@Import(SocketConfiguration.class)
@EnableConfigurationProperties(RequestLimits.class)
class GraphQlConfiguration {
  @Bean
  GraphQlSourceBuilderCustomizer sdlContributions(ObjectProvider<SdlContribution> contributions) {
    return source ->
        contributions
            .orderedStream()
            .forEach(c ->
                source.schemaResources(
                    new ByteArrayResource(
                        c.sdl().getBytes(StandardCharsets.UTF_8),
                        "types made at start by " + c.getClass().getName())));
  }

  /// In place of the chain that Spring makes of the same parts.
  @Bean
  GraphQlSourceBuilderCustomizer operationInstrumentation(ObjectProvider<Instrumentation> parts) {
    return source ->
        source.configureGraphQl(graphQl ->
            graphQl.instrumentation(new OperationInstrumentation(parts.orderedStream().toList())));
  }

  @Bean
  GraphQlSourceBuilderCustomizer knownDocuments() {
    return source ->
        source.configureGraphQl(graphQl -> graphQl.preparsedDocumentProvider(new KnownDocuments()));
  }

  @Bean
  Scalars scalars() {
    return new Scalars();
  }

  @Bean
  RuntimeWiringConfigurer allowedRoles(CurrentActor actor) {
    return wiring -> wiring.directiveWiring(new AllowedRoles(actor));
  }

  @Bean
  FieldErrors fieldErrors() {
    return new FieldErrors();
  }

  @Bean
  ErrorCodes errorCodes() {
    return new ErrorCodes();
  }

  @Bean
  DocumentLimits documentLimits(RequestLimits limits) {
    return new DocumentLimits(limits);
  }

  @Bean
  CostNote costNote(RequestLimits limits) {
    return new CostNote(limits);
  }

  @Bean
  TimeLimit timeLimit(RequestLimits limits) {
    return new TimeLimit(limits);
  }

  /// Stands before the route of Spring Boot and leaves it nothing.
  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> graphQlEndpoint(
      WebGraphQlHandler handler,
      RequestLimits limits,
      SubscriptionLimits subscriptions,
      SubscriptionErrors errors,
      @Value("${spring.graphql.http.path:/graphql}") String path) {
    GraphQlEndpoint endpoint = new GraphQlEndpoint(handler, limits, subscriptions, errors);
    return RouterFunctions.route(RequestPredicates.path(path), endpoint::handle);
  }

  @Bean
  RouterFunction<ServerResponse> graphiQlPage() throws IOException {
    return new GraphiQlPage().route();
  }

  @Bean
  OpenPaths graphiQlPaths() {
    return GraphiQlPage.openPaths();
  }
}
