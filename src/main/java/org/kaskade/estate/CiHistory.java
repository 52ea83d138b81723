package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// What revisions did to CIs, from the journal.
///
/// Each CI holds the numbers of the revisions that changed it, and each part of the journal the
/// first key in it: a page costs a few queries for all CIs asked for, and reads only the parts of
/// the journal that hold them.
@Component
class CiHistory {
  /// Entries looked at in one go when the start of a value is searched.
  private static final int LOOKED_AT = 20;

  /// How often; a value older than that has no known start.
  private static final int MOST_LOOKS = 25;

  private final Driver driver;

  CiHistory(Driver driver) {
    this.driver = driver;
  }

  /// Which page of whose history is wanted.
  record Wanted(String key, PageRequest page) {}

  /// A revision that changed a CI under the key it had then.
  private record Moment(int revision, String key) {
    /// Newest first; sorts as text.
    String position() {
      return "%010d/%s".formatted(Integer.MAX_VALUE - revision, key);
    }
  }

  private record PartOf(int revision, int part) {}

  Map<Wanted, Connection<CiHistoryEntry>> load(Collection<Wanted> wanted, int newest) {
    try (Session session = driver.session()) {
      Map<String, List<Moment>> moments =
          moments(session, wanted.stream().map(Wanted::key).distinct().toList(), newest);
      Map<Wanted, List<Moment>> pages = new HashMap<>();
      for (Wanted w : wanted) {
        pages.put(w, page(moments.getOrDefault(w.key(), List.of()), w.page()));
      }
      Map<Moment, CiHistoryEntry> entries =
          entries(session, pages.values().stream().flatMap(List::stream).toList());
      Map<Wanted, Connection<CiHistoryEntry>> found = new HashMap<>();
      pages.forEach((w, page) ->
          found.put(
              w,
              Connection.page(
                      page.stream().filter(entries::containsKey).toList(),
                      w.page(),
                      newest,
                      Moment::position,
                      () -> moments.getOrDefault(w.key(), List.of()).size())
                  .map(moment -> java.util.Objects.requireNonNull(entries.get(moment)))));
      return found;
    }
  }

  /// The revision since which each value of each CI is what it is, by name of the attribute; one
  /// that began before the journal tells is missing.
  Map<String, Map<String, Revision>> since(Collection<String> keys, int newest) {
    Map<String, Map<String, Revision>> found = new HashMap<>();
    keys.forEach(key -> found.put(key, new HashMap<>()));
    try (Session session = driver.session()) {
      Map<String, List<Moment>> moments = moments(session, List.copyOf(keys), newest);
      for (int look = 0; look < MOST_LOOKS && !moments.isEmpty(); look++) {
        List<Moment> next = new ArrayList<>();
        moments.forEach((key, of) -> next.addAll(of.subList(0, Math.min(LOOKED_AT, of.size()))));
        Map<Moment, CiHistoryEntry> entries = entries(session, next);
        Map<String, List<Moment>> rest = new HashMap<>();
        moments.forEach((key, of) -> {
          int seen = Math.min(LOOKED_AT, of.size());
          boolean begun = false;
          for (Moment moment : of.subList(0, seen)) {
            CiHistoryEntry entry = entries.get(moment);
            if (entry != null && moment.key().equals(key)) {
              begun |= entry.event() == CiHistoryEntry.Event.CREATED;
              for (CiHistoryEntry.AttributeDifference difference : entry.attributes()) {
                found
                    .computeIfAbsent(key, k -> new HashMap<>())
                    .putIfAbsent(difference.attribute(), entry.revision());
              }
            }
          }
          if (!begun && seen < of.size()) {
            rest.put(key, of.subList(seen, of.size()));
          }
        });
        moments = rest;
      }
    }
    return found;
  }

  private static List<Moment> page(List<Moment> all, PageRequest page) {
    String after = page.after() == null ? null : page.after().key();
    return all.stream()
        .filter(moment -> after == null || moment.position().compareTo(after) > 0)
        .limit(page.firstAndOneMore())
        .toList();
  }

