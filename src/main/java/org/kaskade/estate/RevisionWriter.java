package org.kaskade.estate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Estate.Prepared;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Writes revisions, and is the only one to do so.
///
/// The revision counter's lock is taken first in every transaction, so that writers never deadlock
/// and numbers come without gaps. The driver's own retries are not used: they can apply a
/// transaction twice. Each revision carries the unique id of its operation instead, and whether a
/// commit of unknown outcome happened is answered by looking for that id. What is too large for one
/// transaction goes by way of {@link ChunkedRevisions}.
@Component
class RevisionWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RevisionWriter.class);

  /// Chunks that one transaction takes easily.
  private static final int CHUNKS_AT_ONCE = 2;

  /// For the writer who notes a large revision down while it holds the lock.
  private static final TransactionConfig PATIENT =
      TransactionConfig.builder().withTimeout(Duration.ofMinutes(10)).build();

  private final Driver driver;
  private final ChangeSetWriter writer;
  private final ChunkedRevisions chunked;
  private final int chunkCis;

  /// @param chunkCis CIs one of the transactions changes into which a large revision is cut
  RevisionWriter(
      Driver driver, CmdbSchema schema, @Value("${kaskade.limits.chunk:10000}") int chunkCis) {
    this.driver = driver;
    this.writer = new ChangeSetWriter(schema);
    this.chunked = new ChunkedRevisions(driver, schema);
    this.chunkCis = chunkCis;
  }

  /// @param prepared what was looked at last; null when the operation was written before
  /// @param applied whether that was written
  /// @param revision null when nothing but places of claims changed
  /// @param earlier what the operation did already when it was written before, else null
  record Written(
      @Nullable Prepared prepared,
      boolean applied,
      @Nullable Revision revision,
      @Nullable Outcome earlier) {
    static Written before(WrittenOperation operation) {
      return new Written(null, false, null, operation.outcome());
    }
  }

  /// Writes what was prepared at a revision.
  ///
  /// @param base the newest revision when it was prepared
  /// @param again prepares anew under the lock if another revision came in between
  /// @param wanted whether to write what was prepared
  /// @param fence asked in the transaction before anything is written
  Written write(
      Origin origin,
      int base,
      Prepared prepared,
      Function<QueryRunner, Prepared> again,
      Predicate<Prepared> wanted,
      Fence fence) {
    return new WriteAttempts(chunked)
        .of(
            () -> Optional.ofNullable(attempt(origin, base, prepared, again, wanted, fence)),
            failed -> {
              Optional<Written> done = find(origin.operation()).map(Written::before);
              if (done.isEmpty() && isMemory(failed)) {
                throw RequestRefused.limit(
                    "REVISION_TOO_LARGE",
                    "What this call changes (%,d CIs) doesn't fit into the memory of the store's transactions; none of it is to be seen. Give them more (kaskade.store.transaction-memory), or split the call."
                        .formatted(prepared.changes().cis().size()));
              }
              return done;
            });
  }

  /// @return null when another writer's import has to be finished first
  private @Nullable Written attempt(
      Origin origin,
      int base,
      Prepared prepared,
      Function<QueryRunner, Prepared> again,
      Predicate<Prepared> wanted,
      Fence fence) {
    Prepared current;
    try (Session session = driver.session();
        Transaction transaction = session.beginTransaction(PATIENT)) {
      Record counter = Revisions.lock(transaction);
      WrittenOperation earlier = Revisions.written(transaction, origin.operation()).orElse(null);
      if (earlier != null) {
        return Written.before(earlier);
      }
      if (chunked.underWay(transaction) != null) {
        return null;
      }
      fence.check(transaction);
      int newest = counter.get("n").asInt();
      current = newest == base ? prepared : again.apply(transaction);
      if (!wanted.test(current)) {
        return new Written(current, false, null, null);
      }
      List<ChangeSet> chunks = Chunks.of(current.changes(), chunkCis);
      if (chunks.size() <= CHUNKS_AT_ONCE) {
        Revision revision = null;
        int number = newest;
        if (current.changes().matters()) {
          number = newest + 1;
          revision = append(transaction, origin, number, counter.get("hash").asString(), current);
        }
        writer.write(transaction, current.changes(), number);
        transaction.commit();
        return new Written(current, true, revision, null);
      }
      if (!current.changes().matters()) {
        movePlaces(chunks, newest);
        return new Written(current, true, null, null);
      }
      chunked.begin(
          transaction, origin, newest + 1, counter.get("hash").asString(), current, chunks);
      transaction.commit();
    }
    chunked.finish();
    WrittenOperation made = find(origin.operation()).orElseThrow();
    return new Written(current, true, made.outcome().revision(), null);
  }

  /// Claims that say the same at other places make no revision, and need not come together.
  private void movePlaces(List<ChangeSet> chunks, int newest) {
    try (Session session = driver.session()) {
      for (ChangeSet chunk : chunks) {
        try (Transaction transaction = session.beginTransaction()) {
          writer.write(transaction, chunk, newest);
          transaction.commit();
        }
      }
    }
  }

  /// Goes on with a large revision that a program began and did not live to complete.
  void finishInterrupted() {
    ChunkedRevisions.Import found;
    try (Session session = driver.session()) {
      found = chunked.underWay(session);
    }
    if (found != null) {
      LOG.info(
          "Revision {} was being written when the program ended; going on after {} of {} steps.",
          found.revision(),
          found.done(),
          2 * found.chunks() + 1);
      chunked.finish();
    }
    chunked.forgetUnbegun();
  }

  private static Revision append(
      Transaction transaction, Origin origin, int number, String previousHash, Prepared prepared) {
    List<Journal.Part> parts = Journal.parts(Journal.entries(prepared.changes()));
    Revision revision =
        Revisions.append(
            transaction,
            origin,
            prepared,
            number,
            previousHash,
            Journal.hash(previousHash, number, parts));
    Journal.write(transaction, number, parts);
    Journal.attach(transaction, number);
    return revision;
  }

  private Optional<WrittenOperation> find(String operation) {
    try (Session session = driver.session()) {
      return Revisions.written(session, operation);
    } catch (Neo4jException stillAway) {
      return Optional.empty();
    }
  }

  private static boolean isMemory(Neo4jException failed) {
    return failed.code() != null && failed.code().contains("OutOfMemory");
  }
}
