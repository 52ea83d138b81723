package org.kaskade.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/// The start of the embedded Neo4j, migrations included, in a thread of its own: who needs the
/// store waits for it.
final class EmbeddedStart implements AutoCloseable {
  private final FutureTask<EmbeddedNeo4j> task;

  private EmbeddedStart(FutureTask<EmbeddedNeo4j> task) {
    this.task = task;
  }

  /// Begins, and returns at once.
  static EmbeddedStart begin(
      DataDirectory directory, StoreProperties properties, StoreMigration migration) {
    FutureTask<EmbeddedNeo4j> task =
        new FutureTask<>(() -> migrated(EmbeddedNeo4j.start(directory, properties), migration));
    Thread.ofPlatform().name("store-start").daemon().start(task);
    return new EmbeddedStart(task);
  }

  /// The driver that the program uses checks again, which takes milliseconds: what a first query
  /// loads and compiles is there by then.
  private static EmbeddedNeo4j migrated(EmbeddedNeo4j neo4j, StoreMigration migration) {
    try (Driver driver = GraphDatabase.driver(neo4j.uri(), neo4j.authentication())) {
      migration.apply(driver);
      return neo4j;
    } catch (RuntimeException failure) {
      neo4j.close();
      throw failure;
    }
  }

  /// Waits until it runs.
  ///
  /// @throws UnusableStore if it can't, or the wait was interrupted
  EmbeddedNeo4j await() {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("The embedded Neo4j did not start", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnusableStore(
          "The start was ended while it waited for the embedded Neo4j",
          "Start again.",
          interrupted);
    }
  }

  /// Ends Neo4j, which can't be stopped half way up: a start under way is waited for.
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      task.get().close();
    } catch (ExecutionException neverRan) {
      // Told where the store was asked for; there is nothing to close.
      return;
    } catch (InterruptedException impatient) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
