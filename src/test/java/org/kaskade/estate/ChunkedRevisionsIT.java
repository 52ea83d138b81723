package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.GraphQlDoor;
import org.kaskade.estate.Estate.OnRefusal;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.springframework.beans.factory.annotation.Autowired;

/// Revisions of many CIs, written three CIs at a time.
class ChunkedRevisionsIT extends GraphQlDoor {
  private static final int CIS = 20;

  /// One that notes the import down, two for each of seven chunks, and one that completes it.
  private static final int TRANSACTIONS = 1 + 2 * 7 + 1;

  @Autowired private Driver driver;
  @Autowired private CmdbSchema schema;
  @Autowired private EstateReader reader;

  ChunkedRevisionsIT() {}

  private RevisionWriter writer(Driver with) {
    return new RevisionWriter(with, schema, 3);
  }

  private Estate estate(Driver with) {
    var dependencies = new DependencyStore(schema);
    RevisionWriter revisions = writer(with);
    return new Estate(
        with,
        schema,
        revisions,
        dependencies,
        new EstateReader(with, dependencies),
        event -> {},
        Clock.systemUTC());
  }

  /// A ring of servers, each of which needs the next one and, in a group, the two after that.
  private static ClaimBatch ring(String source, int cis) {
    List<CiClaim> claims = new ArrayList<>();
    List<DependencyClaim> dependencies = new ArrayList<>();
    Place place = Place.api("test");
    for (int i = 0; i < cis; i++) {
      claims.add(
          new CiClaim(
              pointer(source, i),
              "Server",
              Map.of("name", source + "-" + i, "cpuCores", i),
              place));
      for (int next = 1; next <= 3 && next < cis; next++) {
        dependencies.add(
            new DependencyClaim(
                pointer(source, i),
                pointer(source, (i + next) % cis),
                "DEPENDS_ON",
                null,
                next == 1 ? null : "spare",
                null,
                place));
      }
    }
    return new ClaimBatch(source, ClaimBatch.Scope.WHOLE_SOURCE, claims, dependencies, Set.of());
  }

  private static CiPointer pointer(String source, int number) {
    return new CiPointer.ByKey(new CiKey("server:" + source + "-" + number));
  }

  private static Outcome submit(Estate estate, ClaimBatch batch) {
    Origin origin =
        new Origin("test", "api:" + batch.source(), null, null, UUID.randomUUID().toString(), null);
    return estate.submit(batch, origin, OnRefusal.REFUSE_ALL, outcome -> true);
  }

  private int shown(String source) {
    return data(
            "query($s: String!) { cis(filter: {source: $s, lifecycles: [ACTIVE]}) { totalCount } }",
            Map.of("s", source))
        .at("/cis/totalCount")
        .asInt();
  }

  private void assertWhole(String source) {
    assertThat(shown(source)).isEqualTo(CIS);
    List<String> keys =
        IntStream.range(0, CIS).mapToObj(i -> "server:" + source + "-" + i).toList();
    assertThat(reader.find(keys)).hasSize(CIS);
    List<Dependency> dependencies = new ArrayList<>();
    reader.forEachDependency(d -> {
      if (keys.contains(d.dependent())) {
        dependencies.add(d);
      }
    });
    assertThat(dependencies).hasSize(3 * CIS);
    assertThat(dependencies).filteredOn(d -> "spare".equals(d.group())).hasSize(2 * CIS);
  }

  private void assertNothingIsLeftOver() {
    try (Session session = driver.session()) {
      assertThat(
              session
                  .run("MATCH (n) WHERE n:Import OR n:ImportChunk RETURN count(n) AS n")
                  .single()
                  .get("n")
                  .asInt())
          .isZero();
    }
  }

