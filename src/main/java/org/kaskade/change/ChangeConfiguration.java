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
  RiskPolicy riskPolicy(CmdbSchema schema) {
    return RiskPolicyReader.read(
        schema
            .policy(RiskPolicyReader.NAME)
            .orElseThrow(() ->
                new IllegalStateException(
                    "cmdb-schema/policies/change-risk.yaml is not on the classpath")));
  }
}
