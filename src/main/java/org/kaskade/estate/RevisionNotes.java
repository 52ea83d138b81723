package org.kaskade.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Estate.Prepared;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Values;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Revisions of what is no CI, such as records: what they did is noted beside the journal of CIs.
///
/// They come from the same counter under the same lock as {@link RevisionWriter}'s, carry the id of
/// their operation and hash what they note, so that history, audit and retries need no second
/// mechanism. Since no CI changes, snapshots stay as they are.
@Component
public class RevisionNotes {

  private static final Prepared NO_CI = new Prepared(new ChangeSet(List.of(), 0), List.of(), 0);

  private final Driver driver;
  private final ChunkedRevisions chunked;
  private final ApplicationEventPublisher events;

  RevisionNotes(Driver driver, CmdbSchema schema, ApplicationEventPublisher events) {
    this.driver = driver;
    this.chunked = new ChunkedRevisions(driver, schema);
    this.events = events;
  }

  /// What a revision did to one thing.
  ///
  /// @param key of the thing, e.g. the number of a record
  /// @param image what it was and is, for Jackson to write
  public record Note(String key, Object image) {}

  /// What the work in a transaction came to.
  ///
  /// @param notes at least one
  public record Done<T>(List<Note> notes, T result) {
    public Done {
      notes = List.copyOf(notes);
    }
  }

  /// A revision that was written.
  ///
  /// @param result null when the operation had been done before; nothing was done again then
  public record Written<T>(Revision revision, @Nullable T result) {}

  /// An operation that was done before.
  ///
  /// @param fingerprint of what it asked for, or null
  public record Earlier(Revision revision, @Nullable String fingerprint) {}

  /// A note as it was read.
  public record Kept<T>(Revision revision, T image) {}

  /// Writes one revision.
  ///
  /// @param work is done under the lock that orders all writers, perhaps again after a lost
  ///   connection; what it throws ends the transaction without a trace
  public <T> Written<T> write(Origin origin, Function<Transaction, Done<T>> work) {
    // A commit of unknown outcome shows at the next attempt, by the operation's id.
    Written<T> written =
        new WriteAttempts(chunked)
            .of(() -> Optional.ofNullable(attempt(origin, work)), _ -> Optional.empty());
    events.publishEvent(new RevisionCommitted(written.revision(), List.of(), Map.of()));
    return written;
  }

  /// @return null when another writer's import has to be finished first
  private <T> @Nullable Written<T> attempt(Origin origin, Function<Transaction, Done<T>> work) {
    try (Session session = driver.session();
        Transaction transaction = session.beginTransaction()) {
      Record counter = Revisions.lock(transaction);
      Optional<Revision> earlier = earlier(transaction, origin.operation());
      if (earlier.isPresent()) {
        return new Written<>(earlier.get(), null);
      }
      if (chunked.underWay(transaction) != null) {
        return null;
      }
      Done<T> done = work.apply(transaction);
      Revision revision =
          append(
              transaction,
              origin,
              counter.get("n").asInt() + 1,
              counter.get("hash").asString(),
              done.notes());
      transaction.commit();
      return new Written<>(revision, done.result());
    }
  }

  private static Optional<Revision> earlier(QueryRunner query, String operation) {
    return query
        .run(
            "MATCH (r:Revision {operation: $operation}) RETURN r",
            Values.parameters("operation", operation))
        .stream()
        .findFirst()
        .map(Revisions::revision);
  }

  private static Revision append(
      Transaction transaction, Origin origin, int number, String previousHash, List<Note> notes) {
    List<byte[]> images = notes.stream().map(note -> Zipped.json(note.image())).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      rows.add(Map.of("key", notes.get(i).key(), "position", i, "image", images.get(i)));
    }
    Revision revision =
        Revisions.append(
            transaction,
            origin,
            NO_CI,
            number,
            previousHash,
            Journal.hash(number, previousHash, images));
    transaction
        .run(
            """
            MATCH (r:Revision {number: $number})
            UNWIND $notes AS note
            CREATE (r)-[:CHANGED]->(n:JournalNote {revision: $number})
            SET n += note
            """,
            Values.parameters("number", number, "notes", rows))
        .consume();
    return revision;
  }

  /// What the operation with this id did, if it was done.
  public Optional<Earlier> earlier(String operation) {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (r:Revision {operation: $operation})
              RETURN r, r.fingerprint AS fingerprint
              """,
              Values.parameters("operation", operation))
          .stream()
          .findFirst()
          .map(row ->
              new Earlier(
                  Revisions.revision(row),
                  row.get("fingerprint").isNull() ? null : row.get("fingerprint").asString()));
    }
  }

  /// What was noted about one thing, newest first.
  ///
  /// @param before revisions below this number alone
  /// @param most how many at the most
  public <T> List<Kept<T>> of(String key, int before, int most, Class<T> type) {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (n:JournalNote {key: $key}) WHERE n.revision < $before
              WITH n ORDER BY n.revision DESC, n.position DESC LIMIT $most
              MATCH (r:Revision {number: n.revision})
              RETURN r, n.image AS image ORDER BY r.number DESC, n.position DESC
              """,
              Values.parameters("key", key, "before", before, "most", most))
          .list(row -> new Kept<>(Revisions.revision(row), image(row, type)));
    }
  }

  /// How much was noted about one thing.
  public int count(String key) {
    try (Session session = driver.session()) {
      return session
          .run(
              "MATCH (n:JournalNote {key: $key}) RETURN count(n) AS count",
              Values.parameters("key", key))
          .single()
          .get("count")
          .asInt();
    }
  }

  /// What revisions noted, oldest first and in the order in which they did.
  public <T> List<Kept<T>> of(List<Integer> revisions, Class<T> type) {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              UNWIND $revisions AS number
              MATCH (r:Revision {number: number}) MATCH (n:JournalNote {revision: number})
              RETURN r, n.image AS image ORDER BY number, n.position
              """,
              Values.parameters("revisions", revisions))
          .list(row -> new Kept<>(Revisions.revision(row), image(row, type)));
    }
  }

  /// What revisions noted, oldest first.
  ///
  /// @param after revisions above this number
  /// @param to up to this one
  public <T> List<Kept<T>> between(int after, int to, Class<T> type) {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (n:JournalNote) WHERE n.revision > $after AND n.revision <= $to
              MATCH (r:Revision {number: n.revision})
              RETURN r, n.image AS image ORDER BY n.revision, n.position
              """,
              Values.parameters("after", after, "to", to))
          .list(row -> new Kept<>(Revisions.revision(row), image(row, type)));
    }
  }

  private static <T> T image(Record row, Class<T> type) {
    try {
      return Zipped.read(row.get("image").asByteArray(), type);
    } catch (IOException damaged) {
      throw new UncheckedIOException("a note of the store's journal is damaged", damaged);
    }
  }
}
