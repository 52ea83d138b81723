package org.kaskade.records;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.RevisionNotes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Tells listeners what other instances on the same store do to records.
///
/// Looks at the journal twice a second. What this process wrote itself was told when it was
/// written; now and then it may be told a second time, which does no harm, since an image is
/// absolute.
@Component
class OthersRecords implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(OthersRecords.class);
  private static final int AT_ONCE = 1_000;

  private final EstateReader estate;
  private final RevisionNotes notes;
  private final RecordListeners listeners;
  private final long lookEveryMs;
  private final Set<Integer> own = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ScheduledExecutorService looking;
  private int seen;

  OthersRecords(
      EstateReader estate,
      RevisionNotes notes,
      RecordListeners listeners,
      @Value("${kaskade.snapshot.look-every-ms:500}") long lookEveryMs) {
    this.estate = estate;
    this.notes = notes;
    this.listeners = listeners;
    this.lookEveryMs = lookEveryMs;
  }

  /// A revision that this process wrote and told.
  void told(int revision) {
    own.add(revision);
  }

  private synchronized void look() {
    try {
      int newest = estate.latest().number();
      if (newest < seen) {
        // The store was wiped or restored.
        seen = newest;
        own.clear();
      }
      while (seen < newest) {
        int to = Math.min(newest, seen + AT_ONCE);
        for (RevisionNotes.Kept<RecordImage> kept : notes.between(seen, to, RecordImage.class)) {
          if (!own.contains(kept.revision().number())) {
            listeners.tell(kept.image());
          }
        }
        seen = to;
        own.removeIf(revision -> revision <= to);
      }
    } catch (RuntimeException storeAway) {
      LOG.debug("The journal can't be read just now; looking again.", storeAway);
    }
  }

  @Override
  public void start() {
    seen = estate.latest().number();
    ScheduledExecutorService looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("schedule-others-records").daemon().factory());
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
