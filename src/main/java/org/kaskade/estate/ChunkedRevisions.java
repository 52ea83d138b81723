package org.kaskade.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Estate.Prepared;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/// Writes what is too large for one transaction as one revision all the same.
///
/// First all of it is noted down, compressed, a transaction for each part; an `(:Import)` is
/// committed last, and from then on the revision will come about. Then the parts are applied in a
/// transaction each: CIs and claims of all parts, their dependencies, at last the revision itself,
/// with which everything new becomes visible at once.
///
/// Each transaction takes the revision counter's lock and looks how far the import is. So anyone
/// may go on with it: who began it, a writer who waits behind it, the next start of the program
/// after a crash.
final class ChunkedRevisions {
  private final Driver driver;
  private final ChangeSetWriter writer;

  ChunkedRevisions(Driver driver, CmdbSchema schema) {
    this.driver = driver;
    this.writer = new ChangeSetWriter(schema);
  }

  /// An import that will become a revision.
  ///
  /// @param chunks how many parts it has
  /// @param done transactions that were committed; two for each part and one for the revision make
  ///   it complete
  record Import(int revision, String operation, String previousHash, int chunks, int done) {}

  /// Notes a change set down.
  ///
  /// @param locked holds the counter's lock; the import is there when it is committed
  void begin(
      Transaction locked,
      Origin origin,
      int number,
      String previousHash,
      Prepared prepared,
      List<ChangeSet> chunks) {
    try (Session session = driver.session()) {
      forget(session, origin.operation());
      for (int i = 0; i < chunks.size(); i++) {
        session
            .run(
                "CREATE (:ImportChunk {operation: $operation, number: $number, changes: $changes})",
                Values.parameters(
                    "operation", origin.operation(),
                    "number", i,
                    "changes", Zipped.json(chunks.get(i).cis())))
            .consume();
      }
    }
    locked
        .run(
            """
            CREATE (i:Import {revision: $number, previousHash: $previousHash, chunks: $chunks,
              done: 0})
            SET i += $origin
            """,
            Values.parameters(
                "number",
                number,
                "previousHash",
                previousHash,
                "chunks",
                chunks.size(),
                "origin",
                Revisions.properties(origin, prepared)))
        .consume();
  }

  @Nullable Import underWay(QueryRunner query) {
    return query.run("MATCH (i:Import) RETURN i").stream()
        .map(ChunkedRevisions::read)
        .findFirst()
        .orElse(null);
  }

  /// Goes on with the import under way, if there is one, until it is complete.
  void finish() {
    boolean more = true;
    while (more) {
      more = step();
    }
  }

  /// Commits one more transaction of the import under way.
  ///
  /// @return whether there was one
  boolean step() {
    try (Session session = driver.session();
        Transaction transaction = session.beginTransaction()) {
      Revisions.lock(transaction);
      Import next = underWay(transaction);
      if (next == null) {
        return false;
      }
      int chunk = next.done() % next.chunks();
      if (next.done() < next.chunks()) {
        writeCis(transaction, next, chunk);
      } else if (next.done() < 2 * next.chunks()) {
        writeDependencies(transaction, next, chunk);
      } else {
        complete(transaction, next);
      }
      transaction.commit();
      return true;
    }
  }

  /// Takes away what was noted down by a program that ended before it had all.
  void forgetUnbegun() {
    try (Session session = driver.session();
        Transaction transaction = session.beginTransaction()) {
      Revisions.lock(transaction);
      List<String> unbegun =
          transaction
              .run(
                  """
                  MATCH (c:ImportChunk)
                  WHERE NOT EXISTS { MATCH (:Import {operation: c.operation}) }
                  RETURN DISTINCT c.operation AS operation
                  """)
              .list(row -> row.get("operation").asString());
      for (String operation : unbegun) {
        forget(transaction, operation);
      }
      transaction.commit();
    }
  }

  private static void forget(QueryRunner query, String operation) {
    query
        .run(
            "MATCH (c:ImportChunk {operation: $operation}) DELETE c",
            Values.parameters("operation", operation))
        .consume();
  }

  private void writeCis(Transaction transaction, Import next, int chunk) {
    ChangeSet part = read(transaction, next, chunk);
    Journal.write(transaction, next.revision(), Journal.parts(Journal.entries(part)));
    writer.writePendingCis(transaction, part, next.revision());
    done(transaction);
  }

  private void writeDependencies(Transaction transaction, Import next, int chunk) {
    writer.writePendingDependencies(transaction, read(transaction, next, chunk), next.revision());
    transaction
        .run(
            "MATCH (c:ImportChunk {operation: $operation, number: $number}) DELETE c",
            Values.parameters("operation", next.operation(), "number", chunk))
        .consume();
    done(transaction);
  }

  private static void done(Transaction transaction) {
    transaction.run("MATCH (i:Import) SET i.done = i.done + 1").consume();
  }

  private static void complete(Transaction transaction, Import next) {
    String hash = Journal.hash(transaction, next.previousHash(), next.revision());
    transaction
        .run(
            """
            MATCH (i:Import)
            MATCH (c:Counter {id: 'revision'}) SET c.n = i.revision, c.hash = $hash
            CREATE (r:Revision {number: i.revision, hash: $hash, at: datetime.realtime()})
            SET r += i {.operation, .actor, .origin, .message, .commit, .fingerprint, .outcome,
              .previousHash}
            DELETE i
            """,
            Values.parameters("hash", hash))
        .consume();
    Journal.attach(transaction, next.revision());
  }

  private static ChangeSet read(QueryRunner query, Import of, int chunk) {
    byte[] changes =
        query
            .run(
                """
                MATCH (c:ImportChunk {operation: $operation, number: $number})
                RETURN c.changes AS changes
                """,
                Values.parameters("operation", of.operation(), "number", chunk))
            .single()
            .get("changes")
            .asByteArray();
    try {
      return new ChangeSet(List.of(Zipped.read(changes, ChangeSet.CiChange[].class)), 0);
    } catch (IOException damaged) {
      throw new UncheckedIOException("a part of an import in the store is damaged", damaged);
    }
  }

  private static Import read(Record row) {
    Value i = row.get("i");
    return new Import(
        i.get("revision").asInt(),
        i.get("operation").asString(),
        i.get("previousHash").asString(),
        i.get("chunks").asInt(),
        i.get("done").asInt());
  }
}
