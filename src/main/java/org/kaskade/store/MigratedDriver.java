package org.kaskade.store;

import org.neo4j.driver.Driver;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Migrates the store before any other bean gets hold of the driver that connects, so that nobody
/// sees an old one.
class MigratedDriver implements BeanPostProcessor {
  private final ObjectProvider<StoreMigration> migration;

  MigratedDriver(ObjectProvider<StoreMigration> migration) {
    this.migration = migration;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof Driver driver && !(bean instanceof ScopedObject)) {
      try {
        migration.getObject().apply(driver);
      } catch (RuntimeException failure) {
        driver.close();
        throw failure;
      }
    }
    return bean;
  }
}
