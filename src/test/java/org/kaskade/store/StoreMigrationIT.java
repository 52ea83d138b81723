package org.kaskade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreMigrationIT {
  private static final Migration INDEX =
      Migration.parse(
          "V001__index.cypher", "CREATE INDEX thing_name IF NOT EXISTS FOR (t:Thing) ON (t.name);");
  private static final Migration THINGS =
      Migration.parse(
          "V002__things.cypher", "CREATE (:Thing {name: 'a'});\nCREATE (:Thing {name: 'b'});");

  private DataDirectory directory;
  private EmbeddedNeo4j neo4j;
  private Driver driver;

  @BeforeAll
  void start(@TempDir Path temporary) {
    directory = DataDirectory.open(temporary.resolve("data"));
    neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL);
    driver = GraphDatabase.driver(neo4j.uri(), neo4j.authentication());
  }

  @AfterAll
  void stop() {
    driver.close();
    neo4j.close();
    directory.close();
  }

  @BeforeEach
  void startsEmpty() {
    run("MATCH (n) DETACH DELETE n");
    run("DROP INDEX thing_name IF EXISTS");
  }

  @Test
  void appliesAllInOrderAndLeavesAMarkerForEach() {
    migrate("1.0", INDEX, THINGS);
    assertThat(markers()).extracting(AppliedMigration::version).containsExactly(1, 2);
    assertThat(markers()).extracting(AppliedMigration::program).containsOnly("1.0");
    assertThat(things()).isEqualTo(2);
    assertThat(single("SHOW INDEXES YIELD name, state WHERE name = 'thing_name' RETURN state"))
        .isEqualTo("ONLINE");
  }

  @Test
  void appliesEachOnce() {
    migrate("1.0", INDEX, THINGS);
    migrate("1.1", INDEX, THINGS);
    assertThat(things()).isEqualTo(2);
    assertThat(markers()).extracting(AppliedMigration::program).containsOnly("1.0");
  }

  @Test
  void appliesOnlyWhatIsNew() {
    migrate("1.0", INDEX);
    migrate("2.0", INDEX, THINGS);
    assertThat(markers()).extracting(AppliedMigration::program).containsExactly("1.0", "2.0");
  }

  @Test
  void appliesEachOnceWhenInstancesStartTogether() throws Exception {
    int instances = 4;
    CountDownLatch together = new CountDownLatch(instances);
    try (ExecutorService threads = Executors.newFixedThreadPool(instances)) {
      List<Future<?>> starts =
          IntStream.range(0, instances)
              .<Future<?>>mapToObj(instance ->
                  threads.submit(() -> {
                    together.countDown();
                    together.await();
                    migrate("instance " + instance, INDEX, THINGS);
                    return null;
                  }))
              .toList();
      for (Future<?> start : starts) {
        assertThatCode(start::get).doesNotThrowAnyException();
      }
    }
    assertThat(things()).isEqualTo(2);
    assertThat(markers()).hasSize(2);
  }

  @Test
  void goesOnAfterAStatementFailed() {
    Migration broken =
        Migration.parse("V002__things.cypher", "CREATE (:Thing {name: 'a'});\nNO CYPHER;");
    assertThatThrownBy(() -> migrate("1.0", INDEX, broken))
        .isInstanceOf(UnusableStore.class)
        .hasMessageContaining("NO CYPHER");
    assertThat(markers()).extracting(AppliedMigration::version).containsExactly(1);
    run("MATCH (t:Thing) DELETE t");
    migrate("1.0", INDEX, THINGS);
    assertThat(markers()).extracting(AppliedMigration::version).containsExactly(1, 2);
  }

  @Test
  void doesNotTouchAStoreThatIsNewer() {
    migrate("2.0", INDEX, THINGS);
    String before = single("MATCH (n) RETURN toString(count(n))");
    assertThatThrownBy(() -> migrate("1.0", INDEX))
        .isInstanceOf(UnusableStore.class)
        .hasMessageContainingAll("Kaskade 2.0", "Kaskade 1.0");
    assertThat(single("MATCH (n) RETURN toString(count(n))")).isEqualTo(before);
  }

  @Test
  void createsWhatEveryModuleRelaysOn() {
    new StoreMigration(Migrations.onClasspath(), "1.0", Duration.ZERO).apply(driver);
    assertThat(single("MATCH (c:Counter {id: 'revision'}) RETURN toString(c.n)")).isEqualTo("0");
    assertThat(
            driver
                .executableQuery("SHOW CONSTRAINTS YIELD name RETURN name")
                .execute()
                .records()
                .stream()
                .map(row -> row.get("name").asString()))
        .contains(
            "configuration_item_key",
            "source_name",
            "source_file_path",
            "revision_number",
            "revision_operation",
            "counter_id",
            "lease_name");
  }

  @Test
  void saysThatThePasswordIsWrong() {
    try (Driver stranger =
        GraphDatabase.driver(neo4j.uri(), AuthTokens.basic("neo4j", "not the password"))) {
      assertThatThrownBy(() ->
              new StoreMigration(new Migrations(List.of()), "1.0", Duration.ofSeconds(30))
                  .apply(stranger))
          .isInstanceOfSatisfying(
              UnusableStore.class,
              refusal ->
                  assertThat(refusal.remedy()).contains("spring.neo4j.authentication.password"))
          .hasMessageNotContaining("not the password");
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    try (Driver nobody = GraphDatabase.driver("bolt://127.0.0.1:1", AuthTokens.none())) {
      assertThatThrownBy(() ->
              new StoreMigration(new Migrations(List.of()), "1.0", Duration.ofMillis(10))
                  .apply(nobody))
          .isInstanceOfSatisfying(
              UnusableStore.class,
              refusal -> assertThat(refusal.remedy()).contains("spring.neo4j.uri"));
    }
  }

  private void migrate(String program, Migration... migrations) {
    new StoreMigration(new Migrations(List.of(migrations)), program, Duration.ofSeconds(30))
        .apply(driver);
  }

  private List<AppliedMigration> markers() {
    try (Session session = driver.session()) {
      return StoreMigration.applied(session);
    }
  }

  private int things() {
    return Integer.parseInt(single("MATCH (t:Thing) RETURN toString(count(t))"));
  }

  private String single(String cypher) {
    return driver.executableQuery(cypher).execute().records().getFirst().get(0).asString();
  }

  private void run(String cypher) {
    driver.executableQuery(cypher).execute();
  }
}
