package org.kaskade.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.SchemaLoader;

class RenamesTest {
  private final CmdbSchema schema =
      new SchemaLoader(List.of("src/test/resources/records-of-tests")).load();
  private final RecordType incident = schema.recordType("Incident").orElseThrow();

  @Test
  void readsAStateAndAFieldUnderTheirNewNames() {
    KeptRecord written =
        written(3, "REPORTED", "waiting", Map.of("title", "down", "gravity", "MAJOR"));

    KeptRecord read = new Renames(incident).applied(written);

    assertThat(read.state()).isEqualTo("OPEN");
    assertThat(read.stateKind()).isEqualTo("new");
    assertThat(read.fields()).isEqualTo(Map.of("title", "down", "severity", "MAJOR"));
    assertThat(read.version()).isEqualTo(3);
  }

  @Test
  void prefersWhatWasWrittenUnderTheNewName() {
    KeptRecord written =
        written(1, "SOLVED", "done", Map.of("gravity", "MAJOR", "severity", "MINOR"));

    assertThat(new Renames(incident).applied(written).fields())
        .isEqualTo(Map.of("severity", "MINOR"));
  }

  private static KeptRecord written(
      int version, String state, String stateKind, Map<String, Object> fields) {
    return new KeptRecord(
        "INC-00001",
        "Incident",
        version,
        state,
        stateKind,
        fields,
        Map.of(),
        "anna",
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        Instant.EPOCH);
  }
}
