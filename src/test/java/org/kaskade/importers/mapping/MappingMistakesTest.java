package org.kaskade.importers.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.ReadInventory;

/// Every mistake is told at its line, with what is known and what to write.
class MappingMistakesTest {
  @Test
  void tellsAllOfThem() {
    assertThat(
            Mapped.mistakes(
                """
                records:
                  - files: ["*.yaml"]
                    class: Sever
                    identity: {fqdn: host}
                  - files: ["*.yaml"]
                    class: Server
                    identity: {fqnd: host}
                    attributes:
                      cpuCore: cores
                      memory: "ram ("
                    lifecycle:
                      expression: state
                      values: {up: RUNNING}
                    dependency: []
                    dependencies:
                      - type: RUN_ON
                        provider: {class: Hypervisor, identity: {name: host}}
                      - type: MEMBER_OF
                        provider: {class: Cluster, identity: {name: cluster}}
                      - type: RUNS_ON
                """))
        .satisfiesExactlyInAnyOrder(
            m -> assertThat(m).startsWith("3: class 'Sever'").contains("did you mean Server?"),
            m -> assertThat(m).startsWith("7: 'fqnd'").contains("did you mean fqdn", "[fqdn]"),
            m -> assertThat(m).startsWith("9: Server has no").contains("did you mean cpuCores"),
            m -> assertThat(m).startsWith("10: 'memory' is no JSONata"),
            m -> assertThat(m).startsWith("11: 'RUNNING' is no lifecycle").contains("ACTIVE"),
            m -> assertThat(m).startsWith("14: 'dependency'").contains("mean dependencies"),
            m -> assertThat(m).startsWith("16: there is no").contains("did you mean RUNS_ON"),
            m -> assertThat(m).startsWith("18: the dependent of MEMBER_OF is a Cluster"),
            m -> assertThat(m).startsWith("20: a dependency names the other CI once"));
  }

  @Test
  void tellsWhatIsMissing() {
    assertThat(Mapped.mistakes("records:\n  - name: host\n"))
        .satisfiesExactlyInAnyOrder(
            m -> assertThat(m).startsWith("2: 'files' is missing"),
            m -> assertThat(m).startsWith("2: 'class' is missing"),
            m -> assertThat(m).startsWith("2: 'identity' is missing"));
    assertThat(Mapped.mistakes("description: Nothing.\n"))
        .singleElement()
        .asString()
        .startsWith("1: 'records' is missing");
    assertThat(Mapped.mistakes("- a list\n")).singleElement().asString().startsWith("1: ");
    assertThat(Mapped.mistakes("records: [\n")).isNotEmpty();
    assertThat(Mapped.mistakes("")).isNotEmpty();
  }

  @Test
  void refusesValuesThatIdentifyNothing() {
    assertThat(
            Mapped.mistakes(
                """
                records:
                  - files: ["*"]
                    class: Rack
                    identity: {site: place}
                """))
        .singleElement()
        .asString()
        .startsWith("4: site do not identify a Rack; a Rack takes one of [site, room, name]");
  }

  @Test
  void refusesRegularExpressionsThatNothingBounds() {
    assertThat(
            Mapped.mistakes(
                """
                records:
                  - files: ["*"]
                    class: Server
                    identity: {fqdn: "host ~> /(a+)+b/"}
                    name: $replace(host, /[.].*/, "")
                    attributes: {description: 'host ~> $replace(/a/, "b")'}
                """))
        .singleElement()
        .asString()
        .startsWith("4: 'fqdn' has a regular expression that is no argument");
  }

  @Test
  void keepsWhatFilesSaidBefore() {
    ReadInventory read = Mapped.file("records: 7", "hosts.yaml", "[]");
    assertThat(read.findings().unreadableFiles())
        .containsExactlyInAnyOrder("hosts.yaml", Mapped.PATH);
    ReadInventory without =
        ReadInventory.of(new MappingReader(), Map.of("a.csv", "x"), Map.of("mapping", "m.yaml"));
    assertThat(without.problems()).containsExactly("ERROR MISSING_MAPPING m.yaml");
    assertThat(without.findings().unreadableFiles()).containsExactlyInAnyOrder("a.csv", "m.yaml");
  }

  @Test
  void tellsFieldsThatNoRecordHas() {
    String mapping =
        """
        records:
          - files: ["hosts/*"]
            class: Server
            identity: {fqdn: host}
            attributes: {cpuCores: coers, description: note}
        """;
    ReadInventory read =
        Mapped.files(
            mapping,
            Map.of(
                "hosts/a.yaml", "{host: a.example, cores: 4}",
                "hosts/b.yaml", "{host: b.example, cores: 4, note: spare}"));
    assertThat(read.message("UNKNOWN_FIELD"))
        .startsWith("kaskade-mapping.yaml:5: 'cpuCores' names the field 'coers'")
        .contains("did you mean cores?");
  }
}
