package org.kaskade.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordListener;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what a change was assessed at each time it was submitted, beside its record.
@Component
class KeptAssessments implements RecordListener {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SUBMITTED = "waiting";

  private final Driver driver;
  private final ObjectProvider<Assessor> assessor;

  KeptAssessments(Driver driver, ObjectProvider<Assessor> assessor) {
    this.driver = driver;
    this.assessor = assessor;
  }

  @Override
  public void changed(@Nullable KeptRecord before, KeptRecord after) {
    if (after.type().equals(ChangeRecords.TYPE)
        && after.stateKind().equals(SUBMITTED)
        && (before == null || !before.stateKind().equals(SUBMITTED))) {
      Assessment assessment = assessor.getObject().assess(ChangeRecords.proposed(after));
      keep(after.number(), KeptAssessment.of(assessment, after.version()));
    }
  }

  /// Keeping one of the same version again changes nothing.
  private void keep(String number, KeptAssessment assessment) {
    try (Session session = driver.session()) {
      session
          .run(
              """
              MATCH (r:Record {number: $number})
              MERGE (r)-[:ASSESSED_AS]->(a:Assessment {version: $version})
              ON CREATE SET a.content = $content, a.score = $score, a.level = $level
              """,
              Values.parameters(
                  "number",
                  number,
                  "version",
                  assessment.version(),
                  "content",
                  JSON.writeValueAsString(assessment),
                  "score",
                  assessment.score(),
                  "level",
                  assessment.level().name()))
          .consume();
    }
  }

  /// Those of a change, the newest first.
  List<KeptAssessment> of(String number) {
    try (Session session = driver.session()) {
      return session
          .run(
              """
              MATCH (:Record {number: $number})-[:ASSESSED_AS]->(a:Assessment)
              RETURN a.content AS content ORDER BY a.version DESC
              """,
              Map.of("number", number))
          .list(row -> JSON.readValue(row.get("content").asString(), KeptAssessment.class));
    }
  }

  /// The newest of each of these changes that has any.
  Map<String, KeptAssessment> newest(List<String> numbers) {
    try (Session session = driver.session()) {
      Map<String, KeptAssessment> newest = new HashMap<>();
      session
          .run(
              """
              MATCH (r:Record)-[:ASSESSED_AS]->(a:Assessment) WHERE r.number IN $numbers
              WITH r, a ORDER BY a.version
              RETURN r.number AS number, last(collect(a.content)) AS content
              """,
              Map.of("numbers", numbers))
          .forEachRemaining(row ->
              newest.put(
                  row.get("number").asString(),
                  JSON.readValue(row.get("content").asString(), KeptAssessment.class)));
      return newest;
    }
  }
}
