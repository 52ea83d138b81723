package org.kaskade.estate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/// A driver that breaks down, as a program does that is killed, instead of committing a transaction
/// too many.
final class FragileDriver {
  private FragileDriver() {}

  /// The end of the program.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed");
    }
  }

  /// @param commits how many transactions it commits before
  static Driver after(int commits, Driver real) {
    return breaking(Driver.class, real, new AtomicInteger(commits));
  }

  private static <T> T breaking(Class<T> type, T real, AtomicInteger left) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit") && left.getAndDecrement() <= 0) {
                throw new Killed();
              }
              try {
                Object result = method.invoke(real, arguments);
                return switch (result) {
                  case Session session -> breaking(Session.class, session, left);
                  case Transaction transaction -> breaking(Transaction.class, transaction, left);
                  case null, default -> result;
                };
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            }));
  }
}
