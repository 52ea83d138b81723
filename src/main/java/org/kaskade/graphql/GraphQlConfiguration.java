package org.kaskade.graphql;

import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;

/// Puts the parts of this module into Spring GraphQL.
@Configuration(proxyBeanMethods = false)
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

  @Bean
  Scalars scalars() {
    return new Scalars();
  }

  @Bean
  FieldErrors fieldErrors() {
    return new FieldErrors();
  }

  @Bean
  ErrorCodes errorCodes() {
    return new ErrorCodes();
  }
}
