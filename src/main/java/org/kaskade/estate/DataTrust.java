package org.kaskade.estate;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// How far what is known of some CIs can be relied on.
@Component
public class DataTrust {
  private final Driver driver;
  private final SourceContacts contacts;

  DataTrust(Driver driver, SourceContacts contacts) {
    this.driver = driver;
    this.contacts = contacts;
  }

  /// How far some CIs can be relied on.
  ///
  /// @param cis that were found
  /// @param conflicting CIs whose sources contradict each other
  /// @param stale CIs that are held only by sources that have been silent for too long
  /// @param oldest when the one that was claimed least lately was last claimed; null for none
  public record Trust(int cis, int conflicting, int stale, @Nullable Instant oldest) {}

  /// Looks at these CIs, a few thousand a query.
  public Trust of(Collection<String> keys) {
    Set<String> silent = new HashSet<>(contacts.stale());
    int cis = 0;
    int conflicting = 0;
    int stale = 0;
    Instant oldest = null;
    try (Session session = driver.session()) {
      for (List<String> some : ClaimStore.parts(keys)) {
        List<Record> rows =
            session
                .run(
                    """
                    UNWIND $keys AS key MATCH (c:ConfigurationItem {key: key})
                    OPTIONAL MATCH (f:SourceFile)-[s:SAYS]->(c) WHERE s.class IS NOT NULL
                    RETURN c._conflicts IS NOT NULL AS conflicts, collect(DISTINCT f.source) AS sources,
                           max(s.claimedAt).epochSeconds AS said
                    """,
                    Values.parameters("keys", some))
                .list();
        for (Record row : rows) {
          cis++;
          conflicting += row.get("conflicts").asBoolean() ? 1 : 0;
          List<String> sources = row.get("sources").asList(Value::asString);
          stale += !sources.isEmpty() && silent.containsAll(sources) ? 1 : 0;
          if (!row.get("said").isNull()) {
            Instant said = Instant.ofEpochSecond(row.get("said").asLong());
            oldest = oldest == null || said.isBefore(oldest) ? said : oldest;
          }
        }
      }
    }
    return new Trust(cis, conflicting, stale, oldest);
  }
}
