package org.kaskade.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a store to the format this program knows: forward only, one instance at a time.
///
/// Schema and data can't change in one transaction, so each statement has its own and a marker
/// follows the last of a file; a crash in between repeats the file, whose statements allow it. The
/// lock is that of the node with version 0, held by a transaction open meanwhile: it falls with its
/// holder. A store that needs nothing is not written to.
class StoreMigration {
  private static final Logger log = LoggerFactory.getLogger(StoreMigration.class);
  private static final Duration RETRY_EVERY = Duration.ofMillis(500);

  /// Longer than any migration takes, since the server's own limit is meant for questions.
  private static final TransactionConfig PATIENT =
      TransactionConfig.builder().withTimeout(Duration.ofHours(12)).build();

  private final Migrations migrations;
  private final String program;
  private final Duration patience;

  /// @param program version of this program
  /// @param patience how long to wait for a store that doesn't answer yet
  StoreMigration(Migrations migrations, String program, Duration patience) {
    this.migrations = migrations;
    this.program = program;
    this.patience = patience;
  }

  /// With the migrations this program comes with.
  static StoreMigration ofThisProgram(StoreProperties properties) {
    return new StoreMigration(
        Migrations.onClasspath(), ProgramVersion.read(), properties.patience());
  }

  /// @throws UnusableStore if the store is out of reach, or newer than this program
  void apply(Driver driver) {
    awaitAnswer(driver);
    try {
      applyMissing(driver);
    } catch (Neo4jException failure) {
      throw new UnusableStore(
          "The store could not be brought to the format of Kaskade %s: %s"
              .formatted(program, failure.getMessage()),
          "Mend what Neo4j names and start again; what was applied is kept and not repeated.",
          failure);
    }
  }

  private void applyMissing(Driver driver) {
    try (Session reading = driver.session()) {
      if (migrations.missingIn(applied(reading), program).isEmpty()) {
        return;
      }
    }
    try (Session locking = driver.session();
        Session working = driver.session()) {
      working
          .run(
              """
              CREATE CONSTRAINT migration_version IF NOT EXISTS
              FOR (m:Migration) REQUIRE m.version IS UNIQUE\
              """)
          .consume();
      try (Transaction lock = locking.beginTransaction(PATIENT)) {
        lock.run("MERGE (m:Migration {version: 0}) SET m._lock = true REMOVE m._lock").consume();
        for (Migration migration : migrations.missingIn(applied(working), program)) {
          apply(migration, working);
        }
        lock.commit();
      }
    }
  }

  private void apply(Migration migration, Session session) {
    for (String statement : migration.statements()) {
      session.run(statement, PATIENT).consume();
    }
    session.run("CALL db.awaitIndexes(3600)", PATIENT).consume();
    session
        .run(
            """
            CREATE (:Migration {version: $version, description: $description,
              checksum: $checksum, program: $program, appliedAt: datetime.realtime()})\
            """,
            Map.of(
                "version", migration.version(),
                "description", migration.description(),
                "checksum", migration.checksum(),
                "program", program))
        .consume();
    log.info("Store: applied migration {}", migration);
  }

  static List<AppliedMigration> applied(Session session) {
    return session
        .run(
            """
            MATCH (m:Migration) WHERE m.version > 0
            RETURN m.version AS version, m.description AS description, m.checksum AS checksum,
              m.program AS program, toString(m.appliedAt) AS at
            ORDER BY version\
            """)
        .list(row ->
            new AppliedMigration(
                row.get("version").asInt(),
                row.get("description").asString(),
                row.get("checksum").asString(),
                row.get("program").asString(),
                row.get("at").asString()));
  }

  private void awaitAnswer(Driver driver) {
    Instant giveUp = Instant.now().plus(patience);
    while (true) {
      try {
        driver.verifyConnectivity();
        return;
      } catch (SecurityException refused) {
        throw new UnusableStore(
            "Neo4j refuses the connection: " + refused.getMessage(),
            """
            Correct spring.neo4j.authentication.username and spring.neo4j.authentication.password, \
            or the scheme of spring.neo4j.uri.\
            """,
            refused);
      } catch (Neo4jException silent) {
        if (Instant.now().isAfter(giveUp)) {
          throw new UnusableStore(
              "Neo4j did not answer for %d s: %s"
                  .formatted(patience.toSeconds(), silent.getMessage()),
              "Start it, or correct spring.neo4j.uri; kaskade.store.patience says how long to wait.",
              silent);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_EVERY);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnusableStore("The wait for Neo4j was interrupted", "Start again.", interrupted);
    }
  }
}
