package org.kaskade.impact;

import org.kaskade.graph.OutagePropagation;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the questions share.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImpactLimits.class)
class ImpactConfiguration {
  @Bean
  OutagePropagation outagePropagation() {
    return new OutagePropagation();
  }
}
