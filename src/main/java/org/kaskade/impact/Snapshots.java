package org.kaskade.impact;

import java.time.Duration;
import java.util.ArrayList;
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
import org.kaskade.graph.GraphDelta;
import org.kaskade.schema.CmdbSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps the newest snapshot: read from a file or the store at start, then derived revision by
/// revision.
///
/// This process's own revisions arrive as events, those of others by looking at the journal twice a
/// second. Revisions are applied strictly in order; whatever arrives early or twice does no harm,
/// since the journal holds absolute images. Once many rows have changed, the graph is built anew
/// beside the one that answers, and takes its place when it has caught up.
@Component
class Snapshots implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final int REVISIONS_PER_LOOK = 1_000;
  private static final int REVISIONS_PER_FILE = 10_000;
  private static final Duration FILE_EVERY = Duration.ofMinutes(10);

  private final EstateReader estate;
  private final SnapshotFiles files;
  private final GraphTranslation translation;
  private final long lookEveryMs;
  private volatile @Nullable Snapshot newest;
  private volatile int inFile = -1;
  private volatile @Nullable ScheduledExecutorService looking;
  private volatile @Nullable ScheduledExecutorService upkeep;

  /// What changed since a graph began to be built anew; null while none is.
  private @Nullable List<GraphDelta> meanwhile;

  Snapshots(
      EstateReader estate,
      SnapshotFiles files,
      CmdbSchema schema,
      @Value("${kaskade.snapshot.look-every-ms:500}") long lookEveryMs) {
    this.estate = estate;
    this.files = files;
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
      Snapshot filed = files.newest().orElse(null);
      inFile = filed == null ? -1 : filed.revision().number();
      newest = filed == null ? fromStore() : filed;
      catchUp();
      loaded = newest();
    }
    return loaded;
  }

  private Snapshot fromStore() {
    Revision before = estate.latest();
    DependencyGraphBuilder builder = DependencyGraph.builder();
    estate.forEachCi(ci -> builder.add(translation.ci(ci)));
    estate.forEachDependency(d -> translation.dependency(d).ifPresent(builder::add));
    return new Snapshot(before, builder.build());
  }

  @EventListener
  synchronized void on(RevisionCommitted committed) {
    Snapshot current = newest();
    if (committed.revision().number() == current.revision().number() + 1) {
      apply(current, committed);
    } else {
      follow();
    }
  }

  /// Catches up, or begins anew if the store doesn't hold this snapshot's revision any more: it was
  /// wiped or restored from a backup.
  synchronized void follow() {
    Revision mine = newest().revision();
    if (isInStore(mine)) {
      catchUp();
      return;
    }
    newest = fromStore();
    meanwhile = null;
    inFile = -1;
    LOG.warn(
        "The store holds another history than this process: revision {} of {} is not in it. It was wiped or restored; it was loaded anew at revision {}.",
        mine.number(),
        mine.at(),
        newest().revision().number());
    catchUp();
  }

  /// Times tell revisions of one number apart, since each is that of its own transaction.
  private boolean isInStore(Revision mine) {
    return mine.number() == Revision.NONE.number()
        || estate.revision(mine.number()).filter(r -> r.at().equals(mine.at())).isPresent();
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
    if (committed.cis().isEmpty() && committed.dependenciesOf().isEmpty()) {
      // What people do about CIs, such as records, leaves the graph as it is.
      newest = new Snapshot(committed.revision(), current.graph());
      return;
    }
    GraphDelta delta = translation.delta(committed);
    DependencyGraph next = current.graph().with(delta);
    newest = new Snapshot(committed.revision(), next);
    List<GraphDelta> waiting = meanwhile;
    ScheduledExecutorService worker = upkeep;
    if (waiting != null) {
      waiting.add(delta);
    } else if (next.isWorn() && worker != null) {
      meanwhile = new ArrayList<>();
      worker.execute(() -> buildAnew(next));
    }
  }

  private void buildAnew(DependencyGraph worn) {
    DependencyGraph built = null;
    try {
      built = worn.rebuilt();
    } finally {
      replace(built);
    }
  }

  private synchronized void replace(@Nullable DependencyGraph built) {
    List<GraphDelta> missed = meanwhile;
    meanwhile = null;
    if (built != null && missed != null) {
      DependencyGraph graph = built;
      for (GraphDelta delta : missed) {
        graph = graph.with(delta);
      }
      newest = new Snapshot(newest().revision(), graph);
    }
  }

  private void look() {
    try {
      follow();
    } catch (RuntimeException storeAway) {
      LOG.debug("The journal can't be read just now; looking again.", storeAway);
    }
  }

  private void write() {
    Snapshot current = newest();
    int number = current.revision().number();
    if (number > 0 && number != inFile) {
      files.write(current);
      inFile = number;
    }
  }

  private void writeWhenMuchChanged() {
    if (newest().revision().number() - inFile >= REVISIONS_PER_FILE) {
      write();
    }
  }

  @Override
  public void start() {
    newest();
    ScheduledExecutorService looks = thread("snapshot");
    ScheduledFuture<?> _ =
        looks.scheduleWithFixedDelay(this::look, lookEveryMs, lookEveryMs, TimeUnit.MILLISECONDS);
    looking = looks;
    ScheduledExecutorService worker = thread("snapshot-upkeep");
    long every = FILE_EVERY.toSeconds();
    ScheduledFuture<?> _ =
        worker.scheduleWithFixedDelay(this::write, every, every, TimeUnit.SECONDS);
    ScheduledFuture<?> _ =
        worker.scheduleWithFixedDelay(this::writeWhenMuchChanged, 10, 10, TimeUnit.SECONDS);
    upkeep = worker;
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name(name).daemon().factory());
  }

  @Override
  public void stop() {
    ScheduledExecutorService looks = looking;
    ScheduledExecutorService worker = upkeep;
    looking = null;
    upkeep = null;
    if (looks != null && worker != null) {
      looks.shutdownNow();
      worker.shutdownNow();
      write();
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
