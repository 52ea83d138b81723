package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.InMemoryInventory;

/// The numbers are those that `ansible-inventory --list` gives for the same files.
class PublicInventoriesTest {
  @Test
  void findsTheHostsOfArchLinux() {
    Estate estate =
        Estate.read(
            new InMemoryInventory("archlinux", SampleFolder.shared("archlinux+infrastructure"))
                .with(Map.of("attributes", Map.of("ipAddress", "ipv4_address"))));
    assertThat(estate.refs("Server"))
        .hasSize(48)
        .allMatch(ref -> ref.identity().containsKey("fqdn"));
    assertThat(estate.attributes("archlinux.org"))
        .containsEntry(
            "groups", List.of("borg_clients", "haproxy_backends", "hcloud", "postgresql_servers"));
    assertThat(estate.dependencies()).isEmpty();
    assertThat(estate.problems())
        .containsExactly("WARNING ORPHAN_HOST_VARS host_vars/packer-base-image");
  }

  @Test
  void findsTheHostsOfGalaxyAustralia() {
    Estate estate =
        Estate.read(
            new InMemoryInventory("galaxy", SampleFolder.shared("usegalaxy-au+infrastructure")));
    assertThat(estate.refs("Server")).hasSize(104);
    assertThat(estate.cis("Server").stream().filter(ci -> ci.attributes().containsKey("ipAddress")))
        .hasSize(91);
    assertThat(estate.attributes("pulsar-mel3"))
        .containsEntry(
            "groups", List.of("production_pulsars", "pulsar_head_nodes", "pulsar_mel3_head"))
        .containsEntry("ipAddress", "115.146.84.200");
    assertThat(estate.dependencies()).isEmpty();
    assertThat(count(estate, "WARNING ORPHAN_HOST_VARS")).isEqualTo(29);
    assertThat(count(estate, "INFO ORPHAN_GROUP_VARS")).isEqualTo(25);
    assertThat(estate.problems()).hasSize(54);
  }

  private static long count(Estate estate, String start) {
    return estate.problems().stream().filter(problem -> problem.startsWith(start)).count();
  }
}
