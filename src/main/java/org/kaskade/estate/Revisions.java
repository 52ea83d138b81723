package org.kaskade.estate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Estate.Prepared;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Values;

/// The store's words for revisions, their counter, and the operations that made them.
final class Revisions {
  private Revisions() {}

  /// Takes the lock that orders the writers.
  ///
  /// @return number and hash of the newest revision as `n` and `hash`
  static Record lock(Transaction transaction) {
    return transaction
        .run(
            """
            MATCH (c:Counter {id: 'revision'}) SET c._lock = true REMOVE c._lock
            RETURN c.n AS n, coalesce(c.hash, '') AS hash
            """)
        .single();
  }

  /// What a revision says of itself, besides number, time and hashes.
  static Map<String, Object> properties(Origin origin, Prepared prepared) {
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put("operation", origin.operation());
    properties.put("actor", origin.actor());
    properties.put("origin", origin.origin());
    properties.put("message", origin.message());
    properties.put("commit", origin.commit());
    properties.put("fingerprint", origin.fingerprint());
    properties.put(
        "outcome", Json.write(Outcome.of(prepared.changes(), prepared.saidBefore(), List.of())));
    properties.values().removeIf(value -> value == null);
    return Map.copyOf(properties);
  }

  /// Makes the next revision, of which nothing is told yet but who made it.
  ///
  /// @param hash of what it changed, and of `previousHash`
  static Revision append(
      Transaction transaction,
      Origin origin,
      Prepared prepared,
      int number,
      String previousHash,
      String hash) {
    return revision(
        transaction
            .run(
                """
                MATCH (c:Counter {id: 'revision'}) SET c.n = $number, c.hash = $hash
                CREATE (r:Revision {number: $number, at: datetime.realtime(),
                  previousHash: $previousHash, hash: $hash})
                SET r += $origin
                RETURN r
                """,
                Values.parameters(
                    "number", number,
                    "previousHash", previousHash,
                    "hash", hash,
                    "origin", properties(origin, prepared)))
            .single());
  }

  /// The newest revision, or {@link Revision#NONE}.
  ///
  /// Looked up by the index of numbers: while a transaction becomes visible, the counter may show
  /// its number before the revision can be found by it.
  static Revision latest(QueryRunner query) {
    List<Record> found =
        query
            .run(
                """
                MATCH (r:Revision) WHERE r.number > 0 RETURN r ORDER BY r.number DESC LIMIT 1
                """)
            .list();
    return found.isEmpty() ? Revision.NONE : revision(found.getFirst());
  }

  /// What the operation with this id did, if it wrote a revision.
  static Optional<WrittenOperation> written(QueryRunner query, String operation) {
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
  static void remember(QueryRunner query, Origin origin, Outcome outcome) {
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
}
