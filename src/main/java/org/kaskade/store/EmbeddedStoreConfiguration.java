package org.kaskade.store;

import java.net.URI;
import java.nio.file.Path;
import org.neo4j.driver.AuthToken;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/// Starts Neo4j in this process unless `spring.neo4j.uri` names one, and leads the driver to it.
@Configuration(proxyBeanMethods = false)
@Conditional(NoRemoteStore.class)
class EmbeddedStoreConfiguration {
  static final String START = "embeddedStart";

  /// Adds the data directory and the start, which don't wait until configurations are read.
  static void register(GenericApplicationContext context) {
    Environment settings = context.getEnvironment();
    StoreProperties properties =
        Binder.get(settings).bindOrCreate(StoreProperties.PREFIX, StoreProperties.class);
    context.registerBean(
        DataDirectory.class,
        () -> DataDirectory.open(Path.of(settings.getRequiredProperty("kaskade.data-dir"))));
    context.registerBean(
        START,
        EmbeddedStart.class,
        () ->
            EmbeddedStart.begin(
                context.getBean(DataDirectory.class),
                properties,
                StoreMigration.ofThisProgram(properties)));
  }

  @Bean
  Neo4jConnectionDetails embeddedConnectionDetails(EmbeddedStart start) {
    return new Neo4jConnectionDetails() {
      @Override
      public URI getUri() {
        return start.await().uri();
      }

      @Override
      public AuthToken getAuthToken() {
        return start.await().authentication();
      }
    };
  }
}
