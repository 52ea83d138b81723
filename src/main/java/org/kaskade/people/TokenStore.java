package org.kaskade.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// Tokens in the store. A node of their own says with each change that they changed.
@Component
class TokenStore {
  private final Driver driver;

  TokenStore(Driver driver) {
    this.driver = driver;
  }

  /// Differs from what it was before whenever a token was issued or withdrawn; empty before the
  /// first.
  String version() {
    try (Session session = driver.session()) {
      return session
          .run(
              "OPTIONAL MATCH (c:Counter {id: 'tokens'}) RETURN coalesce(c.version, '') AS version")
          .single()
          .get("version")
          .asString();
    }
  }

  /// All, also those that work no more; the newest first.
  List<AccessToken> all() {
    try (Session session = driver.session()) {
      return session
          .run("MATCH (t:AccessToken) RETURN t ORDER BY t.issuedAt DESC, t.id")
          .list(TokenStore::token);
    }
  }

  void add(AccessToken token) {
    try (Session session = driver.session()) {
      session
          .run(
              """
              MERGE (c:Counter {id: 'tokens'}) SET c.version = randomUUID()
              MERGE (t:AccessToken {id: $id}) ON CREATE SET t += $properties
              """,
              Values.parameters(
                  "id", token.id(),
                  "properties",
                      Map.of(
                          "fingerprint", token.fingerprint(),
                          "person", token.person(),
                          "name", token.name(),
                          "teams", token.teams(),
                          "roles", token.roles(),
                          "sources", token.sources(),
                          "issuedAt", token.issuedAt().atZone(ZoneOffset.UTC),
                          "issuedBy", token.issuedBy(),
                          "expires", token.expires().atZone(ZoneOffset.UTC))))
          .consume();
    }
  }

  /// Makes a token stop; once it has, this changes nothing.
  Optional<AccessToken> withdraw(String id, String by) {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (t:AccessToken {id: $id})
              MERGE (c:Counter {id: 'tokens'}) SET c.version = randomUUID()
              SET t.withdrawnBy = coalesce(t.withdrawnBy, $by),
                t.withdrawnAt = coalesce(t.withdrawnAt, datetime.realtime())
              RETURN t
              """,
              Values.parameters("id", id, "by", by))
          .list(TokenStore::token)
          .stream()
          .findFirst();
    }
  }

  private static AccessToken token(Record row) {
    Value t = row.get("t");
    return new AccessToken(
        t.get("id").asString(),
        t.get("fingerprint").asString(),
        t.get("person").asString(),
        t.get("name").asString(),
        t.get("teams").asList(Value::asString),
        t.get("roles").asList(Value::asString),
        t.get("sources").asList(Value::asString),
        instant(t.get("issuedAt")),
        t.get("issuedBy").asString(),
        instant(t.get("expires")),
        t.get("withdrawnAt").isNull() ? null : instant(t.get("withdrawnAt")),
        text(t.get("withdrawnBy")));
  }

  private static Instant instant(Value value) {
    return value.asZonedDateTime().toInstant();
  }

  private static @Nullable String text(Value value) {
    return value.isNull() ? null : value.asString();
  }
}
