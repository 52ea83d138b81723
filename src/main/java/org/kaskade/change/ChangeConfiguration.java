package org.kaskade.change;

import org.kaskade.schema.CmdbSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the judgement of changes needs from the declarations.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChangeLimits.class)
class ChangeConfiguration {
  @Bean
  Calendar calendar() {
    return new Calendar() {
      @Override
      public java.util.List<ClosedTime> closed(java.util.Collection<String> keys, Window within) {
        return java.util.List.of();
      }

      @Override
      public java.util.Set<String> windowed(java.util.Collection<String> keys) {
        return java.util.Set.of();
      }
    };
  }

  @Bean
  RiskPolicy riskPolicy(CmdbSchema schema) {
    return RiskPolicyReader.read(
        schema
            .policy(RiskPolicyReader.NAME)
            .orElseThrow(() ->
                new IllegalStateException(
                    "cmdb-schema/policies/change-risk.yaml is not on the classpath")));
  }
}
