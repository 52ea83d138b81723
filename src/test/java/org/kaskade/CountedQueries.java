package org.kaskade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Counts the queries the program asks the store, the regular looks at the journal apart.
final class CountedQueries implements BeanPostProcessor {
  /// Threads that ask now and then, whatever a caller asks.
  private static final List<String> BACKGROUND =
      List.of("snapshot", "schedule-", "revision-feed", "leases", "tokens");

  private final AtomicInteger count = new AtomicInteger();

  int count() {
    return count.get();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Driver driver && !(bean instanceof ScopedObject)
        ? counted(Driver.class, driver)
        : bean;
  }

  private <T> T counted(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (real instanceof QueryRunner
                  && method.getName().equals("run")
                  && BACKGROUND.stream().noneMatch(Thread.currentThread().getName()::startsWith)) {
                count.incrementAndGet();
              }
              try {
                Object result = method.invoke(real, arguments);
                return switch (result) {
                  case Session session -> counted(Session.class, session);
                  case Transaction transaction -> counted(Transaction.class, transaction);
                  case null, default -> result;
                };
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            }));
  }
}
