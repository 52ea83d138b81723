package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Hundreds of machines move to another data centre, and are called otherwise there.
class DataCentreMoveIT extends SyncDoor {
  private static final int MACHINES = 400;

  @Test
  void keepsMachinesThatTheirSerialNumbersIdentify() {
    commit("depot", tables("fra1"));
    add(
        "depot",
        "csv",
        Map.of(
            "options",
            Map.of(
                "identity",
                List.of("serialNumber"),
                "dependencies",
                List.of(
                    Map.of(
                        "column",
                        "runs on",
                        "type",
                        "RUNS_ON",
                        "class",
                        "PhysicalServer",
                        "identity",
                        "serialNumber")))));
    assertThat(sync("depot").get("created").asInt()).isEqualTo(2 * MACHINES);
    Map<String, JsonNode> before = cis("depot");

    commit("depot", tables("ams2"));
    JsonNode report = sync("depot");

    assertThat(report.get("held").isNull()).as("nothing to confirm: %s", report).isTrue();
    assertThat(report.get("retired").asInt()).isZero();
    assertThat(report.get("created").asInt()).isZero();
    assertThat(report.get("updated").asInt()).isEqualTo(2 * MACHINES);
    Map<String, JsonNode> after = cis("depot");
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach((key, ci) -> {
      assertThat(ci.get("name").asString()).startsWith("ams2-");
      assertThat(ci.at("/attributes/site").asString()).isEqualTo("ams2");
      assertThat(providers(ci)).isEqualTo(providers(Objects.requireNonNull(before.get(key))));
    });
  }

  @Test
  void holdsTheMoveOfMachinesThatTheirHostNamesIdentify() {
    commit("depot", Map.of("hosts.ini", hosts("fra1")));
    add("depot", "ansible", Map.of());
    sync("depot");
    Map<String, JsonNode> before = cis("depot");
    assertThat(before).hasSizeGreaterThanOrEqualTo(MACHINES);

    commit("depot", Map.of("hosts.ini", hosts("ams2")));
    JsonNode held = sync("depot");

    assertThat(held.get("held").asString())
        .contains(String.valueOf(MACHINES))
        .contains("acceptRetirements");
    assertThat(cis("depot").keySet()).isEqualTo(before.keySet());

    JsonNode accepted = syncAccepting("depot");
    assertThat(accepted.get("retired").asInt()).isEqualTo(MACHINES);
    assertThat(accepted.get("created").asInt()).isEqualTo(MACHINES);
    String gone =
        before.keySet().stream()
            .filter(key -> key.contains("fra1-web-7."))
            .findFirst()
            .orElseThrow();
    assertThat(ci(gone).get("lifecycle").asString())
        .as("what is retired is still there to be asked about")
        .isEqualTo("RETIRED");
  }

  private static Map<String, String> tables(String site) {
    StringBuilder virtual = new StringBuilder("class,serial number,name,site,runs on\n");
    StringBuilder physical = new StringBuilder("class,serial number,name,site,rack\n");
    for (int number = 0; number < MACHINES; number++) {
      virtual.append(
          "VirtualMachine,vm-%1$04d,%2$s-web-%1$d,%2$s,ph-%1$04d\n".formatted(number, site));
      physical.append(
          "PhysicalServer,ph-%1$04d,%2$s-hv-%1$d,%2$s,r%3$d\n"
              .formatted(number, site, number / 40));
    }
    Map<String, String> files = new TreeMap<>();
    files.put(site + "/virtual.csv", virtual.toString());
    files.put(site + "/physical.csv", physical.toString());
    return files;
  }

  private static String hosts(String site) {
    return "[web]\n"
        + String.join(
            "\n",
            IntStream.range(0, MACHINES)
                .mapToObj(number -> "%s-web-%d.larkspur.example".formatted(site, number))
                .toList())
        + "\n";
  }
}
