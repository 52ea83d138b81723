package org.kaskade.importers;

import java.nio.file.Path;
import java.time.Duration;
import org.kaskade.importers.git.GitLimits;
import org.kaskade.importers.git.GitRepositories;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What syncs need of the program.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetirementGuard.class)
class ImportersConfiguration {
  @Bean
  GitRepositories gitRepositories(
      @Value("${kaskade.data-dir}") Path dataDirectory,
      @Value("${kaskade.limits.git-connect:10s}") Duration connect,
      @Value("${kaskade.limits.git-read:60s}") Duration read,
      @Value("${kaskade.limits.git-fetch:600s}") Duration fetch) {
    return new GitRepositories(dataDirectory, GitLimits.standard().within(connect, read, fetch));
  }
}
