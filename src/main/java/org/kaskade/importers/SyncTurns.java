package org.kaskade.importers;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.importers.git.UnusableSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Whose turn it is to be synced, in the store: a restart forgets nothing, and of several instances
/// one takes each turn.
///
/// A source's turn comes by its schedule (`due`), or because somebody asked for it (`asked`).
/// Asking again before it came changes nothing, so a burst makes one sync.
@Component
class SyncTurns {
  private static final Logger LOG = LoggerFactory.getLogger(SyncTurns.class);

  /// After the first failure; doubled with each further one.
  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

  /// Failing sources are tried so often at least, or as often as their schedule says if that is
  /// rarer.
  private static final Duration RAREST_RETRY = Duration.ofHours(1);

  /// How much later than planned a sync may begin, so that sources added together don't sync
  /// together.
  private static final double JITTER = 0.1;

  private final Driver driver;
  private final Duration spacing;

  /// Keeps turns in this store.
  ///
  /// @param spacing between two syncs of a source that nobody asked for by hand
  SyncTurns(
      Driver driver,
      @org.springframework.beans.factory.annotation.Value("${kaskade.sync.spacing:10s}")
          Duration spacing) {
    this.driver = driver;
    this.spacing = spacing;
  }

  /// Plans the first sync of a source that was added, or whose schedule changed.
  void settle(Source source) {
    Duration every = source.every();
    change(
        "MATCH (s:Source {name: $name}) SET s.due = datetime.realtime() + $wait",
        source.name(),
        every == null ? null : withJitter(every));
  }

  /// Asks for a sync soon.
  void ask(String name) {
    change(
        """
        MATCH (s:Source {name: $name}) SET s._lock = true REMOVE s._lock
        WITH s, datetime.realtime() AS now WHERE s.asked IS NULL
        SET s.asked = CASE WHEN s.attempted + $wait > now THEN s.attempted + $wait ELSE now END
        """,
        name,
        spacing);
  }

  /// Names of the sources whose turn has come.
  List<String> due() {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (s:Source) WHERE s.due <= datetime.realtime() OR s.asked <= datetime.realtime()
              RETURN s.name AS name ORDER BY coalesce(s.asked, s.due)
              """)
          .list(row -> row.get("name").asString());
    }
  }

  /// Takes a turn that has come; who asks from now on gets another one.
  ///
  /// @return false when another instance was faster
  boolean take(String name) {
    // Until the outcome is known, the turn comes again: the program may end before.
    return change(
        """
        MATCH (s:Source {name: $name}) SET s._lock = true REMOVE s._lock
        WITH s, datetime.realtime() AS now WHERE s.due <= now OR s.asked <= now
        SET s.attempted = now, s.due = now + $wait REMOVE s.asked
        RETURN s.name
        """,
        name,
        FIRST_RETRY.multipliedBy(15));
  }

  void succeeded(Source source) {
    Duration every = source.every();
    change(
        """
        MATCH (s:Source {name: $name})
        WHERE $wait IS NOT NULL OR s.due IS NOT NULL OR s.failures IS NOT NULL
        SET s.due = datetime.realtime() + $wait
        REMOVE s.failures, s.failureCode, s.failureMessage, s.failedAt
        """,
        source.name(),
        every == null ? null : withJitter(every));
  }

  /// Remembers why, and plans to try again if the source has a schedule or somebody asked for this.
  void failed(String name, RuntimeException failure) {
    try (Session session = driver.session()) {
      session
          .run(
              """
              MATCH (s:Source {name: $name})
              SET s.failures = coalesce(s.failures, 0) + 1, s.failedAt = datetime.realtime(),
                s.failureCode = $code, s.failureMessage = $message
              WITH s WHERE s.due IS NOT NULL
              RETURN s.failures AS failures, s.every AS every
              """,
              Values.parameters("name", name, "code", code(failure), "message", message(failure)))
          .list()
          .forEach(row ->
              change(
                  "MATCH (s:Source {name: $name}) SET s.due = datetime.realtime() + $wait",
                  name,
                  withJitter(pause(row.get("failures").asInt(), row.get("every").asString("")))));
    } catch (RuntimeException storeAway) {
      LOG.warn("That the sync of {} failed could not be noted down.", name, storeAway);
    }
  }

  /// How long to wait after this many failures in a row.
  ///
  /// @param every of the source, in ISO 8601; empty without a schedule
  static Duration pause(int failures, String every) {
    Duration planned = every.isEmpty() ? Duration.ZERO : Duration.parse(every);
    Duration most = planned.compareTo(RAREST_RETRY) > 0 ? planned : RAREST_RETRY;
    Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(20, failures - 1));
    return doubled.compareTo(most) > 0 ? most : doubled;
  }

  private static String code(RuntimeException failure) {
    return switch (failure) {
      case UnusableSource unusable -> "UNUSABLE_" + unusable.reason().name();
      case RequestRefused refused -> refused.code();
      default -> "INTERNAL_ERROR";
    };
  }

  private static String message(RuntimeException failure) {
    return failure instanceof UnusableSource || failure instanceof RequestRefused
        ? String.valueOf(failure.getMessage())
        : "Kaskade failed to sync this source. Look at the server's log for the time of this failure, and report what stands there.";
  }

  /// When the next sync of each is planned; a source without a plan is missing.
  Map<Source, Instant> next(List<Source> sources) {
    return read(
        sources,
        "CASE WHEN s.due IS NULL OR s.asked < s.due THEN s.asked ELSE s.due END",
        value -> value.asZonedDateTime().toInstant());
  }

  /// Why each fails; one that doesn't is missing.
  Map<Source, SyncFailure> failures(List<Source> sources) {
    return read(
        sources,
        "CASE WHEN s.failures > 0 THEN s {.failures, .failedAt, .failureCode, .failureMessage} END",
        value ->
            new SyncFailure(
                value.get("failedAt").asZonedDateTime().toInstant(),
                value.get("failureCode").asString(),
                value.get("failureMessage").asString(),
                value.get("failures").asInt()));
  }

  private <T> Map<Source, T> read(List<Source> sources, String shown, Function<Value, T> reading) {
    Map<String, Source> byName =
        sources.stream().collect(Collectors.toMap(Source::name, s -> s, (a, b) -> a));
    Map<Source, T> found = new HashMap<>();
    try (Session session = driver.session()) {
      session
          .run(
              "UNWIND $names AS name MATCH (s:Source {name: name}) WITH name, "
                  + shown
                  + " AS shown WHERE shown IS NOT NULL RETURN name, shown",
              Values.parameters("names", List.copyOf(byName.keySet())))
          .forEachRemaining(row -> {
            Source source = byName.get(row.get("name").asString());
            if (source != null) {
              found.put(source, reading.apply(row.get("shown")));
            }
          });
    }
    return found;
  }

  /// @return whether it answered a row
  private boolean change(String cypher, String name, @Nullable Duration wait) {
    try (Session session = driver.session()) {
      return !session.run(cypher, Values.parameters("name", name, "wait", wait)).list().isEmpty();
    }
  }

  private static Duration withJitter(Duration every) {
    return every.plusMillis(
        (long) (every.toMillis() * ThreadLocalRandom.current().nextDouble(JITTER)));
  }
}
