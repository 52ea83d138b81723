package org.kaskade.importers;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.kaskade.graphql.RequestRefused;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A right held until it is closed, or lost.
final class Lease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  /// Without a renewal for so long, its holder gives up by its own clock, well before others may
  /// take it.
  private static final Duration TRUSTED = Duration.ofSeconds(20);

  private final Driver driver;
  private final String name;
  private final String holder;
  private final long token;
  private volatile long renewedAt = System.nanoTime();
  private volatile boolean lost;
  private volatile Runnable atEnd = () -> {};

  Lease(Driver driver, String name, String holder, long token) {
    this.driver = driver;
    this.name = name;
    this.holder = holder;
    this.token = token;
  }

  void onClose(Runnable action) {
    atEnd = action;
  }

  /// Holds on for another while.
  ///
  /// @param acquire takes it again, and answers its token
  void renew(Supplier<Optional<Long>> acquire) {
    long asked = System.nanoTime();
    try {
      if (acquire.get().filter(now -> now == token).isPresent()) {
        renewedAt = asked;
      } else {
        lost = true;
      }
    } catch (Neo4jException storeAway) {
      LOG.debug("The lease {} can't be renewed just now; trying again.", name, storeAway);
    }
  }

  /// Throws unless it is still held; nobody else can take it until the transaction ends.
  void check(QueryRunner transaction) {
    boolean trusted = System.nanoTime() - renewedAt < TRUSTED.toNanos();
    boolean held =
        trusted
            && !lost
            && transaction
                .run(
                    """
                    MATCH (l:Lease {name: $name}) SET l._lock = true REMOVE l._lock
                    WITH l WHERE l.token = $token RETURN l.token AS token
                    """,
                    Values.parameters("name", name, "token", token))
                .hasNext();
    if (!held) {
      throw RequestRefused.conflict(
          "LEASE_LOST",
          "This instance was held up so long that another may have gone on with the sync; nothing was written. Sync again.");
    }
  }

  /// Lets others take it at once.
  @Override
  public void close() {
    atEnd.run();
    try (Session session = driver.session()) {
      session
          .run(
              """
              MATCH (l:Lease {name: $name}) SET l._lock = true REMOVE l._lock
              WITH l WHERE l.token = $token AND l.holder = $holder
              SET l.until = datetime({epochMillis: 0}), l.holder = ''
              """,
              Values.parameters("name", name, "token", token, "holder", holder))
          .consume();
    } catch (Neo4jException storeAway) {
      LOG.debug("The lease {} was not given back; it runs out by itself.", name, storeAway);
    }
  }
}
