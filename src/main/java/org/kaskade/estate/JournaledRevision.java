package org.kaskade.estate;

import org.neo4j.driver.Record;

/// A revision with what it did, in numbers.
public record JournaledRevision(
    Revision revision,
    int created,
    int updated,
    int retired,
    int dependenciesAdded,
    int dependenciesRemoved) {

  /// @param row with the revision as `r`
  static JournaledRevision of(Record row) {
    Outcome outcome = Json.MAPPER.readValue(row.get("r").get("outcome").asString(), Outcome.class);
    return new JournaledRevision(
        Revisions.revision(row),
        outcome.created(),
        outcome.updated(),
        outcome.retired(),
        outcome.dependenciesAdded(),
        outcome.dependenciesRemoved());
  }
}
