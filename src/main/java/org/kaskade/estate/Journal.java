package org.kaskade.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ChangeSet.CiChange;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Values;

/// The append-only record of what each revision changed: absolute images before and after, by CI.
///
/// Stored beside the revision as `(:Revision)-[:CHANGED]->(:JournalPart)`, compressed, a few
/// thousand entries a part. Each revision's hash covers its entries and the hash of the one before,
/// so that a later edit shows.
final class Journal {
  private static final int ENTRIES_PER_PART = 2_000;

  private Journal() {}

  /// One CI of one revision.
  ///
  /// @param before null when the revision made it
  /// @param dependenciesAfter null when its dependencies stayed as they were
  record Entry(
      String key,
      @Nullable Image before,
      Image after,
      @Nullable List<Dependency> dependenciesBefore,
      @Nullable List<Dependency> dependenciesAfter) {}

  /// What a CI was at one moment.
  record Image(String ciClass, Map<String, Object> values) {
    Image {
      values = new TreeMap<>(values);
    }
  }

  static List<Entry> entries(ChangeSet changes) {
    List<Entry> entries = new ArrayList<>();
    for (CiChange change : changes.cis()) {
      if (change.valuesChange() || change.dependenciesChange()) {
        EffectiveCi before = change.before();
        boolean deps = change.dependenciesChange();
        entries.add(
            new Entry(
                change.key(),
                before == null ? null : new Image(before.ciClass(), before.values()),
                new Image(change.after().ciClass(), change.after().values()),
                deps && before != null ? before.dependencies() : null,
                deps ? change.after().dependencies() : null));
      }
    }
    return entries;
  }

  /// A few thousand entries, by key.
  ///
  /// Its first key is what the part that holds a CI is found by; its entries are compressed.
  static final class Part {
    private final String first;
    private final byte[] entries;

    Part(String first, byte[] entries) {
      this.first = first;
      this.entries = entries;
    }
  }

  /// The parts of a revision in order.
  ///
  /// @param entries by key
  static List<Part> parts(List<Entry> entries) {
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += ENTRIES_PER_PART) {
      parts.add(
          new Part(
              entries.get(from).key(),
              Zipped.json(
                  entries.subList(from, Math.min(entries.size(), from + ENTRIES_PER_PART)))));
    }
    return parts;
  }

  /// The hash of a revision whose parts are in the store.
  static String hash(QueryRunner query, String previous, int revision) {
    MessageDigest digest = digest(previous, revision);
    forEachPart(query, revision, digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  static String hash(String previous, int revision, List<Part> parts) {
    MessageDigest digest = digest(previous, revision);
    parts.forEach(part -> digest.update(part.entries));
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The hash of a revision that changed no CI.
  ///
  /// @param images of what it changed, in their order
  static String hash(int revision, String previous, List<byte[]> images) {
    MessageDigest digest = digest(previous, revision);
    images.forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String previous, int revision) {
    MessageDigest digest = sha256();
    digest.update((previous + "/" + revision).getBytes(StandardCharsets.UTF_8));
    return digest;
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /// Adds parts to a revision that may not be there yet.
  static void write(QueryRunner query, int revision, List<Part> parts) {
    for (Part part : parts) {
      query
          .run(
              """
              OPTIONAL MATCH (before:JournalPart {revision: $revision})
              WITH count(before) AS part
              CREATE (:JournalPart {revision: $revision, part: part, first: $first, entries: $entries})
              """,
              Values.parameters("revision", revision, "first", part.first, "entries", part.entries))
          .consume();
    }
  }

  /// Hangs all parts of a revision on it.
  static void attach(QueryRunner query, int revision) {
    query
        .run(
            """
            MATCH (r:Revision {number: $revision}) MATCH (p:JournalPart {revision: $revision})
            CREATE (r)-[:CHANGED]->(p)
            """,
            Values.parameters("revision", revision))
        .consume();
  }

  static List<Entry> read(QueryRunner query, int revision) {
    List<Entry> entries = new ArrayList<>();
    forEachPart(query, revision, part -> entries.addAll(expanded(part)));
    return entries;
  }

  /// One part of a revision, from 0; empty when it has no such part.
  static List<Entry> part(QueryRunner query, int revision, int part) {
    return query
        .run(
            """
            MATCH (p:JournalPart {revision: $revision}) WHERE p.part = $part
            RETURN p.entries AS entries
            """,
            Values.parameters("revision", revision, "part", part))
        .list(row -> expanded(row.get("entries").asByteArray()))
        .stream()
        .findFirst()
        .orElse(List.of());
  }

  private static void forEachPart(QueryRunner query, int revision, Consumer<byte[]> consumer) {
    query
        .run(
            """
            MATCH (p:JournalPart {revision: $revision}) RETURN p.entries AS entries ORDER BY p.part
            """,
            Values.parameters("revision", revision))
        .forEachRemaining(row -> consumer.accept(row.get("entries").asByteArray()));
  }

  static List<Entry> expanded(byte[] part) {
    try {
      return List.of(Zipped.read(part, Entry[].class));
    } catch (IOException damaged) {
      throw new UncheckedIOException("a journal part of the store is damaged", damaged);
    }
  }
}
