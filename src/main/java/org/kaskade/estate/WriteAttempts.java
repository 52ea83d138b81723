package org.kaskade.estate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import org.neo4j.driver.exceptions.TransientException;

/// How often a writer tries: again after another writer's import was finished, and again for ten
/// seconds while the store is away, with pauses that double.
final class WriteAttempts {
  private static final Duration RETRY_FOR = Duration.ofSeconds(10);
  private static final int FIRST_PAUSE_MS = 20;
  private static final int LONGEST_PAUSE_MS = 1_000;

  private final ChunkedRevisions chunked;

  WriteAttempts(ChunkedRevisions chunked) {
    this.chunked = chunked;
  }

  /// Tries until there is a result.
  ///
  /// @param attempt empty when another writer's import has to be finished first
  /// @param failed told of each failure that may pass; answers the result if there is one after
  ///   all, or throws if trying again makes no sense
  <T> T of(Supplier<Optional<T>> attempt, Function<Neo4jException, Optional<T>> failed) {
    long deadline = System.nanoTime() + RETRY_FOR.toNanos();
    for (int pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
      try {
        Optional<T> result = attempt.get();
        while (result.isEmpty()) {
          chunked.finish();
          result = attempt.get();
        }
        return result.get();
      } catch (ServiceUnavailableException | SessionExpiredException | TransientException failure) {
        Optional<T> result = failed.apply(failure);
        if (result.isPresent()) {
          return result.get();
        }
        if (System.nanoTime() > deadline) {
          throw failure;
        }
        pause(pause);
      }
    }
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds + ThreadLocalRandom.current().nextInt(milliseconds));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