  @Test
  void becomeOneRevisionWithAJournalOfItsOwn() {
    int before = reader.latest().number();
    Outcome outcome = submit(estate(driver), ring("whole", CIS));
    assertThat(outcome.revision()).isNotNull().extracting(Revision::number).isEqualTo(before + 1);
    assertThat(outcome)
        .extracting(Outcome::created, Outcome::dependenciesAdded)
        .containsExactly(CIS, 3 * CIS);
    assertWhole("whole");
    assertNothingIsLeftOver();
    try (Session session = driver.session()) {
      assertThat(Journal.read(session, before + 1)).hasSize(CIS);
      var revision =
          session
              .run(
                  "MATCH (r:Revision {number: $n}) RETURN r, COUNT { (r)-[:CHANGED]->() } AS parts",
                  Map.of("n", before + 1))
              .single();
      assertThat(revision.get("parts").asInt()).isEqualTo(7);
      assertThat(revision.get("r").get("hash").asString())
          .isEqualTo(
              Journal.hash(session, revision.get("r").get("previousHash").asString(), before + 1));
    }

    assertThat(submit(estate(driver), ring("whole", CIS)).revision()).isNull();
    assertThat(reader.latest().number()).isEqualTo(before + 1);

    Outcome shrunk = submit(estate(driver), ring("whole", 1));
    assertThat(shrunk)
        .extracting(Outcome::retired, Outcome::dependenciesRemoved)
        .containsExactly(CIS - 1, 3 * CIS);
    assertThat(shown("whole")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 14, TRANSACTIONS - 1})
  void areFinishedByTheNextWriterAfterACrash(int commits) {
    String source = "crash-" + commits;
    int before = reader.latest().number();
    Estate doomed = estate(FragileDriver.after(commits, driver));
    assertThatThrownBy(() -> submit(doomed, ring(source, CIS)))
        .isInstanceOf(FragileDriver.Killed.class);
    assertThat(latestRevision()).isEqualTo(before);
    assertThat(shown(source)).isZero();
    assertThat(reader.find(List.of("server:" + source + "-0"))).isEmpty();

    register(
        "after-" + source,
        "MERGE",
        List.of(Map.of("class", "Server", "name", "after-" + source, "environment", "x")),
        List.of());
    assertThat(latestRevision()).isEqualTo(before + 2);
    assertWhole(source);
    assertNothingIsLeftOver();
    try (Session session = driver.session()) {
      assertThat(Journal.read(session, before + 1)).hasSize(CIS);
    }
  }

  @Test
  void areFinishedAtTheNextStartAfterACrash() {
    int before = reader.latest().number();
    Estate doomed = estate(FragileDriver.after(5, driver));
    assertThatThrownBy(() -> submit(doomed, ring("start", CIS)))
        .isInstanceOf(FragileDriver.Killed.class);
    writer(driver).finishInterrupted();
    assertThat(reader.latest().number()).isEqualTo(before + 1);
    assertWhole("start");
    assertNothingIsLeftOver();
  }

  @Test
  void leaveNothingBehindWhenTheCrashCameBeforeAllWasNotedDown() {
    int before = reader.latest().number();
    Estate doomed = estate(FragileDriver.after(0, driver));
    assertThatThrownBy(() -> submit(doomed, ring("unbegun", CIS)))
        .isInstanceOf(FragileDriver.Killed.class);
    writer(driver).finishInterrupted();
    assertThat(reader.latest().number()).isEqualTo(before);
    assertThat(shown("unbegun")).isZero();
    assertNothingIsLeftOver();
  }

  @Test
  void countPlacesThatMoveAsNoRevision() {
    submit(estate(driver), ring("moved", CIS));
    int before = reader.latest().number();
    ClaimBatch here = ring("moved", CIS);
    Place there = new Place(null, 7, null, "somebody else");
    ClaimBatch moved =
        new ClaimBatch(
            here.source(),
            here.scope(),
            here.cis().stream()
                .map(c -> new CiClaim(c.ci(), c.ciClass(), c.values(), there))
                .toList(),
            here.dependencies(),
            Set.of());
    assertThat(submit(estate(driver), moved).revision()).isNull();
    assertThat(reader.latest().number()).isEqualTo(before);
    assertThat(
            data("{ ci(key: \"server:moved-19\") { claims { author line } } }")
                .at("/ci/claims/0")
                .toString())
        .isEqualTo("{\"author\":\"somebody else\",\"line\":7}");
  }
}
