package org.kaskade.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.SchemaLoader;

class RenamesTest {
  private final CmdbSchema schema =
      new SchemaLoader(List.of(Path.of("src/test/resources/records-of-tests"))).load();
  private final RecordType incident = schema.recordType("Incident").orElseThrow();

  @Test
  void readsAStateAndAFieldUnderTheirNewNames() {
    KeptRecord written =
        new KeptRecord(
            "INC-00001",
            "Incident",
            3,
            "REPORTED",
            "waiting",
            Map.of("title", "down", "gravity", "MAJOR"),
            Map.of(),
            "anna",
            Instant.EPOCH);

    KeptRecord read = new Renames(incident).applied(written);

    assertThat(read.state()).isEqualTo("OPEN");
    assertThat(read.stateKind()).isEqualTo("new");
    assertThat(read.fields()).isEqualTo(Map.of("title", "down", "severity", "MAJOR"));
    assertThat(read.version()).isEqualTo(3);
  }

  @Test
  void prefersWhatWasWrittenUnderTheNewName() {
    KeptRecord written =
        new KeptRecord(
            "INC-00001",
            "Incident",
            1,
            "SOLVED",
            "done",
            Map.of("gravity", "MAJOR", "severity", "MINOR"),
            Map.of(),
            "anna",
            Instant.EPOCH);

    assertThat(new Renames(incident).applied(written).fields())
        .isEqualTo(Map.of("severity", "MINOR"));
  }
}
