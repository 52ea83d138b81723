package org.kaskade.estate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.RequestRefused;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// The journal as a list of revisions, and what each did.
@Controller
class RevisionQueries {
  private final Driver driver;
  private final EstateReader reader;

  RevisionQueries(Driver driver, EstateReader reader) {
    this.driver = driver;
    this.reader = reader;
  }

  @QueryMapping
  Connection<JournaledRevision> revisions(
      @Argument @Nullable String origin, @Argument int first, @Argument @Nullable String after) {
    PageRequest page = PageRequest.of(first, after, "revisions-newest-first");
    int newest = reader.latest().number();
    int below =
        page.after() == null ? newest + 1 : Math.min(newest + 1, number(page.after().key()));
    try (Session session = driver.session()) {
      List<JournaledRevision> found =
          session
              .run(
                  """
                  MATCH (r:Revision)
                  WHERE r.number < $below%s
                  RETURN r ORDER BY r.number DESC LIMIT $most
                  """
                      .formatted(origin == null ? "" : " AND r.origin = $origin"),
                  Values.parameters(
                      "below", below, "most", page.firstAndOneMore(), "origin", origin))
              .list(JournaledRevision::of);
      return Connection.page(
          found,
          page,
          newest,
          one -> String.valueOf(one.revision().number()),
          () -> origin == null ? newest : revisionsOf(origin));
    }
  }

  private int revisionsOf(String origin) {
    try (Session session = driver.session()) {
      return session
          .run(
              "MATCH (r:Revision {origin: $origin}) RETURN count(r) AS count",
              Values.parameters("origin", origin))
          .single()
          .get("count")
          .asInt();
    }
  }

  @QueryMapping
  @Nullable JournaledRevision revision(@Argument int number) {
    try (Session session = driver.session()) {
      return find(session, number);
    }
  }

  /// Reads only the parts of the journal that the page is in.
  @QueryMapping
  Connection<CiHistoryEntry> revisionChanges(
      @Argument int number, @Argument int first, @Argument @Nullable String after) {
    PageRequest page = PageRequest.of(first, after, "changes-by-key");
    String last = page.after() == null ? "" : page.after().key();
    try (Session session = driver.session()) {
      JournaledRevision of = find(session, number);
      if (of == null) {
        throw RequestRefused.invalid(
            "UNKNOWN_REVISION",
            "There is no revision %d; the newest is %d."
                .formatted(number, reader.latest().number()));
      }
      List<CiHistoryEntry> found = new ArrayList<>();
      for (int part = partOf(session, number, last);
          found.size() < page.firstAndOneMore();
          part++) {
        List<Journal.Entry> entries = Journal.part(session, number, part);
        if (entries.isEmpty()) {
          break;
        }
        entries.stream()
            .filter(entry -> CodePoints.ORDER.compare(entry.key(), last) > 0)
            .limit(page.firstAndOneMore() - found.size())
            .map(entry -> CiHistoryEntry.of(entry, of.revision()))
            .forEach(found::add);
      }
      return Connection.page(found, page, number, CiHistoryEntry::key, () -> changesOf(number));
    }
  }

  private static @Nullable JournaledRevision find(QueryRunner query, int number) {
    return query
        .run("MATCH (r:Revision {number: $number}) RETURN r", Values.parameters("number", number))
        .list(JournaledRevision::of)
        .stream()
        .findFirst()
        .orElse(null);
  }

  /// Which part of a revision's journal a key is in, or would be.
  private static int partOf(QueryRunner query, int number, String key) {
    int found = 0;
    for (var row :
        query
            .run(
                """
                MATCH (p:JournalPart {revision: $number})
                RETURN p.part AS part, p.first AS first ORDER BY part
                """,
                Values.parameters("number", number))
            .list()) {
      if (!row.get("first").isNull()
          && CodePoints.ORDER.compare(row.get("first").asString(), key) <= 0) {
        found = row.get("part").asInt();
      }
    }
    return found;
  }

  private int changesOf(int number) {
    try (Session session = driver.session()) {
      return Journal.read(session, number).size();
    }
  }

  private static int number(String key) {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException forged) {
      return 0;
    }
  }
}
