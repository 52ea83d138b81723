package org.kaskade.estate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The newest revisions with what they changed, for all who listen at once.
///
/// Read from the journal strictly in order, whoever wrote them: this process, which wakes the feed,
/// or another, for which it looks twice a second. Only the newest are kept, and only while somebody
/// listens; older ones are read from the journal by who needs them.
@Component
class RevisionFeed implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RevisionFeed.class);
  private static final long LOOK_EVERY_MS = 500;

  /// Revisions a listener may be behind.
  static final int KEPT = 256;

  /// CIs of all kept revisions together, some 300 bytes each; the newest revision is always kept.
  private static final int KEPT_CIS = 200_000;

  private final Driver driver;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Condition wake = lock.newCondition();
  private final Deque<RevisionChanges> kept = new ArrayDeque<>();
  private int keptCis;
  private int listeners;

  /// The newest revision that was read.
  private int head;

  /// Counts the times that the store turned out to hold another history.
  private int era;

  /// Whether this process wrote a revision since the last look.
  private boolean committed;

  private volatile boolean running;

  RevisionFeed(Driver driver) {
    this.driver = driver;
  }

  /// What comes after a revision.
  sealed interface Next {
    /// This came about.
    record Came(RevisionChanges changes) implements Next {}

    /// Nothing came in the time that was waited.
    record NothingYet() implements Next {}

    /// It came, but is not kept any more.
    record Gone() implements Next {}

    /// Nothing will come: the program stops.
    record Stopping() implements Next {}

    /// The store holds another history now: it was wiped or restored.
    record OtherHistory() implements Next {}
  }

  /// Begins to keep revisions for one more listener.
  ///
  /// @return the era it listens in
  int join() {
    lock.lock();
    try {
      if (listeners++ == 0) {
        kept.clear();
        keptCis = 0;
        head = latest();
      }
      return era;
    } catch (RuntimeException storeAway) {
      listeners--;
      throw storeAway;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      listeners--;
    } finally {
      lock.unlock();
    }
  }

  /// The newest revision that was read.
  int newest() {
    lock.lock();
    try {
      return head;
    } finally {
      lock.unlock();
    }
  }

  /// What comes after a revision, waiting for it.
  ///
  /// @param era of {@link #join}
  Next after(int revision, int era, long waitMs) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(waitMs);
      while (running && era == this.era && revision >= head && left > 0) {
        left = news.awaitNanos(left);
      }
      if (!running) {
        return new Next.Stopping();
      }
      if (era != this.era) {
        return new Next.OtherHistory();
      }
      if (revision >= head) {
        return new Next.NothingYet();
      }
      RevisionChanges oldest = kept.peekFirst();
      if (oldest == null || oldest.revision().number() > revision + 1) {
        return new Next.Gone();
      }
      for (RevisionChanges changes : kept) {
        if (changes.revision().number() == revision + 1) {
          return new Next.Came(changes);
        }
      }
      throw new IllegalStateException("The feed has a gap after revision " + revision);
    } finally {
      lock.unlock();
    }
  }

  /// Reads one revision from the journal; null when it hasn't come about.
  @Nullable RevisionChanges read(int number) {
    List<RevisionChanges> found = since(number - 1, 1);
    return found.isEmpty() || found.getFirst().revision().number() != number
        ? null
        : found.getFirst();
  }

  private List<RevisionChanges> since(int number, int most) {
    try (Session session = driver.session()) {
      List<Revision> newer =
          session
              .run(
                  """
                  MATCH (r:Revision) WHERE r.number > $revision
                  RETURN r ORDER BY r.number LIMIT $most
                  """,
                  Values.parameters("revision", number, "most", most))
              .list(Revisions::revision);
      List<RevisionChanges> found = new ArrayList<>();
      for (Revision revision : newer) {
        found.add(
            new RevisionChanges(
                revision,
                Journal.read(session, revision.number()).stream().map(CiTransition::of).toList()));
      }
      return found;
    }
  }

  /// The newest revision in the store, which may be ahead of the feed.
  int latest() {
    try (Session session = driver.session()) {
      return Revisions.latest(session).number();
    }
  }

  @EventListener
  void on(RevisionCommitted revision) {
    lock.lock();
    try {
      committed = true;
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    while (running) {
      try {
        if (awaitWork()) {
          look();
        }
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException storeAway) {
        LOG.debug("The journal can't be read just now; looking again.", storeAway);
      }
    }
  }

  /// @return whether anybody listens
  private boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS);
      while (running && !committed && left > 0) {
        left = wake.awaitNanos(left);
      }
      committed = false;
      return listeners > 0;
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    int from = newest();
    List<RevisionChanges> came = since(from, 1);
    if (came.isEmpty() && latest() < from) {
      forget();
    }
    while (!came.isEmpty() && running) {
      came.forEach(this::keep);
      came = since(newest(), 1);
    }
  }

  private void keep(RevisionChanges changes) {
    lock.lock();
    try {
      if (changes.revision().number() != head + 1) {
        return;
      }
      head++;
      kept.addLast(changes);
      keptCis += changes.cis().size();
      while (kept.size() > KEPT || (keptCis > KEPT_CIS && kept.size() > 1)) {
        keptCis -= kept.removeFirst().cis().size();
      }
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void forget() {
    lock.lock();
    try {
      era++;
      kept.clear();
      keptCis = 0;
      head = latest();
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    running = true;
    Thread _ = Thread.ofVirtual().name("revision-feed").start(this::follow);
  }

  /// Before the web server waits for requests to end.
  @Override
  public void stop() {
    running = false;
    lock.lock();
    try {
      news.signalAll();
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
