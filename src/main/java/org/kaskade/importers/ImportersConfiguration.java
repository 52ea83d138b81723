package org.kaskade.importers;

import java.nio.file.Path;
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
  GitRepositories gitRepositories(@Value("${kaskade.data-dir}") Path dataDirectory) {
    return new GitRepositories(dataDirectory);
  }
}
