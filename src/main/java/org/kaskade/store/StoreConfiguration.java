package org.kaskade.store;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Logging;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.neo4j.autoconfigure.ConfigBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What an embedded and a remote store have in common: the data directory, the driver's manners,
/// migrations and health.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
  @Bean
  DataDirectory dataDirectory(@Value("${kaskade.data-dir}") Path path) {
    return DataDirectory.open(path);
  }

  @Bean
  Migrations migrations() {
    return Migrations.onClasspath();
  }

  @Bean
  StoreMigration storeMigration(
      Migrations migrations, StoreProperties properties, ObjectProvider<BuildProperties> build) {
    return new StoreMigration(migrations, version(build), properties.patience());
  }

  @Bean
  static MigratedDriver migratedDriver(ObjectProvider<StoreMigration> migration) {
    return new MigratedDriver(migration);
  }

  /// The driver's own choice of logging writes out every message it sends, rows and all, before it
  /// looks whether anyone listens: a tenth of the time of a large write.
  @Bean
  @SuppressWarnings("deprecation") // no other way in driver 6.1 to a logger that looks first
  ConfigBuilderCustomizer driverManners(ObjectProvider<BuildProperties> build) {
    return driver ->
        driver
            .withUserAgent("kaskade/" + version(build))
            .withTelemetryDisabled(true)
            .withLogging(Logging.slf4j())
            .withMaxTransactionRetryTime(10, TimeUnit.SECONDS);
  }

  @Bean
  StoreHealth storeHealthIndicator(Driver driver, Migrations migrations) {
    return new StoreHealth(driver, migrations);
  }

  private static String version(ObjectProvider<BuildProperties> build) {
    BuildProperties properties = build.getIfAvailable();
    String version = properties == null ? null : properties.getVersion();
    return version == null ? "unreleased" : version;
  }
}
