package org.kaskade.importers.netbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.ReadInventory;

/// The same device in each of the forms an export can have.
@Timeout(120)
class ExportFormsTest {
  private static ReadInventory read(String path, String json) {
    return ReadInventory.of(new NetboxReader(), Map.of(path, json), Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "a.json       | [{\"model\": \"dcim.device\", \"pk\": 1, \"fields\": {\"name\": \"a\", \"serial\": \"S1\"}}]",
        "devices.json | [{\"id\": 1, \"name\": \"a\", \"serial\": \"S1\"}]",
        "dcim-devices.json | {\"count\": 1, \"results\": [{\"id\": 1, \"name\": \"a\", \"serial\": \"S1\"}]}",
        "dcim/devices.json | [{\"id\": 1, \"display\": \"a\", \"name\": \"a\", \"serial\": \"S1\"}]",
        "all.json     | {\"dcim/devices\": {\"results\": [{\"id\": 1, \"name\": \"a\", \"serial\": \"S1\"}]}}",
        "all.json     | {\"devices\": [{\"id\": 1, \"name\": \"a\", \"serial\": \"S1\"}], \"x\": 1}",
        "g.json       | {\"data\": {\"device_list\": [{\"id\": \"1\", \"name\": \"a\", \"serial\": \"S1\"}]}}",
        "one.json     | {\"id\": 1, \"url\": \"https://netbox.example/api/dcim/devices/1/\", \"name\": \"a\", \"serial\": \"S1\"}"
      })
  void isRead(String path, String json) {
    assertThat(read(path, json).cis())
        .containsExactly("PhysicalServer {serialNumber=S1} a {} " + path + ":1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"devices\": [{]}",
        "[{\"model\": \"dcim.device\", \"pk\": 1, \"fi",
        "7",
        "\u0000"
      })
  void saysWhatCanNotBeRead(String json) {
    ReadInventory read = read("a.json", json);
    assertThat(read.cis()).isEmpty();
    assertThat(read.findings().unreadableFiles()).containsExactly("a.json");
    assertThat(read.problems()).hasSize(1).allMatch(problem -> problem.startsWith("ERROR "));
  }

  @Test
  void saysThatAPageIsNotAll() {
    assertThat(
            read(
                    "devices.json",
                    "{\"next\": \"https://netbox.example/api/dcim/devices/?offset=50\", \"results\": []}")
                .problems())
        .containsExactly("WARNING PARTIAL_EXPORT devices.json:1");
  }

  @Test
  void readsCablesOfFixturesBeforeTheyHadTerminations() {
    String old =
        """
        [{"model": "dcim.site", "pk": 1, "fields": {"name": "s"}},
         {"model": "dcim.devicerole", "pk": 1, "fields": {"name": "Server", "slug": "server"}},
         {"model": "dcim.devicerole", "pk": 2, "fields": {"name": "Switch", "slug": "switch"}},
         {"model": "dcim.device", "pk": 1, "fields": {"name": "a", "device_role": 1, "site": 1}},
         {"model": "dcim.device", "pk": 2, "fields": {"name": "b", "device_role": 2, "site": 1}},
         {"model": "dcim.interface", "pk": 10, "fields": {"device": 1, "name": "e0"}},
         {"model": "dcim.interface", "pk": 20, "fields": {"device": 2, "name": "e0"}},
         {"model": "dcim.cable", "pk": 1, "fields": {"termination_a_type": ["dcim", "interface"],
          "termination_a_id": 10, "termination_b_type": ["dcim", "interface"], "termination_b_id": 20}}]
        """;
    assertThat(read("old.json", old).dependencies())
        .contains(
            "PhysicalServer {name=a, site=s} CONNECTED_TO Switch {name=b, site=s} old.json:6");
  }

  @Test
  void takesTimeInTheNumberOfObjects() {
    StringBuilder json =
        new StringBuilder("[{\"model\": \"dcim.site\", \"pk\": 1, \"fields\": {\"name\": \"s\"}}");
    int devices = 8_000;
    for (int i = 1; i <= devices; i++) {
      json.append(
          ",{\"model\": \"dcim.device\", \"pk\": %d, \"fields\": {\"name\": \"d%d\", \"site\": 1}}"
              .formatted(i, i));
      json.append(
          ",{\"model\": \"dcim.interface\", \"pk\": %d, \"fields\": {\"device\": %d, \"name\": \"e\"}}"
              .formatted(i, i));
      json.append(
          ",{\"model\": \"dcim.cabletermination\", \"pk\": %d, \"fields\": {\"cable\": %d, \"cable_end\": \"%s\", \"termination_type\": [\"dcim\", \"interface\"], \"termination_id\": %d}}"
              .formatted(i, i / 2, i % 2 == 0 ? "A" : "B", i));
      json.append(",{\"model\": \"dcim.cable\", \"pk\": %d, \"fields\": {}}".formatted(i));
    }
    long start = System.nanoTime();
    ReadInventory read = read("big.json", json.append("]").toString());
    assertThat(read.findings().cis()).hasSize(devices + 1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }
}
