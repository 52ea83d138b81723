package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.estate.CiHit.CiMatch;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.Cursor;
import org.kaskade.graphql.PageRequest;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Suggestions;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.springframework.stereotype.Component;

/// Finds the CIs that people may mean by some words, the best first: by former key, key, name,
/// beginning of a name, any text.
@Component
class RankedSearch {
  static final String ORDER = "cis-by-match";

  /// Words beyond these are left out.
  private static final int WORDS = 8;

  /// CIs that are compared to find the nearest, for each piece of what was typed.
  private static final int COMPARED = 500;

  private static final String SHOWN =
      "c {.key, .class, .name, .environment, .lifecycle, .criticality, .owner} AS ci";

  /// Numbers of {@link CiMatch#rank}, without former keys, which no text of a CI holds.
  private static final String RANK =
      """
       WITH c, CASE
        WHEN $typed = '' THEN 4
        WHEN toLower(c.key) = $typed OR toLower(c.key) ENDS WITH ':' + $typed THEN 1
        WHEN toLower(c.name) = $typed THEN 2
        WHEN toLower(c.name) STARTS WITH $typed THEN 3
        ELSE 4 END AS rank, toLower(c.name) AS name
      """;

  private final Driver driver;
  private final ClassNames classNames;
  private final EstateReader reader;

  /// The beginning of the list of the whole estate, which people see first.
  private final LastAnswer<Beginning, Connection<CiHit>> beginning = new LastAnswer<>();

  private record Beginning(CiSearch of, PageRequest page) {}

  RankedSearch(Driver driver, ClassNames classNames, EstateReader reader) {
    this.driver = driver;
    this.classNames = classNames;
    this.reader = reader;
  }

  /// A search, to be asked for its parts.
  ///
  /// @param filter `CiFilter` as GraphQL hands it over
  record CiSearch(String text, Map<String, Object> filter, Revision revision) {
    CiSearch {
      filter = Map.copyOf(filter);
    }

    String typed() {
      return text.strip().toLowerCase(Locale.ROOT);
    }

    boolean isOfEverything() {
      return typed().isEmpty() && filter.isEmpty();
    }

    /// What hits have to fulfil, with another filter.
    CiConditions conditions(Map<String, Object> filter, ClassNames classNames) {
      CiConditions conditions = new CiConditions(filter, revision.number(), classNames);
      if (!typed().isEmpty()) {
        List<String> words = Arrays.stream(typed().split("\\s+")).distinct().limit(WORDS).toList();
        for (int at = 0; at < words.size(); at++) {
          conditions.add("c._text CONTAINS $word" + at, "word" + at, words.get(at));
        }
      }
      return conditions;
    }
  }

  /// Read once per revision where nothing narrows it down: that takes longest, and is asked most.
  Connection<CiHit> hits(CiSearch search, PageRequest page) {
    return search.isOfEverything() && page.after() == null
        ? beginning.to(new Beginning(search, page), _ -> counted(found(search, page)))
        : found(search, page);
  }

  /// The same page with its total counted.
  private static Connection<CiHit> counted(Connection<CiHit> page) {
    int total = page.totalCount();
    return new Connection<>(page.edges(), page.pageInfo(), () -> total);
  }

  private Connection<CiHit> found(CiSearch search, PageRequest page) {
    CiConditions conditions = search.conditions(search.filter(), classNames);
    List<CiHit> found = new ArrayList<>();
    Optional<Ci> renamed = page.after() == null ? formerly(search) : Optional.empty();
    renamed.ifPresent(ci -> found.add(new CiHit(ci, CiMatch.FORMER_KEY)));
    found.addAll(page(search, conditions, page));
    return Connection.page(
        found,
        page,
        search.revision().number(),
        RankedSearch::place,
        () -> count(conditions) + (renamed.isPresent() ? 1 : 0));
  }

