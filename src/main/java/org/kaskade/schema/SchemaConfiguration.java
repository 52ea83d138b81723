package org.kaskade.schema;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What follows from the schema of this process.
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {
  @Bean
  Identification identification(CmdbSchema schema) {
    return new Identification(schema);
  }
}
