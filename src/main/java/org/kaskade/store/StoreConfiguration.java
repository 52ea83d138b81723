package org.kaskade.store;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.neo4j.autoconfigure.ConfigBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What an embedded and a remote store have in common: the data directory, the driver's manners,
/// migrations and health.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
  /// Of the embedded store it is held already.
  @Bean
  @ConditionalOnMissingBean
  DataDirectory dataDirectory(@Value("${kaskade.data-dir}") Path path) {
    return DataDirectory.open(path);
  }

  @Bean
  Migrations migrations() {
    return Migrations.onClasspath();
  }

  @Bean
  StoreMigration storeMigration(StoreProperties properties) {
    return StoreMigration.ofThisProgram(properties);
  }

  @Bean
  static MigratedDriver migratedDriver(ObjectProvider<StoreMigration> migration) {
    return new MigratedDriver(migration);
  }

  @Bean
  static AwaitedDriver awaitedDriver() {
    return new AwaitedDriver();
  }

  @Bean
  ConfigBuilderCustomizer driverManners() {
    return driver ->
        driver
            .withUserAgent("kaskade/" + ProgramVersion.read())
            .withTelemetryDisabled(true)
            .withMaxTransactionRetryTime(10, TimeUnit.SECONDS);
  }

  @Bean
  StoreHealth storeHealthIndicator(Driver driver, Migrations migrations) {
    return new StoreHealth(driver, migrations);
  }
}
