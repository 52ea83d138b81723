package org.kaskade.estate;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import reactor.core.publisher.FluxSink;

/// One listener to revisions: first those it missed, from the journal, then those that come about.
///
/// It holds one event at the most and asks for the next when that was taken. Whoever follows live
/// and falls further behind than the feed keeps revisions is sent away with the number to go on
/// from, so that no slow reader holds anything up.
final class ChangeListener implements Runnable {
  private static final long WAIT_MS = 1_000;

  private final RevisionFeed feed;
  private final EstateChangeFilter filter;
  private final Predicate<CiTransition> wanted;
  private final FluxSink<EstateChange> sink;
  private final Semaphore demand = new Semaphore(0);
  private final int era;

  /// The revision up to which everything was handed on or passed over.
  private int done;

  /// Whether it has caught up once.
  private boolean live;

  ChangeListener(
      RevisionFeed feed,
      EstateChangeFilter filter,
      Predicate<CiTransition> wanted,
      FluxSink<EstateChange> sink,
      int era,
      int from) {
    this.feed = feed;
    this.filter = filter;
    this.wanted = wanted;
    this.sink = sink;
    this.era = era;
    this.done = from;
    sink.onRequest(_ -> demand.release());
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more && !sink.isCancelled()) {
        more = step();
      }
    } catch (InterruptedException cancelled) {
      sink.complete();
    } catch (RuntimeException failure) {
      if (!sink.isCancelled()) {
        sink.error(failure);
      }
    }
  }

  private boolean step() throws InterruptedException {
    return switch (feed.after(done, era, WAIT_MS)) {
      case RevisionFeed.Next.NothingYet() -> {
        live = true;
        yield true;
      }
      case RevisionFeed.Next.Came(RevisionChanges changes) -> {
        live = true;
        yield hand(changes);
      }
      case RevisionFeed.Next.Gone() -> {
        @Nullable RevisionChanges missed = live ? null : feed.read(done + 1);
        if (missed == null) {
          throw tooSlow();
        }
        yield hand(missed);
      }
      case RevisionFeed.Next.Stopping() ->
          throw RequestRefused.conflict(
              "SERVER_STOPS",
              "The server stops. Subscribe again and resume from revision %d: fromRevision: %d."
                  .formatted(done, done));
      case RevisionFeed.Next.OtherHistory() ->
          throw RequestRefused.conflict(
              "OTHER_HISTORY",
              "The store holds another history than before: it was wiped or restored. Read what you"
                  + " need anew, then subscribe from its revision.");
    };
  }

  /// Waits until the event before was taken, unless that takes too long.
  private boolean hand(RevisionChanges changes) throws InterruptedException {
    if (filter.allows(changes.revision())) {
      EstateChange event = EstateChange.of(changes, wanted);
      if (!event.isEmpty()) {
        while (sink.requestedFromDownstream() == 0 && !sink.isCancelled()) {
          boolean _ = demand.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS);
          if (live && feed.newest() - done > RevisionFeed.KEPT) {
            throw tooSlow();
          }
        }
        sink.next(event);
      }
    }
    done = changes.revision().number();
    return true;
  }

  private RequestRefused tooSlow() {
    return RequestRefused.limit(
        "TOO_SLOW",
        "This listener is more than %d revisions behind. Subscribe again and resume from revision %d: fromRevision: %d."
            .formatted(RevisionFeed.KEPT, done, done));
  }
}
