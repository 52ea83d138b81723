package org.kaskade.store;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.Ordered;

/// Gives beans a driver that connects with its first use, which waits for the store: so they are
/// made while it starts.
class AwaitedDriver implements BeanDefinitionRegistryPostProcessor, Ordered {
  /// The name Spring Boot gives it.
  private static final String DRIVER = "neo4jDriver";

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    if (!registry.containsBeanDefinition(DRIVER)) {
      return;
    }
    BeanDefinition connecting = registry.getBeanDefinition(DRIVER);
    connecting.setLazyInit(true);
    BeanDefinition awaiting =
        ScopedProxyUtils.createScopedProxy(
                new BeanDefinitionHolder(connecting, DRIVER), registry, false)
            .getBeanDefinition();
    registry.removeBeanDefinition(DRIVER);
    registry.registerBeanDefinition(DRIVER, awaiting);
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    // The definitions are all there is to change.
  }

  /// After the configurations were read.
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
