package org.kaskade.importers;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.kaskade.graphql.RequestRefused;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// Rights that one instance holds at a time, by a record in the store.
///
/// A lease runs out by the clock of the database unless it is renewed. That only decides who may
/// try: what keeps a holder out that was asleep is its token, which rises with each new holder and
/// is checked in the transactions that write.
@Component
class Leases {
  static final Duration LASTS = Duration.ofSeconds(30);
  private static final Duration RENEWED_EVERY = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_MS = 250;

  /// Longer than any fetch may take.
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Driver driver;

  /// Of this instance since its start, so that a restarted one is somebody else.
  private final String me = UUID.randomUUID().toString();

  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("leases").daemon().factory());

  Leases(Driver driver) {
    this.driver = driver;
  }

  /// Takes a lease, waiting while another instance holds it.
  Lease await(String name) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<Lease> lease = attempt(name);
    while (lease.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw RequestRefused.conflict(
            "SYNC_ELSEWHERE",
            "Another instance has been syncing this source for %d minutes. Look at its log, and try again."
                .formatted(PATIENCE.toMinutes()));
      }
      try {
        Thread.sleep(LOOK_EVERY_MS);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw RequestRefused.conflict("CANCELLED", "The sync was cancelled. Sync again.");
      }
      lease = attempt(name);
    }
    return lease.get();
  }

  /// Takes a lease unless somebody else holds it. Not for two threads of an instance at once.
  Optional<Lease> attempt(String name) {
    return acquire(name)
        .map(token -> {
          Lease lease = new Lease(driver, name, me, token);
          ScheduledFuture<?> renewal =
              renewing.scheduleWithFixedDelay(
                  () -> lease.renew(() -> acquire(name)),
                  RENEWED_EVERY.toSeconds(),
                  RENEWED_EVERY.toSeconds(),
                  TimeUnit.SECONDS);
          lease.onClose(() -> renewal.cancel(false));
          return lease;
        });
  }

  private Optional<Long> acquire(String name) {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MERGE (l:Lease {name: $name})
              ON CREATE SET l.token = 0, l.holder = '', l.until = datetime({epochMillis: 0})
              SET l._lock = true REMOVE l._lock
              WITH l, datetime.realtime() AS now WHERE l.until < now OR l.holder = $me
              SET l.token = l.token + CASE WHEN l.holder = $me AND l.until >= now THEN 0 ELSE 1 END,
                l.holder = $me, l.until = now + duration({milliseconds: $lasts})
              RETURN l.token AS token
              """,
              Values.parameters("name", name, "me", me, "lasts", LASTS.toMillis()))
          .list(row -> row.get("token").asLong())
          .stream()
          .findFirst();
    }
  }

  @PreDestroy
  void stop() {
    renewing.shutdownNow();
  }
}
