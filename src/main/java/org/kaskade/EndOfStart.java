package org.kaskade;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a start that is under way when the process is told to end.
///
/// Spring would wait for the start to succeed. It is interrupted instead where it next waits for
/// the store, and closes what it has opened; one that takes longer is cut off, which the store
/// outlives like a crash.
final class EndOfStart {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// As a shell reports SIGTERM.
  private static final int EXIT_CODE = 143;

  private final Thread starting = Thread.currentThread();
  private final Thread atEnd = new Thread(this::interrupt, "end-of-start");
  private final CountDownLatch over = new CountDownLatch(1);

  private EndOfStart() {}

  /// Heeded from now on, for a start in this thread, until that is over.
  static EndOfStart heeded() {
    EndOfStart end = new EndOfStart();
    Runtime.getRuntime().addShutdownHook(end.atEnd);
    return end;
  }

  private void interrupt() {
    starting.interrupt();
    try {
      if (over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  void startIsOver() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException ending) {
      // It runs, and ends now.
      return;
    }
  }
}
