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
    return loaded == null ? loadAnew() : loaded;
  }

  private Snapshot loadAnew() {
    Revision before = estate.latest();
    DependencyGraphBuilder builder = DependencyGraph.builder();
    estate.forEachCi(ci -> builder.add(translation.ci(ci)));
    estate.forEachDependency(d -> translation.dependency(d).ifPresent(builder::add));
    newest = new Snapshot(before, builder.build());
    catchUp();
    return newest();
  }

  @EventListener
  synchronized void on(RevisionCommitted committed) {
    Snapshot current = newest();
    int next = current.revision().number() + 1;
    if (committed.revision().number() == next) {
      apply(current, committed);
    } else {
      follow();
    }
  }

  /// Catches up, or begins anew if the store doesn't hold this snapshot's revision any more: it was
  /// wiped or restored from a backup.
  synchronized void follow() {
    Revision mine = newest().revision();
    Revision latest = estate.latest();
    if (leadsTo(latest, mine)) {
      catchUp();
      return;
    }
    LOG.warn(
        "The store holds another history than this process: revision {} of {} is not in it, the newest is {} of {}. It was wiped or restored; loading it anew.",
        mine.number(),
        mine.at(),
        latest.number(),
        latest.at());
    loadAnew();
  }

  /// Whether the history that ends with `latest` has this revision in it. Times tell revisions of
  /// one number apart, since each is that of its own transaction.
  private boolean leadsTo(Revision latest, Revision mine) {
    if (latest.number() <= mine.number()) {
      return latest.number() == mine.number() && latest.at().equals(mine.at());
    }
    return mine.number() == Revision.NONE.number()
        || estate.since(mine.number() - 1, 1).stream()
            .map(RevisionCommitted::revision)
            .anyMatch(r -> r.number() == mine.number() && r.at().equals(mine.at()));
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
      follow();
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
