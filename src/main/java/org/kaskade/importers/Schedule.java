package org.kaskade.importers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.importers.git.UnusableSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Syncs sources when their turn has come, a few at a time.
@Component
class Schedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

  /// Fetching waits for the network; reading takes memory.
  private static final int AT_ONCE = 2;

  private final SyncTurns turns;
  private final Sources sources;
  private final Syncs syncs;
  private final long lookEveryMs;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ExecutorService threads;

  Schedule(
      SyncTurns turns,
      Sources sources,
      Syncs syncs,
      @Value("${kaskade.sync.look-every-ms:1000}") long lookEveryMs) {
    this.turns = turns;
    this.sources = sources;
    this.syncs = syncs;
    this.lookEveryMs = lookEveryMs;
  }

  private void look(ExecutorService workers) {
    while (!workers.isShutdown()) {
      try {
        Thread.sleep(lookEveryMs);
        for (String name : turns.due()) {
          if (running.add(name)) {
            workers.execute(() -> sync(name));
          }
        }
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException storeAway) {
        LOG.debug("Whose turn it is can't be read just now; looking again.", storeAway);
      }
    }
  }

  private void sync(String name) {
    try {
      places.acquire();
      try {
        if (turns.take(name)) {
          sources.find(name).ifPresent(source -> syncs.sync(source, false));
        }
      } finally {
        places.release();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (UnusableSource | RequestRefused failure) {
      // Its sentence stands at the source, and is said once more for who watches the log.
      LOG.warn("The sync of {} failed: {}", name, failure.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("The sync of {} failed", name, failure);
    } finally {
      running.remove(name);
    }
  }

  @Override
  public void start() {
    ExecutorService workers =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("schedule-", 0).factory());
    threads = workers;
    workers.execute(() -> look(workers));
  }

  @Override
  public void stop() {
    ExecutorService workers = threads;
    threads = null;
    if (workers != null) {
      workers.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return threads != null;
  }
}
