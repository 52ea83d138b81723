package org.kaskade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Values;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps with each CI the names of the attributes about which its claims contradict each other, so
/// that who asks for conflicts finds them by an index.
///
/// Writers keep the marks with the claims they write. What contradicts also follows from the
/// schema: once that has changed, or a store comes from a program without marks, all CIs with more
/// than one claim are marked anew at start.
@Component
class ConflictMarks implements SmartLifecycle {
  static final String CONFLICTS = "_conflicts";

  static final String MARK =
      """
      UNWIND $parents AS of
      UNWIND of.rows AS row
      MATCH (c:ConfigurationItem {key: row.key})
      SET c._conflicts = CASE WHEN size(row.conflicts) = 0 THEN null ELSE row.conflicts END
      """;

  private static final int KEYS_AT_A_TIME = 2_000;

  private final Driver driver;
  private final CmdbSchema schema;
  private final ClaimStore store;
  private volatile boolean running;

  ConflictMarks(Driver driver, CmdbSchema schema) {
    this.driver = driver;
    this.schema = schema;
    this.store = new ClaimStore(schema);
  }

  @Override
  public void start() {
    String rules = Journal.sha256(rules());
    try (Session session = driver.session()) {
      boolean marked =
          session
              .run(
                  "MATCH (c:Counter {id: 'revision'}) RETURN coalesce(c.conflictRules, '') = $rules AS marked",
                  Values.parameters("rules", rules))
              .single()
              .get("marked")
              .asBoolean();
      if (!marked) {
        markAll(session);
        session
            .run(
                "MATCH (c:Counter {id: 'revision'}) SET c.conflictRules = $rules",
                Values.parameters("rules", rules))
            .consume();
      }
    }
    running = true;
  }

  /// Which attributes each class has that contradictions are possible about.
  private String rules() {
    Map<String, List<String>> shared = new TreeMap<>();
    for (CiClass ciClass : schema.classes()) {
      shared.put(
          ciClass.name(),
          ciClass.attributes().values().stream()
              .filter(attribute -> !attribute.perSource())
              .map(attribute -> attribute.name())
              .sorted()
              .toList());
    }
    return shared.toString();
  }

  private void markAll(Session session) {
    String last = "";
    List<String> keys;
    do {
      keys =
          session
              .run(
                  """
                  MATCH (c:ConfigurationItem)
                  WHERE c.key > $last
                    AND (c._conflicts IS NOT NULL OR COUNT { (c)<-[:SAYS]-() } > 1)
                  RETURN c.key AS key ORDER BY key LIMIT $most
                  """,
                  Values.parameters("last", last, "most", KEYS_AT_A_TIME))
              .list(row -> row.get("key").asString());
      if (!keys.isEmpty()) {
        last = keys.getLast();
        mark(session, keys);
      }
    } while (keys.size() == KEYS_AT_A_TIME);
  }

  /// Under the lock of the writers, so that no claim changes meanwhile.
  private void mark(Session session, List<String> keys) {
    try (Transaction transaction = session.beginTransaction()) {
      Revisions.lock(transaction);
      List<Map<String, Object>> rows = new ArrayList<>();
      store
          .load(transaction, keys)
          .forEach((key, ci) ->
              rows.add(
                  Map.of(
                      "key",
                      key,
                      "conflicts",
                      EffectiveCi.of(key, ci.claims(), ci, schema).conflicts())));
      transaction
          .run(MARK, Values.parameters("parents", List.of(Map.of("parent", "", "rows", rows))))
          .consume();
      transaction.commit();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// After interrupted imports are completed, before the web server.
  @Override
  public int getPhase() {
    return 0;
  }
}
