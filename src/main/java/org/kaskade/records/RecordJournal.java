package org.kaskade.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Origin;
import org.kaskade.estate.RevisionNotes;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordType;
import org.neo4j.driver.Transaction;
import org.springframework.stereotype.Component;

/// Writes what operations come to, each as one revision, and reads what was written.
///
/// An operation is worked out without a lock. Under the lock that orders all writers it is written
/// if no record it touches has changed since, else worked out anew: at the lock nobody waits for an
/// assessment.
@Component
class RecordJournal {
  private static final int TRIES = 5;
  private static final int LONGEST_ID = 256;

  private final RevisionNotes notes;
  private final RecordStore store;
  private final RecordConflicts conflicts;
  private final RecordExpressions expressions;
  private final CmdbSchema schema;
  private final RecordListeners listeners;
  private final OthersRecords others;

  RecordJournal(
      RevisionNotes notes,
      RecordStore store,
      RecordConflicts conflicts,
      RecordExpressions expressions,
      CmdbSchema schema,
      RecordListeners listeners,
      OthersRecords others) {
    this.others = others;
    this.notes = notes;
    this.store = store;
    this.conflicts = conflicts;
    this.expressions = expressions;
    this.schema = schema;
    this.listeners = listeners;
  }

  /// Somebody else wrote a record between the look at it and the lock.
  private static final class Stale extends RuntimeException {
    private final KeptRecord record;

    Stale(KeptRecord record) {
      super(null, null, false, false);
      this.record = record;
    }
  }

  /// Works an operation out and writes it.
  ///
  /// @param what it asks for, to tell a retry from another operation with the same id
  /// @return the record it is about
  KeptRecord write(Operation operation, String what, Supplier<Deed> work) {
    String key = operation.key();
    if (key.length() > LONGEST_ID) {
      throw RequestRefused.invalid(
          "INVALID_VALUE", "'operationId' is longer than %d characters.".formatted(LONGEST_ID));
    }
    String fingerprint = fingerprint(what);
    KeptRecord earlier = operation.id() == null ? null : earlier(key, fingerprint);
    if (earlier != null) {
      return earlier;
    }
    Origin origin =
        new Origin(operation.who().name(), "api", operation.comment(), null, key, fingerprint);
    for (int attempt = 1; ; attempt++) {
      Deed deed = work.get();
      KeptRecord left = deed.left();
      if (left != null) {
        return left;
      }
      try {
        RevisionNotes.Written<List<RecordImage>> written =
            notes.write(origin, transaction -> written(transaction, deed));
        List<RecordImage> images = written.result();
        if (images == null) {
          KeptRecord before = earlier(key, fingerprint);
          return Objects.requireNonNull(before);
        }
        others.told(written.revision().number());
        images.forEach(listeners::tell);
        return images.getFirst().after();
      } catch (Stale stale) {
        Integer expected = operation.expectedVersion();
        if (expected != null || attempt == TRIES) {
          throw conflicts.changed(
              stale.record, expected == null ? stale.record.version() - 1 : expected);
        }
      }
    }
  }

  private RevisionNotes.Done<List<RecordImage>> written(Transaction transaction, Deed deed) {
    List<String> numbers =
        deed.pieces().stream()
            .filter(piece -> piece.draft().before() != null)
            .map(piece -> piece.draft().number())
            .toList();
    Map<String, Integer> versions =
        numbers.isEmpty() ? Map.of() : store.versions(transaction, numbers);
    List<RecordImage> images = new ArrayList<>();
    List<RevisionNotes.Note> noted = new ArrayList<>();
    for (Deed.Piece piece : deed.pieces()) {
      RecordDraft draft = piece.draft();
      KeptRecord before = draft.before();
      if (before != null && versions.getOrDefault(draft.number(), 0) != before.version()) {
        throw new Stale(
            Objects.requireNonNull(
                store.find(transaction, List.of(draft.number())).get(draft.number())));
      }
      KeptRecord after = draft.as(deed.now());
      store.write(
          transaction,
          draft.type(),
          before,
          after,
          Validity.due(draft.type(), after),
          outages(draft.type(), after));
      RecordImage image = new RecordImage(piece.event(), piece.comment(), before, after);
      images.add(image);
      noted.add(new RevisionNotes.Note(draft.number(), image));
    }
    return new RevisionNotes.Done<>(noted, images);
  }

  private List<String> outages(RecordType type, KeptRecord record) {
    return type.links().values().stream()
        .filter(link ->
            link.outage() != null
                && expressions.holds(link.outage(), type, record, Records.PROGRAM))
        .map(link -> link.name())
        .toList();
  }

  /// What the operation with this id did, if it was done.
  private @Nullable KeptRecord earlier(String key, String fingerprint) {
    return notes
        .earlier(key)
        .map(done -> {
          if (!fingerprint.equals(done.fingerprint())) {
            throw RequestRefused.conflict(
                "OPERATION_ID_USED",
                "This operationId was given with another request before. Give a new one for a new request.");
          }
          return renamed(
              notes
                  .of(List.of(done.revision().number()), RecordImage.class)
                  .getFirst()
                  .image()
                  .after());
        })
        .orElse(null);
  }

  private static String fingerprint(String what) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /// The refusal of an operation that expected another version.
  RequestRefused changed(KeptRecord now, int expected) {
    return conflicts.changed(now, expected);
  }

  /// What happened to a record, newest first.
  ///
  /// @param before revisions below this number
  List<RecordMoment> history(String number, int before, int most) {
    return notes.of(number, before, most, RecordImage.class).stream()
        .map(kept -> {
          RecordImage image = kept.image();
          KeptRecord earlier = image.before();
          return new RecordMoment(
              kept.revision(),
              image.event(),
              image.comment(),
              earlier == null ? null : renamed(earlier),
              renamed(image.after()));
        })
        .toList();
  }

  int historyLength(String number) {
    return notes.count(number);
  }

  private KeptRecord renamed(KeptRecord record) {
    return schema
        .recordType(record.type())
        .map(type -> new Renames(type).applied(record))
        .orElse(record);
  }
}
