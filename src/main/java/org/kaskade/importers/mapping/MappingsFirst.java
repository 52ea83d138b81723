package org.kaskade.importers.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kaskade.schema.CmdbSchema;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Makes a reader of every mapping in the folders that `kaskade.mapping-dirs` names, right after
/// the schema they are checked against, so that mistakes are told before a store is touched.
@Order(2)
class MappingsFirst implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    List<Path> directories =
        Binder.get(context.getEnvironment())
            .bind("kaskade.mapping-dirs", Bindable.listOf(String.class))
            .orElse(List.of())
            .stream()
            .filter(directory -> !directory.isBlank())
            .map(Path::of)
            .toList();
    if (directories.isEmpty()) {
      return;
    }
    CmdbSchema schema = context.getBeanFactory().getBean(CmdbSchema.class);
    new MappingFolders(schema, shippedFormats())
        .read(directories)
        .forEach((format, mapping) ->
            context
                .getBeanFactory()
                .registerSingleton("mappingFormat." + format, new MappingFormat(format, mapping)));
  }

  /// The names of the folders in `importers/`, also out of the jar.
  private static Set<String> shippedFormats() {
    Set<String> formats = new TreeSet<>();
    try {
      for (Resource mapping :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:importers/*/mapping.yaml")) {
        String[] parts = mapping.getURL().getPath().split("/", -1);
        formats.add(parts[parts.length - 2]);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("importers/ on the classpath can't be read", unreadable);
    }
    return formats;
  }
}
