package org.kaskade.estate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
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

  /// Compressed parts in order.
  static List<byte[]> parts(List<Entry> entries) {
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += ENTRIES_PER_PART) {
      parts.add(
          compressed(entries.subList(from, Math.min(entries.size(), from + ENTRIES_PER_PART))));
    }
    return parts;
  }

  static String hash(String previous, int number, List<byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((previous + "/" + number).getBytes(StandardCharsets.UTF_8));
      parts.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  static String sha256(String text) {
    return hash(text, 0, List.of());
  }

  static void write(QueryRunner query, int revision, List<byte[]> parts) {
    for (int i = 0; i < parts.size(); i++) {
      query
          .run(
              """
              MATCH (r:Revision {number: $revision})
              CREATE (r)-[:CHANGED]->(:JournalPart {revision: $revision, part: $part, entries: $entries})
              """,
              Values.parameters("revision", revision, "part", i, "entries", parts.get(i)))
          .consume();
    }
  }

  static List<Entry> read(QueryRunner query, int revision) {
    List<Entry> entries = new ArrayList<>();
    query
        .run(
            """
            MATCH (p:JournalPart {revision: $revision}) RETURN p.entries AS entries ORDER BY p.part
            """,
            Values.parameters("revision", revision))
        .forEachRemaining(r -> entries.addAll(expanded(r.get("entries").asByteArray())));
    return entries;
  }

  private static byte[] compressed(List<Entry> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(Json.MAPPER.writeValueAsBytes(entries));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static List<Entry> expanded(byte[] part) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(part))) {
      return List.of(Json.MAPPER.readValue(zip.readAllBytes(), Entry[].class));
    } catch (IOException damaged) {
      throw new UncheckedIOException("a journal part of the store is damaged", damaged);
    }
  }
}
