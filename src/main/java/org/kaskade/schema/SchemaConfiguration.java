package org.kaskade.schema;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the schema of this process.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchemaConfiguration.Settings.class)
class SchemaConfiguration {
  /// @param schemaDirs folders with declarations of the user's own, beside the shipped ones
  @ConfigurationProperties("kaskade")
  record Settings(@DefaultValue List<String> schemaDirs) {
    Settings {
      schemaDirs = List.copyOf(schemaDirs);
    }
  }

  @Bean
  CmdbSchema cmdbSchema(Settings settings) {
    return new SchemaLoader(
            settings.schemaDirs().stream()
                .filter(directory -> !directory.isBlank())
                .map(Path::of)
                .toList())
        .load();
  }

  @Bean
  Identification identification(CmdbSchema schema) {
    return new Identification(schema);
  }
}
