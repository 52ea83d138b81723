package org.kaskade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TryMappingTest {
  private static final String SAMPLE = "importers/mapping/sample";
  private static final String MAPPING = SAMPLE + "/inventory/kaskade-mapping.yaml";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsWhatAFolderWouldGive() {
    assertThat(run(MAPPING, SAMPLE)).isZero();
    assertThat(out.toString())
        .contains(
            "Hypervisor [fqdn=gz-hv-01.graz.larkspur.example] gz-hv-01  (inventory/machines/gz-hv-01.yaml:1)",
            "    memory: 256 GiB",
            "POWERED_BY Pdu [name=pdu-a, site=graz] group power, need 1",
            "inventory/machines/gz-app-01.yaml:11: WARNING WRONG_VALUE: ");
  }

  @Test
  void showsWhatAFileWouldGiveToAProgram() {
    assertThat(run(MAPPING, SAMPLE + "/inventory/room.toml", "--format", "json")).isZero();
    JsonNode report = JsonMapper.shared().readTree(out.toString());
    assertThat(report.at("/cis/0/ref/ciClass").asString()).isEqualTo("Rack");
    assertThat(report.at("/cis/0/line").asInt()).isEqualTo(4);
    assertThat(report.get("dependencies")).hasSize(4);
    assertThat(report.get("problems")).isEmpty();
  }

  @Test
  void tellsMistakesInTheMapping(@TempDir Path folder) throws IOException {
    Path wrong = folder.resolve("mapping.yaml");
    Files.writeString(
        wrong, Files.readString(Path.of(MAPPING)).replace("class: Team", "class: Teem"));
    assertThat(run(wrong.toString(), SAMPLE)).isOne();
    assertThat(out.toString()).startsWith(wrong + ":").contains("did you mean Team?");
  }

  @Test
  void failsOnFilesThatCanNotBeRead(@TempDir Path folder) throws IOException {
    Path broken = folder.resolve("room.toml");
    Files.writeString(broken, "[[rack]]\nname = ");
    Path mapping = folder.resolve("mapping.yaml");
    Files.writeString(
        mapping,
        "records: [{files: [room.toml], list: rack, class: Rack, identity: {name: name}}]\n");
    assertThat(run(mapping.toString(), broken.toString())).isOne();
    assertThat(out.toString()).contains("room.toml:2: ERROR SYNTAX");
    assertThat(run(mapping.toString(), folder.resolve("none").toString())).isOne();
    assertThat(err.toString()).contains("there is no such file or folder");
  }

  private int run(String mapping, String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "mapping";
    arguments[1] = "test";
    arguments[2] = mapping;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Commands.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
