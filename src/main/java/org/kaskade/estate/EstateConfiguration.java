package org.kaskade.estate;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the estate needs of the program.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RegistrationLimits.class, FreshnessPromises.class})
class EstateConfiguration {
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
