package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
  @ParameterizedTest
  @CsvSource({
    "Server, server",
    "VirtualMachine, virtual-machine",
    "DNSZone, dns-zone",
    "UPS, ups",
    "S3Bucket, s3-bucket",
    "RUNS_ON, runs-on",
    "CALLS, calls"
  })
  void writesKeysAndFilesInKebabCase(String name, String kebab) {
    assertThat(Naming.kebab(name)).isEqualTo(kebab);
  }

  @ParameterizedTest
  @CsvSource({
    "Server, servers",
    "VirtualMachine, virtualMachines",
    "Policy, policies",
    "Relay, relays",
    "Switch, switches",
    "Box, boxes",
    "DNSZone, dnsZones"
  })
  void formsRegularPlurals(String name, String plural) {
    assertThat(Naming.plural(name)).isEqualTo(plural);
  }

  @ParameterizedTest
  @CsvSource({"serial_number, serialNumber", "Serial Number, serialNumber", "9lives, lives"})
  void proposesNamesOfAttributes(String words, String name) {
    assertThat(Naming.lowerCamel(words)).isEqualTo(name);
  }
}
