package org.kaskade.schema;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;

/// Makes the schema of this process before all else, since it takes little and its mistakes shall
/// be told at once: before a store is touched or waited for.
///
/// `kaskade.schema-dirs` names folders with declarations of the user's own, beside the shipped
/// ones; `classpath:` in front of one means a folder that comes with the program.
@Order(1)
class SchemaFirst implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    List<String> directories =
        Binder.get(context.getEnvironment())
            .bind("kaskade.schema-dirs", Bindable.listOf(String.class))
            .orElse(List.of())
            .stream()
            .filter(directory -> !directory.isBlank())
            .toList();
    context.getBeanFactory().registerSingleton("cmdbSchema", new SchemaLoader(directories).load());
  }
}
