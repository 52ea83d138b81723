package org.kaskade.records;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Takes the transitions that time brings about: `after`, and `then` of a validity.
///
/// Several processes may look at once: the version each expects lets one of them through.
@Component
class PassingTime implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PassingTime.class);
  private static final int AT_ONCE = 100;

  private final RecordStore store;
  private final RecordEngine engine;
  private final Clock clock;
  private final long lookEveryMs;
  private volatile @Nullable ScheduledExecutorService looking;

  PassingTime(
      RecordStore store,
      RecordEngine engine,
      Clock clock,
      @Value("${kaskade.records.look-every-ms:30000}") long lookEveryMs) {
    this.store = store;
    this.engine = engine;
    this.clock = clock;
    this.lookEveryMs = lookEveryMs;
  }

  private void look() {
    try {
      for (String number : store.due(clock.instant(), AT_ONCE)) {
        pass(number);
      }
    } catch (RuntimeException storeAway) {
      LOG.debug("What is due can't be read just now; looking again.", storeAway);
    }
  }

  private void pass(String number) {
    try {
      engine.passTime(number);
    } catch (RequestRefused refused) {
      LOG.info("{} stays as it is though its time has come: {}", number, refused.getMessage());
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("schedule-records").daemon().factory());
    ScheduledFuture<?> _ =
        looks.scheduleWithFixedDelay(this::look, lookEveryMs, lookEveryMs, TimeUnit.MILLISECONDS);
    looking = looks;
  }

  @Override
  public void stop() {
    ScheduledExecutorService looks = looking;
    looking = null;
    if (looks != null) {
      looks.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return looking != null;
  }
}
