package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaskade.importers.InMemoryInventory;

/// The numbers are those that `ansible-inventory --list` gives for the same files.
class PublicInventoriesTest {
  @Test
  void findsTheHostsOfArchLinux() {
    Estate estate =
        Estate.read(
            new InMemoryInventory("archlinux", SampleFolder.shared("archlinux+infrastructure")));
    assertThat(estate.refs("Server")).hasSize(48);
    assertThat(estate.dependencies()).isEmpty();
    assertThat(estate.problems()).isEmpty();
  }

  @Test
  void findsTheHostsOfGalaxyAustralia() {
    Estate estate =
        Estate.read(
            new InMemoryInventory("galaxy", SampleFolder.shared("usegalaxy-au+infrastructure")));
    assertThat(estate.refs("Server")).hasSize(104);
    assertThat(estate.dependencies()).isEmpty();
    assertThat(estate.problems()).isEmpty();
  }
}
