package org.kaskade.store;

import java.net.URI;
import org.neo4j.driver.AuthToken;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/// Starts Neo4j in this process unless `spring.neo4j.uri` names one, and leads the driver to it.
@Configuration(proxyBeanMethods = false)
@Conditional(NoRemoteStore.class)
class EmbeddedStoreConfiguration {
  @Bean
  EmbeddedNeo4j embeddedNeo4j(DataDirectory directory, StoreProperties properties) {
    return EmbeddedNeo4j.start(directory, properties);
  }

  @Bean
  Neo4jConnectionDetails embeddedConnectionDetails(EmbeddedNeo4j neo4j) {
    return new Neo4jConnectionDetails() {
      @Override
      public URI getUri() {
        return neo4j.uri();
      }

      @Override
      public AuthToken getAuthToken() {
        return neo4j.authentication();
      }
    };
  }
}
