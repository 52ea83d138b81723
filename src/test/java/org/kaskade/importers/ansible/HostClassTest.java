package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HostClassTest {
  @Test
  void followsTheDeepestGroupThatHasOne() {
    Estate estate =
        Estate.of(
            Map.of("classes", Map.of("network", "Switch", "scanners", "BarcodeScanner")),
            "hosts",
            "[network:children]\nscanners\n[network]\nsw\n[scanners]\ngate\n[other]\nweb\n");
    assertThat(estate.names("Switch")).containsExactly("sw");
    assertThat(estate.names("BarcodeScanner")).containsExactly("gate");
    assertThat(estate.names("Server")).containsExactly("web");
  }

  @Test
  void isWhatTheHostItselfSays() {
    Estate estate =
        Estate.of(
            Map.of("classes", Map.of("all", "PhysicalServer"), "hypervisorVariable", "on"),
            "hosts",
            "[a]\nsw kaskade_class=Switch\nhv\nweb on=hv\n");
    assertThat(estate.names("Switch")).containsExactly("sw");
    assertThat(estate.names("Hypervisor")).containsExactly("hv");
    assertThat(estate.names("PhysicalServer")).containsExactly("web");
  }

  @Test
  void isReportedWhenItIsNotDeclared() {
    Estate estate =
        Estate.of(
            Map.of("classes", Map.of("a", "Sever")), "hosts", "[a]\nx kaskade_class=Toaster\n");
    assertThat(estate.names("Server")).containsExactly("x");
    assertThat(estate.problems())
        .containsExactly("WARNING UNKNOWN_CLASS .", "WARNING UNKNOWN_CLASS hosts:2");
  }
}
