package org.kaskade.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Looks at the store again and again, in a thread of its own, while the program runs. When the
/// store is away it looks again, too.
public abstract class StoreWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

  private final String thread;
  private final Duration every;
  private volatile @Nullable ScheduledExecutorService worker;

  /// @param thread its name
  /// @param every how long after a look the next one begins
  protected StoreWatch(String thread, Duration every) {
    this.thread = thread;
    this.every = every;
  }

  /// Has a look. What it throws is taken for a store that is away.
  protected abstract void look();

  /// Does something in the thread that looks, once that is free; nothing while the program doesn't
  /// run. What it throws is taken for a store that is away.
  protected final void soon(Runnable work) {
    ScheduledExecutorService looks = worker;
    if (looks != null) {
      looks.execute(() -> quietly(work));
    }
  }

  private void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException storeAway) {
      LOG.debug("{}: the store can't be read just now; looking again.", thread, storeAway);
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(thread).daemon().factory());
    long pause = every.toMillis();
    ScheduledFuture<?> _ =
        looks.scheduleWithFixedDelay(
            () -> quietly(this::look), pause, pause, TimeUnit.MILLISECONDS);
    worker = looks;
  }

  @Override
  public final void stop() {
    ScheduledExecutorService looks = worker;
    worker = null;
    if (looks != null) {
      looks.shutdownNow();
    }
  }

  @Override
  public final boolean isRunning() {
    return worker != null;
  }
}
