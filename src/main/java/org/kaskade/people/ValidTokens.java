package org.kaskade.people;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.access.TokenDirectory;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The tokens that sign in, in memory: a look-up of some 50 ns for each request.
///
/// Looks every second whether the store's tokens changed, so that one that another instance
/// withdrew stops working within about a second. A token it doesn't know makes it look at once, at
/// most four times a second, so that one that was just issued elsewhere works. While the store is
/// away it goes on with those it has.
@Component
class ValidTokens implements TokenDirectory, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ValidTokens.class);
  private static final long LOOK_EVERY_MS = 1_000;
  private static final long LOOK_AT_MOST_EVERY_MS = 250;

  private final TokenStore store;
  private final Clock clock;
  private final ReentrantLock looking = new ReentrantLock();

  /// @param version of the store's tokens these are
  private record Known(String version, Map<String, AccessToken> byFingerprint) {}

  private volatile @Nullable Known known;
  private volatile long looked = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);
  private volatile boolean running;

  ValidTokens(TokenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<Actor> find(String fingerprint) {
    AccessToken token = get(fingerprint);
    if (token == null && System.nanoTime() - looked > nanos(LOOK_AT_MOST_EVERY_MS)) {
      look(LOOK_AT_MOST_EVERY_MS);
      token = get(fingerprint);
    }
    return token != null && token.validAt(clock.instant())
        ? Optional.of(token.actor())
        : Optional.empty();
  }

  private @Nullable AccessToken get(String fingerprint) {
    Known now = known;
    return now == null ? null : now.byFingerprint().get(fingerprint);
  }

  /// After a change of this instance's own.
  void changed() {
    look(0);
  }

  /// Looks unless somebody else did in the last milliseconds.
  private void look(long unlessWithinMs) {
    looking.lock();
    try {
      if (unlessWithinMs > 0 && System.nanoTime() - looked <= nanos(unlessWithinMs)) {
        return;
      }
      String version = store.version();
      Known now = known;
      if (now == null || !now.version().equals(version)) {
        known = new Known(version, byFingerprint(store.all()));
      }
    } catch (Neo4jException storeAway) {
      LOG.debug("The tokens can't be read just now; looking again.", storeAway);
    } finally {
      looked = System.nanoTime();
      looking.unlock();
    }
  }

  private static Map<String, AccessToken> byFingerprint(List<AccessToken> all) {
    Map<String, AccessToken> found = new HashMap<>();
    all.stream()
        .filter(token -> token.withdrawnAt() == null)
        .forEach(token -> found.put(token.fingerprint(), token));
    return Map.copyOf(found);
  }

  private void follow() {
    while (running) {
      try {
        Thread.sleep(LOOK_EVERY_MS);
        look(0);
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException unexpected) {
        // While the program ends, the store goes before this thread does.
        if (running) {
          LOG.warn("The tokens can't be read; looking again.", unexpected);
        }
      }
    }
  }

  private static long nanos(long milliseconds) {
    return TimeUnit.MILLISECONDS.toNanos(milliseconds);
  }

  @Override
  public void start() {
    running = true;
    Thread _ = Thread.ofVirtual().name("tokens").start(this::follow);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
