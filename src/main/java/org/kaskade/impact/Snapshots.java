package org.kaskade.impact;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.Revision;
import org.kaskade.estate.RevisionCommitted;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.DependencyGraphBuilder;
import org.kaskade.schema.CmdbSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps the newest snapshot: loaded from the store at start, then derived revision by revision.
///
/// This process's own revisions arrive as events, those of others by looking at the journal twice a
/// second. Revisions are applied strictly in order; whatever arrives early or twice does no harm,
/// since the journal holds absolute images.
@Component
class Snapshots implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final int REVISIONS_PER_LOOK = 1_000;

  private final EstateReader estate;
  private final GraphTranslation translation;
  private final long lookEveryMs;
  private volatile @Nullable Snapshot newest;
  private @Nullable ScheduledExecutorService looking;
  private @Nullable ScheduledFuture<?> nextLook;

  Snapshots(
      EstateReader estate,
      CmdbSchema schema,
      @Value("${kaskade.snapshot.look-every-ms:500}") long lookEveryMs) {
    this.estate = estate;
    this.translation = new GraphTranslation(schema);
    this.lookEveryMs = lookEveryMs;
  }

  /// The newest snapshot; loads it when nobody has asked before.
  Snapshot newest() {
    Snapshot snapshot = newest;
    return snapshot == null ? load() : snapshot;
  }

  private synchronized Snapshot load() {
    Snapshot loaded = newest;
    if (loaded == null) {
      Revision before = estate.latest();
      DependencyGraphBuilder builder = DependencyGraph.builder();
      estate.forEachCi(ci -> builder.add(translation.ci(ci)));
      estate.forEachDependency(d -> translation.dependency(d).ifPresent(builder::add));
      loaded = new Snapshot(before, builder.build());
      newest = loaded;
      catchUp();
      Snapshot caughtUp = newest;
      loaded = caughtUp == null ? loaded : caughtUp;
    }
    return loaded;
  }

  @EventListener
  synchronized void on(RevisionCommitted committed) {
    Snapshot current = newest();
    int next = current.revision().number() + 1;
    if (committed.revision().number() == next) {
      apply(current, committed);
    } else if (committed.revision().number() > next) {
      catchUp();
    }
  }

  private synchronized void catchUp() {
    List<RevisionCommitted> missed;
    do {
      missed = estate.since(newest().revision().number(), REVISIONS_PER_LOOK);
      for (RevisionCommitted committed : missed) {
        apply(newest(), committed);
      }
    } while (missed.size() == REVISIONS_PER_LOOK);
  }

  private void apply(Snapshot current, RevisionCommitted committed) {
    newest = new Snapshot(committed.revision(), current.graph().with(translation.delta(committed)));
  }

  private void look() {
    try {
      catchUp();
    } catch (RuntimeException storeAway) {
      LOG.debug("The journal can't be read just now; looking again.", storeAway);
    }
  }

  @Override
  public void start() {
    newest();
    var executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("snapshot").daemon().factory());
    nextLook =
        executor.scheduleWithFixedDelay(
            this::look, lookEveryMs, lookEveryMs, TimeUnit.MILLISECONDS);
    looking = executor;
  }

  @Override
  public void stop() {
    ScheduledExecutorService executor = looking;
    ScheduledFuture<?> next = nextLook;
    if (next != null) {
      next.cancel(false);
    }
    if (executor != null) {
      executor.shutdownNow();
      looking = null;
    }
  }

  /// Before the web server, so that the first question finds a snapshot.
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public boolean isRunning() {
    return looking != null;
  }
}
