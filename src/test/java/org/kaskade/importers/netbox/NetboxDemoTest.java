package org.kaskade.importers.netbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.ReadInventory;

/// The estate of NetBox's own demo, a fixture of version 3.6; counted by a script of its own.
class NetboxDemoTest {
  private static final Path SAMPLE =
      Path.of("../shared/samples/netbox-community+netbox-demo-data/json");

  @Test
  void isFoundAsItsMakersKnowIt() throws IOException {
    assumeTrue(
        Files.isDirectory(SAMPLE),
        "skipped: the sample netbox-demo-data is not beside the project");
    ReadInventory read = ReadInventory.of(new NetboxReader(), SAMPLE, Map.of());
    assertThat(read.problems()).isEmpty();
    assertThat(
            read.findings().cis().stream()
                .collect(Collectors.groupingBy(ci -> ci.ref().ciClass(), Collectors.counting())))
        .containsOnly(
            Map.entry("Site", 24L),
            Map.entry("Room", 4L),
            Map.entry("Rack", 42L),
            Map.entry("PowerPanel", 4L),
            Map.entry("PowerFeed", 48L),
            Map.entry("Cluster", 36L),
            Map.entry("Router", 13L),
            Map.entry("Switch", 26L),
            Map.entry("Pdu", 13L),
            Map.entry("NetworkDevice", 19L),
            Map.entry("PhysicalServer", 1L),
            Map.entry("VirtualMachine", 180L));
    assertThat(
            read.findings().dependencies().stream()
                .collect(Collectors.groupingBy(each -> each.type(), Collectors.counting())))
        .containsOnly(
            Map.entry("LOCATED_IN", 122L),
            Map.entry("POWERED_BY", 74L),
            Map.entry("CONNECTED_TO", 19L),
            Map.entry("MEMBER_OF", 8L),
            Map.entry("RUNS_ON", 180L));
    assertThat(read.dependencies())
        .anyMatch(each ->
            each.startsWith(
                "Switch {name=ncsu128-distswitch1, site=Butler Communications} CONNECTED_TO"
                    + " Switch {name=ncsu-coreswitch1, site=MDF} network:1 "))
        .anyMatch(each ->
            each.startsWith(
                "Router {name=dmi01-akron-rtr01, site=DM-Akron} POWERED_BY"
                    + " Pdu {name=dmi01-akron-pdu01, site=DM-Akron} "));
    assertThat(read.findings().cis().toString()).doesNotContain("pbkdf2", "dunder-mifflin.com");
  }
}
