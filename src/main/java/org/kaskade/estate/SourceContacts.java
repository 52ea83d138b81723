package org.kaskade.estate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// When each source was heard last, also where it said nothing new, and whether that is too long
/// ago.
@Component
public class SourceContacts {
  private static final Logger LOG = LoggerFactory.getLogger(SourceContacts.class);

  /// What a sync may take beyond its interval, and how exactly times are kept.
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Driver driver;
  private final FreshnessPromises promises;
  private final Clock clock;
  private final Map<String, Instant> noted = new ConcurrentHashMap<>();

  SourceContacts(Driver driver, FreshnessPromises promises, Clock clock) {
    this.driver = driver;
    this.promises = promises;
    this.clock = clock;
  }

  /// How fresh a source is.
  ///
  /// @param lastHeard null where that was never noted
  /// @param promise how long it may be silent
  public record Contact(@Nullable Instant lastHeard, Duration promise) {
    boolean staleAt(Instant now, @Nullable Instant otherwise) {
      Instant last = lastHeard == null ? otherwise : lastHeard;
      return last != null && last.plus(promise).isBefore(now);
    }
  }

  /// Notes that a source was heard: all that it says holds now.
  public void heard(String source) {
    Instant now = clock.instant();
    Instant before = noted.get(source);
    if (before != null && before.plus(GRACE).isAfter(now)) {
      return;
    }
    try (Session session = driver.session()) {
      session
          .run(
              "MERGE (c:SourceContact {source: $source}) SET c.at = $at",
              Values.parameters("source", source, "at", now.atZone(ZoneOffset.UTC)))
          .consume();
      noted.put(source, now);
    } catch (Neo4jException away) {
      // What the source said is stored; only the note of it is missing until the next time.
      LOG.debug("When '{}' was heard could not be noted.", source, away);
    }
  }

  /// Every source is answered, in one query.
  public Map<String, Contact> of(Collection<String> sources) {
    Map<String, Contact> found = new HashMap<>();
    try (Session session = driver.session()) {
      session
          .run(
              """
              UNWIND $sources AS source
              OPTIONAL MATCH (s:Source {name: source})
              OPTIONAL MATCH (c:SourceContact {source: source})
              RETURN source, s IS NOT NULL AS inventory, s.every AS every, c.at AS at
              """,
              Values.parameters("sources", List.copyOf(sources)))
          .forEachRemaining(row -> {
            Duration promise =
                !row.get("inventory").asBoolean()
                    ? promises.api()
                    : row.get("every").isNull()
                        ? promises.inventory()
                        : Duration.parse(row.get("every").asString()).plus(GRACE);
            Value at = row.get("at");
            found.put(
                row.get("source").asString(),
                new Contact(at.isNull() ? null : at.asZonedDateTime().toInstant(), promise));
          });
    }
    return found;
  }

  /// Whether a source has been silent for longer than it promises.
  public boolean isStale(Contact contact) {
    return contact.staleAt(clock.instant(), null);
  }

  /// Whether a claim was confirmed too long ago.
  boolean isStale(Contact contact, Instant claimedAt) {
    return contact.staleAt(clock.instant(), claimedAt);
  }

  /// Names of all sources with claims that are silent for too long.
  List<String> stale() {
    List<String> all;
    try (Session session = driver.session()) {
      all =
          session
              .run("MATCH (f:SourceFile) RETURN DISTINCT f.source AS source")
              .list(row -> row.get("source").asString());
    }
    return of(all).entrySet().stream()
        .filter(source -> isStale(source.getValue()))
        .map(Map.Entry::getKey)
        .sorted(CodePoints.ORDER)
        .toList();
  }
}
