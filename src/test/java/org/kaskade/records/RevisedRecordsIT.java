package org.kaskade.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the journal says of revisions that changed records.
class RevisedRecordsIT extends RecordsDoor {
  private static final String NEWEST =
      "{ revisions(first: %d) { nodes { created records { number recordType event } } } }";

  @Test
  void sayWhatHappenedToWhich() {
    String eva = tokenOf("eva", List.of("desk"), List.of("editor"));
    servers("revised", "rv1");
    String change = propose(eva, proposal("Firmware", "server:rv1"));
    state(eva, "cancelChange", change, "");

    JsonNode newest = data(NEWEST.formatted(3)).at("/revisions/nodes");
    assertThat(newest.at("/0/records")).hasSize(1);
    assertThat(newest.at("/0/records/0/number").asString()).isEqualTo(change);
    assertThat(newest.at("/0/records/0/recordType").asString()).isEqualTo("Change");
    assertThat(newest.at("/0/records/0/event").asString()).isEqualTo("cancel");
    assertThat(newest.at("/1/records/0/event").asString()).isEqualTo("created");
    assertThat(newest.at("/2/created").asInt()).isPositive();
    assertThat(newest.at("/2/records")).isEmpty();
  }

  @Test
  void askTheStoreOnceForManyRevisions() {
    servers("revisedmany", "rm1");
    servers("revisedmany2", "rm2");

    assertThat(queriesOf(NEWEST.formatted(2))).isEqualTo(queriesOf(NEWEST.formatted(1)));
  }
}
