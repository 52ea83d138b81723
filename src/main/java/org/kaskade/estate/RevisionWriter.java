package org.kaskade.estate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
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
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import org.neo4j.driver.exceptions.TransientException;
import org.springframework.stereotype.Component;

/// Writes revisions, and is the only one to do so.
///
/// The revision counter's lock is taken first in every transaction, so that writers never deadlock
/// and numbers come without gaps. The driver's own retries are not used: they can apply a
/// transaction twice. Each revision carries the unique id of its operation instead, and whether a
/// commit of unknown outcome happened is answered by looking for that id.
@Component
class RevisionWriter {
  private static final Duration RETRY_FOR = Duration.ofSeconds(10);
  private static final int FIRST_PAUSE_MS = 20;
  private static final int LONGEST_PAUSE_MS = 1_000;

  private final Driver driver;
  private final ChangeSetWriter writer;

  RevisionWriter(Driver driver, CmdbSchema schema) {
    this.driver = driver;
    this.writer = new ChangeSetWriter(schema);
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
  Written write(
      Origin origin,
      int base,
      Prepared prepared,
      Function<QueryRunner, Prepared> again,
      Predicate<Prepared> wanted) {
    long deadline = System.nanoTime() + RETRY_FOR.toNanos();
    for (int pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
      try {
        return attempt(origin, base, prepared, again, wanted);
      } catch (ServiceUnavailableException | SessionExpiredException | TransientException failed) {
        WrittenOperation done = find(origin.operation());
        if (done != null) {
          return Written.before(done);
        }
        if (isMemory(failed)) {
          throw RequestRefused.limit(
              "REVISION_TOO_LARGE",
              "What this call changes (%,d CIs) doesn't fit into one transaction; nothing was written. Split it, or give the store more memory (kaskade.store.transaction-memory)."
                  .formatted(prepared.changes().cis().size()));
        }
        if (System.nanoTime() > deadline) {
          throw failed;
        }
        pause(pause);
      }
    }
  }

  private Written attempt(
      Origin origin,
      int base,
      Prepared prepared,
      Function<QueryRunner, Prepared> again,
      Predicate<Prepared> wanted) {
    try (Session session = driver.session();
        Transaction transaction = session.beginTransaction()) {
      Record counter =
          transaction
              .run(
                  """
                  MATCH (c:Counter {id: 'revision'}) SET c._lock = true REMOVE c._lock
                  RETURN c.n AS n, coalesce(c.hash, '') AS hash
                  """)
              .single();
      WrittenOperation earlier = written(transaction, origin.operation()).orElse(null);
      if (earlier != null) {
        transaction.rollback();
        return Written.before(earlier);
      }
      int newest = counter.get("n").asInt();
      Prepared current = newest == base ? prepared : again.apply(transaction);
      if (!wanted.test(current)) {
        transaction.rollback();
        return new Written(current, false, null, null);
      }
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
  }

  private static Revision append(
      Transaction transaction, Origin origin, int number, String previousHash, Prepared prepared) {
    List<byte[]> parts = Journal.parts(Journal.entries(prepared.changes()));
    Revision revision =
        revision(
            transaction
                .run(
                    """
                    MATCH (c:Counter {id: 'revision'}) SET c.n = $number, c.hash = $hash
                    CREATE (r:Revision {number: $number, operation: $operation, at: datetime.realtime(),
                      actor: $actor, origin: $origin, message: $message, commit: $commit,
                      fingerprint: $fingerprint, outcome: $outcome,
                      previousHash: $previousHash, hash: $hash})
                    RETURN r
                    """,
                    Values.parameters(
                        "number", number,
                        "operation", origin.operation(),
                        "actor", origin.actor(),
                        "origin", origin.origin(),
                        "message", origin.message(),
                        "commit", origin.commit(),
                        "fingerprint", origin.fingerprint(),
                        "outcome",
                            Json.write(
                                Outcome.of(prepared.changes(), prepared.saidBefore(), List.of())),
                        "previousHash", previousHash,
                        "hash", Journal.hash(previousHash, number, parts)))
                .single());
    Journal.write(transaction, number, parts);
    return revision;
  }

  /// The newest revision, or {@link Revision#NONE}.
  Revision latest(QueryRunner query) {
    List<Record> found =
        query
            .run(
                """
                MATCH (c:Counter {id: 'revision'}) MATCH (r:Revision {number: c.n}) RETURN r
                """)
            .list();
    return found.isEmpty() ? Revision.NONE : revision(found.getFirst());
  }

  /// What the operation with this id did, if it wrote a revision.
  Optional<WrittenOperation> written(QueryRunner query, String operation) {
    return query
        .run(
            """
            OPTIONAL MATCH (r:Revision {operation: $operation})
            OPTIONAL MATCH (o:Operation {id: $operation})
            WITH r, coalesce(r, o) AS done WHERE done IS NOT NULL
            RETURN r, done.fingerprint AS fingerprint, done.outcome AS outcome, done.at AS at
            """,
            Values.parameters("operation", operation))
        .list(row ->
            new WrittenOperation(
                row.get("fingerprint").isNull() ? null : row.get("fingerprint").asString(),
                Json.MAPPER
                    .readValue(row.get("outcome").asString(), Outcome.class)
                    .writtenAs(row.get("r").isNull() ? null : revision(row)),
                row.get("at").asZonedDateTime().toInstant()))
        .stream()
        .findFirst();
  }

  /// Remembers a call that gave an operation id and changed nothing.
  void remember(QueryRunner query, Origin origin, Outcome outcome) {
    query
        .run(
            """
            MERGE (o:Operation {id: $operation})
            ON CREATE SET o.fingerprint = $fingerprint, o.outcome = $outcome,
              o.at = datetime.realtime()
            """,
            Values.parameters(
                "operation", origin.operation(),
                "fingerprint", origin.fingerprint(),
                "outcome", Json.write(outcome)))
        .consume();
  }

  private @Nullable WrittenOperation find(String operation) {
    try (Session session = driver.session()) {
      return written(session, operation).orElse(null);
    } catch (Neo4jException stillAway) {
      return null;
    }
  }

  static Revision revision(Record row) {
    var r = row.get("r");
    return new Revision(
        r.get("number").asInt(),
        r.get("at").asZonedDateTime().toInstant(),
        r.get("actor").asString(),
        r.get("origin").asString(),
        r.get("message").isNull() ? null : r.get("message").asString(),
        r.get("commit").isNull() ? null : r.get("commit").asString());
  }

  private static boolean isMemory(Neo4jException failed) {
    return failed.code() != null && failed.code().contains("OutOfMemory");
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds + ThreadLocalRandom.current().nextInt(milliseconds));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