  /// All that happened to each CI and to what was merged into it, newest first.
  private static Map<String, List<Moment>> moments(
      QueryRunner query, List<String> keys, int newest) {
    Map<String, List<Moment>> found = new HashMap<>();
    query
        .run(
            """
            UNWIND $keys AS key
            CALL (key) {
              MATCH (c:ConfigurationItem {key: key}) RETURN c
              UNION
              MATCH (c:ConfigurationItem {_mergedInto: key}) RETURN c
            }
            RETURN key, c.key AS then, coalesce(c._revisions, [c._revision]) AS revisions
            """,
            Values.parameters("keys", keys))
        .forEachRemaining(row -> {
          List<Moment> moments =
              found.computeIfAbsent(row.get("key").asString(), k -> new ArrayList<>());
          for (Value revision : row.get("revisions").values()) {
            if (revision.asInt() <= newest) {
              moments.add(new Moment(revision.asInt(), row.get("then").asString()));
            }
          }
        });
    found.values().forEach(moments -> moments.sort(Comparator.comparing(Moment::position)));
    return found;
  }

  private static Map<Moment, CiHistoryEntry> entries(QueryRunner query, List<Moment> moments) {
    List<Integer> numbers = moments.stream().map(Moment::revision).distinct().toList();
    Map<Integer, TreeMap<String, Integer>> parts = new HashMap<>();
    query
        .run(
            """
            UNWIND $numbers AS number
            MATCH (p:JournalPart {revision: number})
            RETURN number, p.part AS part, coalesce(p.first, '') AS first ORDER BY part
            """,
            Values.parameters("numbers", numbers))
        .forEachRemaining(row ->
            parts
                .computeIfAbsent(row.get("number").asInt(), n -> new TreeMap<>(CodePoints.ORDER))
                .put(row.get("first").asString(), row.get("part").asInt()));
    Map<Integer, Set<String>> keysOf = new HashMap<>();
    Set<PartOf> needed = new LinkedHashSet<>();
    for (Moment moment : moments) {
      TreeMap<String, Integer> of = parts.get(moment.revision());
      Map.Entry<String, Integer> part = of == null ? null : of.floorEntry(moment.key());
      if (part != null) {
        needed.add(new PartOf(moment.revision(), part.getValue()));
        keysOf.computeIfAbsent(moment.revision(), n -> new LinkedHashSet<>()).add(moment.key());
      }
    }
    Map<Integer, Revision> revisions = revisions(query, numbers);
    Map<Moment, CiHistoryEntry> found = new HashMap<>();
    query
        .run(
            """
            UNWIND $parts AS wanted
            MATCH (p:JournalPart {revision: wanted.revision}) WHERE p.part = wanted.part
            RETURN p.revision AS revision, p.entries AS entries
            """,
            Values.parameters(
                "parts",
                needed.stream()
                    .map(p -> Map.of("revision", p.revision(), "part", p.part()))
                    .toList()))
        .forEachRemaining(row -> {
          int number = row.get("revision").asInt();
          Revision revision = revisions.get(number);
          Set<String> keys = keysOf.getOrDefault(number, Set.of());
          for (Journal.Entry entry : Journal.expanded(row.get("entries").asByteArray())) {
            if (revision != null && keys.contains(entry.key())) {
              found.put(new Moment(number, entry.key()), CiHistoryEntry.of(entry, revision));
            }
          }
        });
    return found;
  }

  private static Map<Integer, Revision> revisions(QueryRunner query, List<Integer> numbers) {
    Map<Integer, Revision> found = new HashMap<>();
    query
        .run(
            "UNWIND $numbers AS number MATCH (r:Revision {number: number}) RETURN r",
            Values.parameters("numbers", numbers))
        .forEachRemaining(row -> {
          Revision revision = Revisions.revision(row);
          found.put(revision.number(), revision);
        });
    return found;
  }
}
