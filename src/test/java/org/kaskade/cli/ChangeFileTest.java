package org.kaskade.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaskade.cli.ServerCall.FailedCall;

class ChangeFileTest {
  @TempDir Path folder = Path.of("");

  private void refuses(String yaml, String... said) throws Exception {
    Path file = Files.writeString(folder.resolve("change.yaml"), yaml);

    assertThatThrownBy(() -> ChangeFile.read(file))
        .isInstanceOf(FailedCall.class)
        .hasMessageContaining("It is written like this:")
        .message()
        .contains(said);
  }

  @Test
  void tellsAllProblemsAtOnceWithTheirLines() throws Exception {
    refuses(
        """
        titel: Firmware
        changes:
          - server:a
          - key: server:b
            effect: BROKEN
          - effect: OUTAGE
        start: tomorrow
        backupConfirmed: perhaps
        """,
        "change.yaml:1: there is no field 'titel'. Known: title, ",
        "change.yaml:5: 'effect' is 'BROKEN', which is none of UNAFFECTED, AT_RISK, DEGRADED, OUTAGE.",
        "change.yaml:6: the CI has no key",
        "change.yaml:7: 'start' is 'tomorrow'",
        "change.yaml:8: 'backupConfirmed' is 'perhaps'. Write true or false.",
        "'title' is missing.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: A                                   | changes' is missing",
        "title: A\\nchanges: []                     | at least one CI",
        "title: A\\nchanges: server:a               | at least one CI",
        "title: A\\nchanges: [[server:a]]           | a CI is its key",
        "title: [A]\\nchanges: [server:a]           | one value",
        "title: A\\ntitle: B\\nchanges: [server:a]  | stands a second time",
        "title: A\\nchanges: [server:a]\\ntype: BIG | none of STANDARD",
        "title: A\\nchanges: [server:a              | change.yaml:",
        "- title                                    | one mapping",
        "''                                         | one mapping"
      })
  void saysWhatToWrite(String yaml, String remedy) throws Exception {
    refuses(yaml.replace("\\n", "\n"), remedy);
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThatThrownBy(() -> ChangeFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(FailedCall.class)
        .hasMessageContaining("none.yaml can't be read");
  }
}
