package org.kaskade.store;

import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/// Takes the data directory's lock and begins the start of the embedded Neo4j before anything else,
/// so that the rest of the program is put together meanwhile.
///
/// Both are beans like others and closed with them, whether the start succeeds or not. After the
/// check of the schema, whose mistakes are told before a store is touched, and after every other
/// initializer, since one may still say which store to use: tests do.
class EarlyStore implements ApplicationContextInitializer<GenericApplicationContext> {
  @Override
  public void initialize(GenericApplicationContext context) {
    if (!NoRemoteStore.in(context.getEnvironment(), context.getClassLoader())) {
      return;
    }
    EmbeddedStoreConfiguration.register(context);
    context.addBeanFactoryPostProcessor(
        (BeanDefinitionRegistryPostProcessor)
            registry -> context.getBean(EmbeddedStoreConfiguration.START));
  }
}