  /// CIs whose name or key is nearly what was typed: those that share a piece of it, by likeness.
  List<Ci> nearest(CiSearch search) {
    String typed = search.typed();
    if (typed.isEmpty() || isFound(search)) {
      return List.of();
    }
    Set<String> pieces = new HashSet<>();
    for (int at = 0; at + 3 <= Math.min(typed.length(), 3 * WORDS); at++) {
      pieces.add(typed.substring(at, at + 3));
    }
    Map<String, String> keys = new HashMap<>();
    try (Session session = driver.session()) {
      for (String piece : pieces) {
        CiConditions conditions =
            new CiConditions(Map.of("text", piece), search.revision().number(), classNames);
        session
            .run(
                conditions.match(CmdbSchema.ROOT)
                    + " RETURN c.key AS key, c.name AS name LIMIT "
                    + COMPARED,
                conditions.parameters())
            .forEachRemaining(row -> {
              String key = row.get("key").asString();
              keys.putIfAbsent(row.get("name").asString(), key);
              keys.putIfAbsent(key.substring(key.indexOf(':') + 1), key);
            });
      }
    }
    List<String> near =
        Suggestions.closest(typed, keys.keySet()).stream()
            .map(name -> keys.getOrDefault(name, name))
            .distinct()
            .toList();
    Map<String, Ci> found = reader.find(near);
    return near.stream().filter(found::containsKey).map(found::get).toList();
  }

  private boolean isFound(CiSearch search) {
    CiConditions conditions = search.conditions(Map.of(), classNames);
    try (Session session = driver.session()) {
      return session
          .run(conditions.match(CmdbSchema.ROOT) + " RETURN 1 LIMIT 1", conditions.parameters())
          .hasNext();
    }
  }

  /// The CI that has what was typed as a former key.
  private Optional<Ci> formerly(CiSearch search) {
    String key = search.text().strip();
    return CiKey.isValid(key)
        ? Optional.ofNullable(reader.find(List.of(key)).get(key))
            .filter(ci -> !ci.key().equals(key))
        : Optional.empty();
  }

  private List<CiHit> page(CiSearch search, CiConditions conditions, PageRequest page) {
    Map<String, Object> parameters = new HashMap<>(conditions.parameters());
    parameters.put("typed", search.typed());
    parameters.put("limit", page.firstAndOneMore());
    Cursor after = page.after();
    if (after != null) {
      String[] place = after.key().split("\n", 2);
      int end = place[1].lastIndexOf('\n');
      parameters.put("rank", CiMatch.valueOf(place[0]).rank());
      parameters.put("name", place[1].substring(0, end));
      parameters.put("key", place[1].substring(end + 1));
    }
    try (Session session = driver.session()) {
      return session
          .run(
              conditions.match(CmdbSchema.ROOT)
                  + RANK
                  + (after == null
                      ? ""
                      : """
                      WHERE rank > $rank OR rank = $rank
                        AND (name > $name OR name = $name AND c.key > $key)
                      """)
                  // Only what is shown is read in full.
                  + " WITH c, rank, name ORDER BY rank, name, c.key LIMIT $limit RETURN rank, name, "
                  + SHOWN
                  + " ORDER BY rank, name, c.key",
              parameters)
          .list(row -> hit(row, search));
    }
  }

  private int count(CiConditions conditions) {
    try (Session session = driver.session()) {
      return session
          .run(
              conditions.match(CmdbSchema.ROOT) + " RETURN count(c) AS hits",
              conditions.parameters())
          .single()
          .get("hits")
          .asInt();
    }
  }

  private static CiHit hit(Record row, CiSearch search) {
    return new CiHit(
        EstateReader.ci(row.get("ci")),
        search.typed().isEmpty() ? null : CiMatch.of(row.get("rank").asInt()));
  }

  private static String place(CiHit hit) {
    CiMatch match = hit.match() == null ? CiMatch.TEXT : hit.match();
    return match.name() + "\n" + hit.ci().name().toLowerCase(Locale.ROOT) + "\n" + hit.ci().key();
  }
}
